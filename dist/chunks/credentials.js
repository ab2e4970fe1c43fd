import { t as UserError } from "./errors.js";
import { t as firstOwn } from "./json-shape.js";
import { t as patiently } from "./patience2.js";
import { t as plain } from "./plain.js";

// src/edges/sources/api/api.ts
/**
* Where a server is.
*
* @param name what runs there: "Langfuse"
* @throws UserError when it is no http or https URL, or holds a user name or a password
*/
function placeOf(name, baseUrl) {
	const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : void 0;
	if (parsed === void 0 || !/^https?:$/.test(parsed.protocol)) throw new UserError(`the base-url of ${name} is not an http or https URL`, "Correct base-url under traces.from in the suite file.");
	const place = `${name} at ${parsed.host}`;
	if (parsed.username !== "" || parsed.password !== "") throw new UserError(`the base-url of ${place} holds a user name or a password`, "Take them out of base-url under traces.from; keys belong in environment variables.");
	return {
		place,
		baseUrl: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, "")
	};
}

// src/edges/sources/api/bounded-body.ts
/**
* The text of an answer, or undefined when it is longer than the bound, in bytes after unpacking. What is too long is
* not read to its end.
*/
async function boundedBody(response, mostBytes) {
	if (response.body === null) return "";
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = "";
	for await (const piece of response.body) {
		bytes += piece.byteLength;
		if (bytes > mostBytes) return void 0;
		text += decoder.decode(piece, { stream: true });
	}
	return text + decoder.decode();
}
/** The beginning of an answer, at most this many bytes, and what came of it before the connection broke. */
async function beginningOf(response, mostBytes) {
	if (response.body === null) return "";
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = "";
	try {
		for await (const piece of response.body) {
			text += decoder.decode(piece.subarray(0, mostBytes - bytes), { stream: true });
			bytes += piece.byteLength;
			if (bytes >= mostBytes) break;
		}
	} catch {}
	return text;
}

// src/edges/sources/api/retry-after.ts
/**
* What a Retry-After header asks for, in milliseconds from now, at least 0.
*
* @param header seconds or an HTTP date
* @param now milliseconds since the epoch
* @returns undefined where the server asks for nothing that can be understood
*/
function retryAfterMs(header, now) {
	const text = header?.trim() ?? "";
	if (text === "") return void 0;
	const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1e3 : Date.parse(text) - now;
	return Number.isFinite(wait) ? Math.max(0, wait) : void 0;
}

// src/edges/sources/api/shown-words.ts
const MOST_CHARACTERS = 200;
/**
* What may be shown of an error answer: its message, on one line, at most 200 characters, without credentials. Empty
* for a web page, which says nothing in its first 200 characters, and for JSON that holds nothing.
*/
function shownWords(body, secrets) {
	const safe = masked(plain(messageIn(body)), secrets);
	if (/^<|^(?:\{\}|\[\]|null)$/.test(safe)) return "";
	return safe.length > MOST_CHARACTERS ? `${safe.slice(0, 199)}…` : safe;
}
/** The message of an error body in JSON, wherever the common servers put it; else the body itself. */
function messageIn(body) {
	try {
		const value = JSON.parse(body);
		const said = firstOwn(value, [
			"message",
			"detail",
			"error"
		]);
		if (typeof said === "string") return said;
		const inner = firstOwn(said, ["message", "detail"]);
		return typeof inner === "string" ? inner : body;
	} catch {
		return body;
	}
}
function masked(text, secrets) {
	return secrets.flatMap((secret) => [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1)
	]).filter((form) => form !== "").sort((a, b) => b.length - a.length).reduce((masking, form) => masking.replaceAll(form, "***"), text);
}

