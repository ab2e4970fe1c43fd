import { c as only, l as optional, o as object, s as oneOf, u as text } from "./json-reader.js";

// src/formats/version-shape.ts
const readSource = oneOf({
	native: true,
	mapped: true,
	hash: true,
	config: true
});
const readLayer = oneOf({
	model: true,
	prompt: true,
	policy: true,
	retrieval: true,
	tools: true
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

export { readVersion as n, readVersions as r, readLayer as t };