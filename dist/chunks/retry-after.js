// src/edges/http/network-code.ts
/** The code of the system or of the HTTP client, from wherever in the chain of causes it stands. */
function networkCode(error) {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = firstCause(cause), depth += 1) if ("code" in cause && typeof cause.code === "string") return cause.code;
}
/** Trying several addresses of one host gives an AggregateError, whose first part tells as much as the others. */
function firstCause(error) {
	return error.cause ?? (error instanceof AggregateError ? error.errors[0] : void 0);
}

// src/edges/http/retry-after.ts
/**
* How long the headers of an answer ask to wait, in milliseconds from now, at least 0.
*
* @param now milliseconds since the epoch
* @returns undefined where the server asks for nothing that can be understood
*/
function retryAfterMs(headers, now) {
	const precise = headers.get("retry-after-ms")?.trim() ?? "";
	const plain = headers.get("retry-after")?.trim() ?? "";
	const wait = precise === "" ? secondsOrDate(plain, now) : Number(precise);
	return Number.isFinite(wait) ? Math.max(0, wait) : void 0;
}
function secondsOrDate(text, now) {
	if (text !== "" && !Number.isNaN(Number(text))) return Number(text) * 1e3;
	return /\d\d:\d\d/.test(text) ? Date.parse(text) - now : NaN;
}

export { networkCode as n, retryAfterMs as t };