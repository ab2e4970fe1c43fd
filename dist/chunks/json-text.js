import { t as canonicalJson } from "./digest.js";
import { n as isObject } from "./json-shape.js";

// src/formats/json-reader.ts
/**
* Reads unknown JSON into typed values, and says where the first thing is that is not as it should be. A reader takes
* the value and its place ("run.cases[3].id"); readers are put together like the types they read.
*/
/** What is wrong, with its place in front: "run.cases[3].id must be text". Turned into a UserError by the format. */
var ShapeError = class extends Error {
	name = "ShapeError";
};
/**
* An object with these keys. Other keys are ignored, so that a later program can add one; a key whose reader gives
* undefined is left out of the value.
*/
function object(fields) {
	return (value, place) => {
		const entries = entriesOf(value, place);
		const read = Object.entries(fields).map(([key, reader]) => [key, reader(entries.get(key), place === "" ? key : `${place}.${key}`)]);
		return Object.fromEntries(read.filter(([, item]) => item !== void 0));
	};
}
/** Any text as key, one kind of value. */
function map(item) {
	return (value, place) => Object.fromEntries([...entriesOf(value, place)].map(([key, inner]) => [key, item(inner, `${place}[${JSON.stringify(key)}]`)]));
}
function list(item) {
	return (value, place) => {
		if (!Array.isArray(value)) throw new ShapeError(`${place} ${value === void 0 ? "is missing" : "must be a list"}`);
		return value.map((inner, index) => item(inner, `${place}[${index}]`));
	};
}
/** A key that may be absent. */
function optional(reader) {
	return (value, place) => value === void 0 ? void 0 : reader(value, place);
}
const text = (value, place) => {
	if (typeof value === "string") return value;
	throw new ShapeError(`${place} ${value === void 0 ? "is missing" : "must be text"}`);
};
const number = (value, place) => {
	if (typeof value === "number") return value;
	throw new ShapeError(`${place} ${value === void 0 ? "is missing" : "must be a number"}`);
};
/** A count: 0, 1, 2, … */
const count = (value, place) => {
	const read = number(value, place);
	if (Number.isInteger(read) && read >= 0) return read;
	throw new ShapeError(`${place} must be a whole number, 0 or more`);
};
const truth = (value, place) => {
	if (typeof value === "boolean") return value;
	throw new ShapeError(`${place} ${value === void 0 ? "is missing" : "must be true or false"}`);
};
/** Exactly this value. */
function only(expected) {
	return (value, place) => {
		if (value === expected) return expected;
		throw new ShapeError(`${place} ${value === void 0 ? "is missing" : `must be ${JSON.stringify(expected)}`}`);
	};
}
/** One of the keys of a table; the table is a record so that the compiler asks for every one. */
function oneOf(words) {
	return (value, place) => {
		const read = text(value, place);
		if (Object.hasOwn(words, read)) return read;
		throw new ShapeError(`${place} must be one of ${Object.keys(words).join(", ")}`);
	};
}
function entriesOf(value, place) {
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
	throw new ShapeError(`${place === "" ? "it" : place} ${value === void 0 ? "is missing" : "must be an object"}`);
}

// src/formats/version-shape.ts
const readSource = oneOf({
	native: true,
	mapped: true,
	hash: true,
	config: true
});
const readVersion = (value, place) => {
	const { id } = object({ id: (inner) => inner })(value, place);
	if (id === null) return object({
		id: only(null),
		source: only("unknown"),
		from: optional(text)
	})(value, place);
	return object({
		id: text,
		source: readSource,
		partial: optional(only(true)),
		from: optional(text)
	})(value, place);
};
/** The five versions, as records and stored traces hold them. */
const readVersions = object({
	model: readVersion,
	prompt: readVersion,
	policy: readVersion,
	retrieval: readVersion,
	tools: readVersion
});

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

export { readVersions as a, list as c, object as d, oneOf as f, truth as g, text as h, textOf as i, map as l, optional as m, isJson as n, ShapeError as o, only as p, looksStructured as r, count as s, decoded as t, number as u };