import { t as retryAfterMs$1 } from "./retry-after.js";
import { setTimeout } from "node:timers/promises";

// src/edges/github/client.ts
const TRIES = 4;
/** Beyond this a rate limit is not waited for: the job would pay for standing still. */
const LONGEST_WAIT_MS = 6e4;
/** Of one client, over all its requests. */
const ALL_WAITS_MS = 18e4;
/** Runs that one limit stopped come back within this time, not all at once. */
const JITTER_MS = 5e3;
/** A request that has no answer by then is taken for lost. */
const LONGEST_ANSWER_MS = 6e4;
/**
* REST and GraphQL of the same GitHub. Sent again, up to three times: after 5xx or a broken connection, what can be
* repeated; after a rate limit that ends within a minute, anything, since it was not done. No other 4xx ever.
* The token stays inside: no error and no log line holds it.
*/
async function gitHubClient(options) {
	const { getOctokit } = await import("./github2.js");
	const { wait = setTimeout, random = Math.random } = options;
	const silent = () => {};
	const client = getOctokit(options.token, {
		baseUrl: options.baseUrl ?? process.env["GITHUB_API_URL"] ?? "https://api.github.com",
		userAgent: "eval-baseline",
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	let waited = 0;
	client.hook.wrap("request", async (send, request) => {
		for (let attempt = 1;; attempt += 1) try {
			const signal = AbortSignal.timeout(LONGEST_ANSWER_MS);
			return await send({
				...request,
				request: {
					...request.request,
					signal
				}
			});
		} catch (error) {
			const pause = attempt < TRIES ? pauseFor(error, request, {
				attempt,
				random
			}) : void 0;
			if (pause === void 0 || waited + pause > ALL_WAITS_MS) throw error;
			waited += pause;
			await wait(pause);
		}
	});
	return client;
}
/** Milliseconds to wait before sending the request again; undefined when it is not to be sent again. */
function pauseFor(error, request, { attempt, random }) {
	const limit = retryAfterMs(error);
	if (limit !== void 0) return limit <= LONGEST_WAIT_MS ? Math.round(limit + random() * JITTER_MS) : void 0;
	if (!mayHaveArrived(error)) return void 0;
	return request.method !== "POST" || request.url.endsWith("/graphql") ? Math.round(500 * 2 ** (attempt - 1) * (1 + random() / 2)) : void 0;
}
/** True when GitHub did not say what became of the request: 5xx, or no answer at all. It may have been done. */
function mayHaveArrived(error) {
	return (statusOf(error) ?? 0) >= 500;
}
/** The HTTP status of an error of the client; 500 when there was no answer at all. */
function statusOf(error) {
	return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : void 0;
}
/** How long a rate limit asks to wait; undefined for every other error. */
function retryAfterMs(error) {
	const status = statusOf(error);
	if (status !== 403 && status !== 429) return void 0;
	const headers = headersOf(error);
	const asked = retryAfterMs$1(headers, Date.now());
	if (asked !== void 0) return asked;
	if (headers.get("x-ratelimit-remaining") === "0") return untilReset(headers);
	return status === 429 || /rate limit/i.test(String(error)) ? LONGEST_WAIT_MS : void 0;
}
/** The limit is renewed at a second of the epoch, by GitHub's clock. */
function untilReset(headers) {
	const reset = Number(headers.get("x-ratelimit-reset") ?? NaN);
	const date = Date.parse(headers.get("date") ?? "");
	const now = Number.isNaN(date) ? Date.now() : date;
	return Number.isNaN(reset) ? Number.POSITIVE_INFINITY : Math.max(0, reset * 1e3 - now) + 1e3;
}
function headersOf(error) {
	const headers = new Headers();
	if (!(error instanceof Error) || !("response" in error)) return headers;
	const { response } = error;
	if (typeof response !== "object" || response === null || !("headers" in response)) return headers;
	if (typeof response.headers !== "object" || response.headers === null) return headers;
	for (const [name, value] of Object.entries(response.headers)) if (typeof value === "string" || typeof value === "number") headers.set(name, String(value));
	return headers;
}

export { statusOf as i, mayHaveArrived as n, retryAfterMs as r, gitHubClient as t };