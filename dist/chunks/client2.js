import { setTimeout } from "node:timers/promises";

// src/edges/github/client.ts
const TRIES = 4;
/** Beyond this a rate limit is not waited for: the job would pay for standing still. */
const LONGEST_WAIT_MS = 6e4;
/** REST and GraphQL of the same GitHub. The token stays inside: no error and no log line holds it. */
async function gitHubClient(options) {
	const { getOctokit } = await import("./github.js");
	const { wait = setTimeout } = options;
	const silent = () => {};
	const client = getOctokit(options.token, {
		baseUrl: options.baseUrl ?? process.env["GITHUB_API_URL"] ?? "https://api.github.com",
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	client.hook.wrap("request", async (send, request) => {
		for (let attempt = 1;; attempt += 1) try {
			return await send(request);
		} catch (error) {
			const pause = attempt < TRIES ? pauseFor(error, request, attempt) : void 0;
			if (pause === void 0) throw error;
			await wait(pause);
		}
	});
	return client;
}
/** Milliseconds to wait before sending the request again; undefined when it is not to be sent again. */
function pauseFor(error, request, attempt) {
	const limit = retryAfterMs(error);
	if (limit !== void 0) return limit <= LONGEST_WAIT_MS ? limit : void 0;
	const status = statusOf(error);
	const passing = status !== void 0 && status >= 500;
	const repeatable = request.method !== "POST" || request.url.endsWith("/graphql");
	return passing && repeatable ? 500 * 2 ** (attempt - 1) : void 0;
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
	const seconds = Number(headers["retry-after"]);
	if (Number.isFinite(seconds) && headers["retry-after"] !== void 0) return seconds * 1e3;
	if (headers["x-ratelimit-remaining"] === "0" || status === 429) return Number.POSITIVE_INFINITY;
	return /rate limit/i.test(String(error)) ? LONGEST_WAIT_MS : void 0;
}
function headersOf(error) {
	if (!(error instanceof Error) || !("response" in error)) return {};
	const { response } = error;
	if (typeof response !== "object" || response === null || !("headers" in response)) return {};
	const { headers } = response;
	return typeof headers === "object" && headers !== null ? { ...headers } : {};
}

export { retryAfterMs as n, statusOf as r, gitHubClient as t };