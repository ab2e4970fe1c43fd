import { t as isCommitId } from "./commit-id.js";
import { a as number, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";

// src/formats/acceptance.ts
const readDifference = (value, place) => {
	const read = number(value, place);
	if (read < 0) return read;
	throw new ShapeError(`${place} must be below 0`);
};
const readLoss = object({
	metric: text,
	slice: optional(object({
		attribute: text,
		value: text
	})),
	scale: oneOf({
		difference: true,
		ratio: true
	}),
	difference: readDifference
});
const readCommit = (value, place) => {
	const read = text(value, place);
	if (isCommitId(read)) return read;
	throw new ShapeError(`${place} must be the full id of a commit`);
};
const readInstant = (value, place) => {
	const read = text(value, place);
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(read) && !Number.isNaN(Date.parse(read))) return read;
	throw new ShapeError(`${place} must be a time in UTC, such as 2026-11-02T06:00:00Z`);
};
/** Reads an acceptance of a record or of a comment. @throws ShapeError */
const readAcceptance = object({
	pullRequest: count,
	head: readCommit,
	label: text,
	by: text,
	at: readInstant,
	losses: list(readLoss)
});
/** The JSON of an acceptance, its keys always in the same order. */
function acceptanceRecord({ pullRequest, head, label, by, at, losses }) {
	return {
		pullRequest,
		head,
		label,
		by,
		at,
		losses: losses.map(lossRecord)
	};
}
function lossRecord({ metric, slice, scale, difference }) {
	const { attribute, value } = slice ?? {};
	return {
		metric,
		...attribute === void 0 || value === void 0 ? {} : { slice: {
			attribute,
			value
		} },
		scale,
		difference
	};
}

export { readAcceptance as n, acceptanceRecord as t };