// src/edges/sources/api/attempt.ts
/** Milliseconds from the request to the end of the answer: long enough for a large page of a slow query. */
const MOST_MS = 12e4;
/** A page of a thousand long spans; more would not fit in memory beside its parsed form. */
const MOST_BYTES = 67108864;
const MOST_ERROR_BYTES = 65536;
/** Asks once. Never throws for what a server or a network does. */
async function attempt(api, request, signal) {
	const timeout = AbortSignal.timeout(MOST_MS);
	let hasBegun = false;
	try {
		const response = await send(api, request, AbortSignal.any([signal, timeout]));
		hasBegun = true;
		return await answerOf(api, response);
	} catch (error) {
		if (signal.aborted) return { kind: "stopped" };
		if (timeout.aborted) return {
			kind: "unreachable",
			reason: `no answer in ${MOST_MS / 1e3} seconds`
		};
		if (hasBegun) return { kind: "cut-off" };
		return {
			kind: "unreachable",
			reason: codeOf(error) ?? "the connection failed"
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
async function answerOf({ secrets, baseUrl }, response) {
	const { status, headers } = response;
	if (status >= 300 && status < 400) {
		await response.body?.cancel();
		return {
			kind: "redirected",
			status,
			to: originOf(headers.get("location"), baseUrl)
		};
	}
	if (!response.ok) {
		const words = shownWords(await beginningOf(response, MOST_ERROR_BYTES), secrets);
		const wait = retryAfterMs(headers.get("retry-after"), Date.now());
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
	const text = await boundedBody(response, MOST_BYTES);
	return text === void 0 ? { kind: "too-large" } : parsed(text);
}
/** The origin alone: a path or a query may hold a token. */
function originOf(location, baseUrl) {
	return location !== null && URL.canParse(location, baseUrl) ? new URL(location, baseUrl).origin : "an unknown place";
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
/** The code of the system or of the HTTP client, from wherever in the chain of causes it stands. */
function codeOf(error) {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 8; depth += 1) {
		if ("code" in cause && typeof cause.code === "string") return cause.code;
		cause = cause.cause ?? (cause instanceof AggregateError ? cause.errors[0] : void 0);
	}
}

// src/edges/sources/api/refusal.ts
/**
* The error for an API that gives no answer.
*
* @param what was asked for: "page 3 of the observations"
* @param attempts how many were made
*/
function refusal(api, what, unanswered, attempts) {
	const { place } = api;
	switch (unanswered.kind) {
		case "refused": return refusedWith(api, unanswered, attempts);
		case "redirected": return new UserError(`${place} answered ${unanswered.status}: it redirects to ${unanswered.to}, where the credentials are not sent`, "Write the address of the API itself as base-url under traces.from in the suite file.");
		case "cut-off": return new UserError(`${what} of ${place} comes cut off: it is not whole JSON${times(attempts)}`, "Run it again; if it stays so, look for a proxy that cuts answers off, or read an export as files.");
		case "web-page": return new UserError(`${place} answered with a web page instead of JSON`, "Write the address of the API itself as base-url under traces.from in the suite file.");
		case "too-large": return new UserError(`${what} of ${place} is larger than 64 MB`, "Read an export as files, or narrow traces.window in the suite file.");
		case "unreachable": return new UserError(`${place} cannot be reached${times(attempts)}: ${unanswered.reason}`, "Check base-url under traces.from in the suite file, and that this machine may connect to it.");
		case "stopped": return new UserError(`reading ${what} of ${place} was stopped`, "Run it again to read it all.");
		default: return unanswered;
	}
}
function refusedWith(api, { status, words, retryAfterMs }, attempts) {
	const asked = retryAfterMs === void 0 ? "" : ` and asks to wait ${Math.ceil(retryAfterMs / 1e3)} seconds`;
	const said = words === "" ? "" : `: ${words}`;
	return new UserError(`${api.place} answered ${status}${times(attempts)}${status === 429 ? asked : ""}${said}`, remedyFor(status, api));
}
function remedyFor(status, { variables }) {
	const names = variables.join(" and ");
	if (status === 401) return `Set ${names} to a key of this server that is valid now.`;
	if (status === 403) return `Set ${names} to a key that may read the traces of this project.`;
	if (status === 404 || status === 405 || status === 410 || status === 501) return "Check base-url and the project under traces.from in the suite file, and that the server is new enough.";
	if (status === 429) return "Run it later, narrow traces.window in the suite file, or read an export as files.";
	if (status >= 500) return "Run it again when the server is well.";
	return "Check the source under traces.from in the suite file against what the server says.";
}
function times(attempts) {
	return attempts > 1 ? ` (${attempts} attempts)` : "";
}

// src/edges/sources/api/call.ts
/**
* Asks an API, again where that may help.
*
* @throws UserError when no answer is to be had, or the signal is aborted
*/
async function call(api, question, patience, signal) {
	const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
	if (last.kind !== "answered") throw refusal(api, question.what, last, attempts);
	return last;
}
/** The same, where a refusal with one of the accepted statuses is an answer too. */
async function callOr(api, { accepts, ...question }, patience, signal) {
	const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
	if (last.kind === "answered") return last;
	if (last.kind === "refused" && accepts.includes(last.status)) return { kind: "refused" };
	throw refusal(api, question.what, last, attempts);
}

// src/edges/sources/api/credentials.ts
/**
* The values of these variables, without white space at their ends. A variable that is empty counts as unset, because
* that is what a secret that is not there looks like in a workflow.
*
* @param place for people: "Langfuse at cloud.langfuse.com"
* @returns values in the order of the names, each usable in a header
* @throws UserError when one is not set, or holds what no header can; a value is never shown
*/
function credentials(names, environment, place) {
	const unset = names.filter((name) => credential(name, environment, place) === void 0);
	if (unset.length > 0) throw new UserError(`${place} asks for a key, and ${unset.join(" and ")} ${unset.length === 1 ? "is" : "are"} not set`, `Set ${unset.join(" and ")} in the environment; in a workflow, from a secret with env.`);
	return names.flatMap((name) => credential(name, environment, place) ?? []);
}
/** The same for one variable that may be unset. @returns undefined when it is not set */
function credential(name, environment, place) {
	const value = (Object.hasOwn(environment, name) ? environment[name] : void 0)?.trim() ?? "";
	if (value === "") return void 0;
	if (!/^[\x21-\x7e]+$/.test(value)) throw new UserError(`the key for ${place} in ${name} holds white space or characters outside ASCII`, `Copy the key into ${name} again, without anything around it.`);
	return value;
}

export { placeOf as a, callOr as i, credentials as n, call as r, credential as t };