import { t as canonicalJson } from "./digest.js";
import { r as isObject } from "./json-shape.js";

// src/formats/json-text.ts
/**
* The structure behind a value that writers record as a structure, as JSON text, or as JSON text inside JSON text.
* What does not parse (plain text, JSON that was cut off) stays as it is.
*/
function decoded(value) {
	let current = value;
	for (let round = 0; round < 3 && looksEncoded(current); round++) {
		const next = parsed(current);
		if (next === void 0) break;
		current = next;
	}
	return current;
}
function looksEncoded(value) {
	return typeof value === "string" && /^\s*[[{"]/.test(value);
}
/**
* Whether a text begins as lists of texts and objects do. After `decoded`, this means a structure that cannot be read:
* JSON that is broken or was cut off, or Python's literals. "[INST] …" and "{name}, …" are what somebody said.
*/
function looksStructured(value) {
	return typeof value === "string" && /^\s*"?(?:(?:\[[\s[]*(?:\{\s*)?|\{\s*)\\?["']|\[\s*\[\s*\[)/.test(value);
}
/** Arguments and results as text: text as it was written, a structure as canonical JSON, absent values as undefined. */
function textOf(value) {
	if (value === void 0 || value === null) return void 0;
	if (typeof value !== "string") return withinDepth(value, 64) ? canonicalJson(value) : void 0;
	const inner = value.startsWith("\"") ? parsed(value) : void 0;
	return typeof inner === "string" ? inner : value;
}
/** Whether a text is whole, valid JSON. */
function isJson(text) {
	return parsed(text) !== void 0;
}
function parsed(text) {
	try {
		const value = JSON.parse(text);
		return withinDepth(value, 64) ? value : void 0;
	} catch {
		return;
	}
}
function withinDepth(value, levels) {
	if (Array.isArray(value)) return levels > 0 && value.every((item) => withinDepth(item, levels - 1));
	if (isObject(value)) return levels > 0 && Object.values(value).every((item) => withinDepth(item, levels - 1));
	return true;
}

export { textOf as i, isJson as n, looksStructured as r, decoded as t };