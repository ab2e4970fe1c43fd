import { n as beginningOf, r as boundedBody, t as redirectedTo } from "./redirected-to.js";
import { t as networkCode } from "./network-code.js";
import { t as retryAfterMs } from "./retry-after.js";
import { t as shownWords } from "./shown-words.js";

// src/edges/http/attempt.ts
/** Long enough for a large page of a slow query, and a page of a thousand long spans: more fits no memory once parsed. */
const PAGE = {
	mostMs: 12e4,
	mostBytes: 67108864
};
const MOST_ERROR_BYTES = 65536;
/** Asks once. Never throws for what a server or a network does. */
async function attempt(api, request, signal, limits = PAGE) {
	const timeout = AbortSignal.timeout(limits.mostMs);
	let hasBegun = false;
	try {
		const response = await send(api, request, AbortSignal.any([signal, timeout]));
		hasBegun = true;
		return await answerOf(api, response, limits);
	} catch (error) {
		if (signal.aborted) return { kind: "stopped" };
		if (timeout.aborted) return {
			kind: "unreachable",
			reason: `no answer in ${limits.mostMs / 1e3} seconds`,
			late: true
		};
		if (hasBegun) return { kind: "cut-off" };
		return {
			kind: "unreachable",
			reason: networkCode(error) ?? "the connection failed"
		};
	}
}
function send({ baseUrl, headers }, { path, query = [], body }, signal) {
	const parameters = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
	return fetch(`${baseUrl}${path}${parameters === "" ? "" : `?${parameters}`}`, {
		method: body === void 0 ? "GET" : "POST",
		headers: {
			...headers,
			accept: "application/json",
			...body && { "content-type": "application/json" }
		},
		...body && { body: JSON.stringify(body) },
		redirect: "manual",
		signal
	});
}
async function answerOf({ secrets, baseUrl }, response, { mostBytes }) {
	const { status, headers } = response;
	if (status >= 300 && status < 400) {
		await response.body?.cancel();
		return {
			kind: "redirected",
			status,
			to: redirectedTo(response, baseUrl)
		};
	}
	if (!response.ok) {
		const words = shownWords(await beginningOf(response, MOST_ERROR_BYTES), secrets);
		const wait = retryAfterMs(headers, Date.now());
		return {
			kind: "refused",
			status,
			words,
			...wait === void 0 ? {} : { retryAfterMs: wait }
		};
	}
	if (/^text\/html\b/i.test(headers.get("content-type") ?? "")) {
		await response.body?.cancel();
		return { kind: "web-page" };
	}
	const text = await boundedBody(response, mostBytes);
	return text === void 0 ? { kind: "too-large" } : parsed(text);
}
function parsed(text) {
	try {
		return {
			kind: "answered",
			value: JSON.parse(text)
		};
	} catch {
		return { kind: "cut-off" };
	}
}

export { attempt as t };