import { t as firstOwn } from "./json-shape.js";
import { t as plain } from "./plain.js";

// src/edges/http/shown-words.ts
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

export { shownWords as t };