import { hash } from "node:crypto";

// src/domain/digest.ts
/**
* The one text form of a JSON value: keys sorted by code unit, no insignificant white space, strings in Unicode NFC,
* properties that are undefined left out. Equal values give equal text on every machine.
*/
function canonicalJson(value) {
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
	if (typeof value === "object" && value !== null) return `{${Object.entries(value).filter(([, item]) => item !== void 0).map(([key, item]) => [key.normalize("NFC"), item]).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
	if (typeof value === "string") return JSON.stringify(value.normalize("NFC"));
	return JSON.stringify(value) ?? "null";
}
/** SHA-256 of a text (as UTF-8), 64 lower-case hexadecimal digits. */
function sha256(text) {
	return hash("sha256", text);
}
/** SHA-256 of a value's canonical JSON, 64 lower-case hexadecimal digits. */
function digestOf(value) {
	return sha256(canonicalJson(value));
}
/** A text as it is hashed: no byte-order mark, line ends as \n, Unicode NFC. The same on every machine and checkout. */
function normaliseText(text) {
	return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").normalize("NFC");
}

export { sha256 as i, digestOf as n, normaliseText as r, canonicalJson as t };