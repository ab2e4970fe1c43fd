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
/** A finite number: JSON can write others, which are too large to be held. */
const number = (value, place) => {
	if (typeof value !== "number") throw new ShapeError(`${place} ${value === void 0 ? "is missing" : "must be a number"}`);
	if (Number.isFinite(value)) return value;
	throw new ShapeError(`${place} is too large a number`);
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

export { number as a, only as c, truth as d, map as i, optional as l, count as n, object as o, list as r, oneOf as s, ShapeError as t, text as u };