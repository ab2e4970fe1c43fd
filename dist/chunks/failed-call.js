import { t as networkCode } from "./network-code.js";
import { t as retryAfterMs } from "./retry-after.js";

// src/edges/models/failed-call.ts
/** One attempt at a model or an application that came to nothing. It never leaves the edges: `callPatiently` makes a value of it. */
var FailedCall = class extends Error {
	reason;
	patience;
	retryAfterMs;
	overloaded;
	/** What an answer that was of no use took; it is paid for. */
	usage;
	/** @param what for people, with the place it happened at: "429 from http://127.0.0.1/v1" */
	constructor(reason, what, patience, load = {}) {
		super(what);
		this.reason = reason;
		this.patience = patience;
		this.retryAfterMs = load.retryAfterMs;
		this.overloaded = load.overloaded ?? false;
		this.usage = load.usage;
	}
};
/** The failure of a call that was stopped before it was answered. */
function stopped(place) {
	return new FailedCall("cut-off", `stopped while asking ${place}`, "never");
}
/**
* What an error answer means. The server's message is left out: it may quote the request. Its code, type and parameter
* are words of the API.
* @param place the endpoint, without credentials
*/
function refusedCall({ status, headers, code, type, param }, place) {
	const asked = waitAskedFor(headers);
	const [reason, patience] = meaningOf(status, code, asked);
	const words = [...new Set([code ?? type, param].filter(isApiWord))].join(": ");
	const overloaded = patience === "in-turn" || reason === "timed-out" || status === 503;
	return new FailedCall(reason, `${status} from ${place}${words === "" ? "" : ` (${words})`}`, patience, {
		retryAfterMs: asked,
		overloaded
	});
}
/** What it means that no answer came, or not the whole of one. */
function brokenCall(error, place) {
	const code = networkCode(error);
	const [reason, what] = networkMeaning(code, place);
	const overloaded = reason === "timed-out";
	return new FailedCall(reason, code === void 0 ? what : `${what} (${code})`, "always", { overloaded });
}
/**
* What an error of OpenAI's client means. Told apart by class and status and never by a name, which a bundler may change.
* @param limits.place the endpoint, without credentials
* @param limits.timeoutMs the time that the client gave the attempt
*/
function failedCall(error, { place, timeoutMs }, { APIError, APIConnectionTimeoutError }) {
	if (error instanceof APIError && error.status !== void 0) {
		const { status, headers, code, type, param } = error;
		return refusedCall({
			status,
			headers,
			code,
			type,
			param
		}, place);
	}
	if (error instanceof APIConnectionTimeoutError && networkCode(error) === void 0) return outOfTime(place, timeoutMs);
	return brokenCall(error, place);
}
/** The failure of an attempt that took longer than it may. */
function outOfTime(place, timeoutMs) {
	return new FailedCall("timed-out", `no answer from ${place} in ${timeoutMs} ms`, "always", { overloaded: true });
}
function meaningOf(status, code, retryAfterMs) {
	if (status === 401 || status === 403) return ["unauthorised", "never"];
	if (status === 408) return ["timed-out", "always"];
	if (status === 409) return ["server-error", "always"];
	if (status === 402) return ["rate-limited", "never"];
	if (status === 429) return ["rate-limited", code === "insufficient_quota" ? "never" : "in-turn"];
	if (status === 503 && retryAfterMs !== void 0) return ["server-error", "in-turn"];
	return status >= 500 ? ["server-error", "always"] : ["refused-request", "never"];
}
/** Whether a text can only be a word of the API, and nothing that somebody wrote. */
function isApiWord(word) {
	return typeof word === "string" && /^[\w.[\]-]{1,60}$/.test(word);
}
const ONE_DAY = 864e5;
function waitAskedFor(headers) {
	const wait = headers === void 0 ? void 0 : retryAfterMs(headers, Date.now());
	return wait === void 0 ? void 0 : Math.min(wait, ONE_DAY);
}
function networkMeaning(code, place) {
	if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET") return ["connection-reset", `the connection to ${place} broke`];
	if (code?.includes("TIMEOUT") || code === "ETIMEDOUT") return ["timed-out", `no answer from ${place} in time`];
	if (code?.startsWith("Z_")) return ["malformed-answer", `the answer of ${place} cannot be unpacked`];
	return ["unreachable", `no connection to ${place}`];
}

export { outOfTime as a, isApiWord as i, brokenCall as n, refusedCall as o, failedCall as r, stopped as s, FailedCall as t };