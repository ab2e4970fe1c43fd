import { c as tuplePrefix } from "./version.js";

// src/domain/baseline.ts
/** The path of a new record: `baselines/<suite>/<yyyy>/<date>-<tuple8>[-<ordinal>].json`. */
function baselinePath(baseline, ordinal) {
	const date = baseline.run.at.slice(0, 10);
	const suffix = ordinal === 1 ? "" : `-${ordinal}`;
	return `baselines/${baseline.run.suite}/${date.slice(0, 4)}/${date}-${tuplePrefix(baseline.run.versions)}${suffix}.json`;
}
const PATH = /^baselines\/([^/]+)\/\d{4}\/(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})(?:-(\d+))?\.json$/;
/** The name behind a path of the branch, or undefined for a path that is no baseline's. */
function baselineName(path) {
	const match = PATH.exec(path);
	if (!match?.[1] || !match[2] || !match[3]) return void 0;
	return {
		path,
		suite: match[1],
		date: match[2],
		tuple: match[3],
		ordinal: Number(match[4] ?? 1)
	};
}
/** Oldest first, by date and by the order of recording within it; the tuple settles what other writers left equal. */
function byAge(a, b) {
	return a.date.localeCompare(b.date) || a.ordinal - b.ordinal || a.tuple.localeCompare(b.tuple);
}
/**
* The record that a person calls by this name, the newest where several answer to it: "latest", a date (the last of that
* day), a path of the branch or the end of one, or the first four or more digits of a tuple.
*
* @param names oldest first
*/
function baselineCalled(reference, names) {
	return names.findLast(({ path, date, tuple }) => reference === "latest" || reference === date || path === reference || path.endsWith(`/${reference}.json`) || path.endsWith(`-${reference}.json`) || reference.length >= 4 && tuple.startsWith(reference));
}
/** The newest records by the names a person may call them: "2026-11-02 (1a2b3c4d)". @param names oldest first */
function newestNames(names) {
	return names.slice(-5).map(({ date, tuple }) => `${date} (${tuple})`);
}

export { newestNames as a, byAge as i, baselineName as n, baselinePath as r, baselineCalled as t };