import { t as UserError } from "./errors2.js";
import { t as retryAfterMs$1 } from "./retry-after.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/edges/github/answer.ts
/**
* Sends a request, once. What comes back and is no answer fails as if GitHub had said 502: JSON that was cut short, the web
* page of something in between, and GraphQL's word for an error of its own, which has the status 200.
*
* @param mostMs until the answer is there, and where it is read as a stream, until it begins
*/
async function answerTo(send, request, mostMs) {
	const late = new AbortController();
	const timer = setTimeout(() => late.abort(noAnswer(`no answer in ${mostMs / 1e3} seconds`)), mostMs);
	request.request = {
		...request.request,
		signal: late.signal
	};
	try {
		const answer = await send(request);
		if (late.signal.aborted) throw late.signal.reason;
		const why = whyNone(request, answer);
		if (why !== void 0) throw noAnswer(why);
		return answer;
	} finally {
		clearTimeout(timer);
	}
}
/** An error that tells that GitHub did not say what became of a request. */
function noAnswer(why, options) {
	return Object.assign(new Error(why, options), { status: 502 });
}
/** Why that is no answer; undefined where it is one. */
function whyNone(request, { status, data }) {
	if (status === 204 || request.request?.["parseSuccessResponseBody"] === false) return void 0;
	if (typeof data !== "object" || data === null) return "its answer was cut short, or is no JSON";
	return request.url.endsWith("/graphql") ? apologyIn(data) : void 0;
}
/** What GraphQL says when it fails for a reason of its own; it can be asked again. */
function apologyIn(data) {
	return ("errors" in data && Array.isArray(data.errors) ? data.errors : []).map((error) => typeof error === "object" && error !== null && "message" in error ? String(error.message) : "").find((words) => /^(Something went wrong while|We couldn't respond to your request in time)/.test(words));
}

// src/edges/github/look-again.ts
const PAUSE = setTimeout$1;
/**
* A listing, as soon as a certain item is in it; else as it was at the last of several looks. GitHub may read half a minute
* behind what was just written.
*
* @param pauses milliseconds before each further look
*/
async function lookFor(list, isIt, { pauses, wait }) {
	let seen = await list();
	for (const pause of pauses) {
		if (seen.some(isIt)) break;
		await wait(pause);
		seen = await list();
	}
	return {
		isThere: seen.some(isIt),
		seen
	};
}

// src/edges/github/client.ts
const TRIES = 4;
/** Beyond this a rate limit is not waited for: the job would pay for standing still. */
const LONGEST_WAIT_MS = 6e4;
/** Of one client, over all its requests: what failed, and the pauses after it. */
const MOST_LOST_MS = 3e5;
/** Runs that one limit stopped come back within this time, not all at once. */
const JITTER_MS = 5e3;
const LONGEST_ANSWER_MS = 6e4;
/** What GitHub makes by these is the same when it is made twice, or is refused for being there. */
const REPEATABLE_POST = /\/(graphql|git\/(blobs|trees|commits|refs)|statuses\/[^/]+)$/;
/**
* REST and GraphQL of the same GitHub. Sent again, up to three times: after 5xx or a broken connection, what can be
* repeated; after a rate limit that ends within a minute, anything, since it was not done. No other 4xx ever.
* The token stays inside: no error and no log line holds it.
*
* @throws UserError when token or address cannot be used
*/
async function gitHubClient(options) {
	const baseUrl = options.baseUrl ?? process.env["GITHUB_API_URL"] ?? "https://api.github.com";
	refuseUnusable(options.token, baseUrl);
	const { getOctokit } = await import("./github2.js");
	const { wait = PAUSE, random = Math.random, mostMs = LONGEST_ANSWER_MS } = options;
	const silent = () => {};
	const client = getOctokit(options.token, {
		baseUrl,
		userAgent: "eval-baseline",
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	let lost = 0;
	client.hook.wrap("request", async (send, request) => {
		for (let attempt = 1;; attempt += 1) {
			const begin = Date.now();
			try {
				return await answerTo(send, request, mostMs);
			} catch (error) {
				const pause = attempt < TRIES ? pauseFor(error, request, {
					attempt,
					random
				}) : void 0;
				lost += Date.now() - begin;
				if (pause === void 0 || lost + pause > MOST_LOST_MS) throw error;
				lost += pause;
				await wait(pause);
			}
		}
	});
	return client;
}
function refuseUnusable(token, baseUrl) {
	if (!/^[\x21-\x7e]+$/.test(token)) throw new UserError("the token holds a blank or a character that cannot be sent", "Give it as GitHub made it: in a workflow, github.token.");
	if (!URL.canParse(baseUrl)) throw new UserError("GITHUB_API_URL is no address", "The runner sets it: leave the variable alone.");
}
/** Milliseconds to wait before sending the request again; undefined when it is not to be sent again. */
function pauseFor(error, request, { attempt, random }) {
	const limit = retryAfterMs(error);
	if (limit !== void 0) return limit <= LONGEST_WAIT_MS ? Math.round(limit + random() * JITTER_MS) : void 0;
	if (!mayHaveArrived(error)) return void 0;
	return request.method !== "POST" || REPEATABLE_POST.test(request.url) ? Math.round(500 * 2 ** (attempt - 1) * (1 + random() / 2)) : void 0;
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

export { PAUSE as a, statusOf as i, mayHaveArrived as n, lookFor as o, retryAfterMs as r, noAnswer as s, gitHubClient as t };