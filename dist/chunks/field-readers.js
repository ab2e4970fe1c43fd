import { i as map, o as object, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { r as isObject } from "./json-shape.js";

// src/formats/instant.ts
const LATEST = 2n ** 64n - 1n;
/** A time in nanoseconds since the epoch, from decimal text or a number. Null for 0, which means "not set", and for anything else. */
function readNanoseconds(value) {
	if (typeof value === "string" && /^\d{1,20}$/.test(value)) return within$1(BigInt(value));
	if (typeof value === "number" && Number.isInteger(value)) return within$1(BigInt(value));
	return null;
}
/**
* Nanoseconds since the epoch from any form a trace format writes a time in: ISO 8601 text with or without a zone
* (without one it is UTC), `[seconds, nanoseconds]`, or a number whose unit follows from its size.
*
* @returns null for anything else
*/
function readInstant(value) {
	if (Array.isArray(value)) return fromPair(value);
	if (typeof value === "number") return fromNumber(value);
	if (typeof value !== "string") return null;
	if (/^\d{1,20}(\.\d+)?$/.test(value)) return value.length > 15 ? readNanoseconds(value) : fromNumber(Number(value));
	return fromIso(value);
}
function fromPair([seconds, nanoseconds]) {
	if (!Number.isSafeInteger(seconds) || !Number.isSafeInteger(nanoseconds)) return null;
	return within$1(BigInt(seconds) * 1000000000n + BigInt(nanoseconds));
}
/** Seconds until 10¹¹ (the year 5138), then milliseconds, microseconds, nanoseconds. */
function fromNumber(value) {
	if (!Number.isFinite(value) || value <= 0) return null;
	const digits = [
		1e11,
		0x5af3107a4000,
		0x16345785d8a0000
	].findIndex((limit) => value < limit);
	const unit = digits < 0 ? 1 : [
		1e9,
		1e6,
		1e3
	][digits];
	return unit === 1 ? within$1(BigInt(Math.round(value))) : within$1(BigInt(Math.round(value * unit / 1e3)) * 1000n);
}
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9})\d*)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
function fromIso(text) {
	const [, date, time, fraction = "", zone = "Z"] = ISO.exec(text.trim()) ?? [];
	if (date === void 0) return null;
	const milliseconds = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
	return Number.isNaN(milliseconds) ? null : within$1(BigInt(milliseconds) * 1000000n + BigInt(fraction.padEnd(9, "0")));
}
function within$1(time) {
	return time > 0n && time <= LATEST ? time : null;
}

// src/formats/native/field-readers.ts
/** What `object` of the JSON reader reads, with no other keys: in a file written by hand an unknown key is a mistake. */
function closed(fields) {
	const known = Object.keys(fields);
	return (value, place) => {
		const unknown = isObject(value) ? Object.keys(value).find((key) => !known.includes(key)) : void 0;
		if (unknown !== void 0) throw new ShapeError(`${within(place, unknown)} is not known; known here are ${known.join(", ")}`);
		return object(fields)(value, place);
	};
}
/** A step as `{ "<kind>": { … } }`: exactly one of these kinds. */
function oneKind(readers) {
	const kinds = Object.keys(readers);
	return (value, place) => {
		const [kind, ...others] = isObject(value) ? Object.keys(value) : [];
		const reader = kind !== void 0 && Object.hasOwn(readers, kind) ? readers[kind] : void 0;
		if (!isObject(value) || kind === void 0 || reader === void 0 || others.length > 0) throw new ShapeError(`${place} must have exactly one key, one of ${kinds.join(", ")}`);
		return reader(value[kind], within(place, kind));
	};
}
/** Any JSON value that is there, no deeper than is read anywhere else. */
const json = (value, place) => {
	if (value === void 0) throw new ShapeError(`${place} is missing`);
	if (!isWithin(value, 64)) throw new ShapeError(`${place} is nested more than ${64} levels deep`);
	return value;
};
/** JSON values by name. */
const jsonObject = map(json);
/** Text with something in it. */
const name = (value, place) => {
	const read = text(value, place);
	if (read !== "") return read;
	throw new ShapeError(`${place} must not be empty`);
};
/** A time: ISO 8601, or digits for nanoseconds since the epoch. Without a zone it is UTC. */
const time = (value, place) => {
	const written = text(value, place);
	const read = /^\d+$/.test(written) ? readNanoseconds(written) : readInstant(written);
	if (read !== null) return read;
	throw new ShapeError(`${place} must be a time, such as 2026-11-02T06:00:00Z`);
};
/** At least one item. */
function filled(reader) {
	return (value, place) => {
		const read = reader(value, place);
		if (read.length > 0) return read;
		throw new ShapeError(`${place} must have at least one item`);
	};
}
/** The words of the domain's unions; a word that is missing here does not compile where it is read. */
const finish = oneOf({
	stop: true,
	length: true,
	tool_calls: true,
	content_filter: true,
	error: true,
	other: true
});
const status = oneOf({
	ok: true,
	error: true,
	unset: true
});
const outcome = oneOf({
	parsed: true,
	failed: true,
	"not-attempted": true
});
const giver = oneOf({
	human: true,
	machine: true,
	unknown: true
});
/** A property that may be null, which says that nothing is known. */
function nullable(reader) {
	return (value, place) => value === null ? null : reader(value, place);
}
function within(place, key) {
	return place === "" ? key : `${place}.${key}`;
}
function isWithin(value, levels) {
	if (typeof value !== "object" || value === null) return true;
	return levels > 0 && Object.values(value).every((item) => isWithin(item, levels - 1));
}

export { json as a, nullable as c, status as d, time as f, giver as i, oneKind as l, readNanoseconds as m, filled as n, jsonObject as o, readInstant as p, finish as r, name as s, closed as t, outcome as u };