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

export { retryAfterMs as t };