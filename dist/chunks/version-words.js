import { n as NO_SUCH_LAYER } from "./version.js";

// src/report/version-words.ts
/** Digits of a hash that are shown: as many as git needs in a large repository. */
const SHOWN_DIGITS = 12;
/** Code points of an id or origin that are shown. */
const LONGEST_ID = 48;
/** A version for people, with what gave it: "9a1c04e2b7d3 (hash of prompts/**)", "unknown (mixed: …)". */
function versionWords(version, markup) {
	if (version.id === null || version.id === "none" || version.from === void 0) return briefVersion(version, markup);
	const link = version.source === "hash" ? " of " : ", ";
	return `${versionId(version.id, markup)} (${sourceWords(version)}${link}${markup.word(version.from, LONGEST_ID)})`;
}
/** A version for people, with its source alone: "9a1c04e2b7d3 (hash)". What is known about an unknown one is kept. */
function briefVersion(version, markup) {
	if (version.id === null) return version.from === void 0 ? "unknown" : `unknown (${markup.word(version.from, LONGEST_ID)})`;
	if (version.id === "none") return "no such layer";
	return `${versionId(version.id, markup)} (${sourceWords(version)})`;
}
/** The id of a version alone, for a narrow cell: "9a1c04e2b7d3", "kb-2026-09-01", "unknown". */
function shortVersion(version, markup) {
	if (version.id === null) return "unknown";
	return version.id === "none" ? "no such layer" : versionId(version.id, markup);
}
function sourceWords(version) {
	return version.partial ? `partial ${version.source}` : version.source;
}
/** The id alone, a hash cut to its first digits, any other id whole. */
function versionId(id, markup) {
	const digits = id.replace(/^sha(?:1|256|512):/, "");
	return markup.code(/^[0-9a-f]{16,}$/.test(digits) ? digits.slice(0, SHOWN_DIGITS) : markup.word(id, LONGEST_ID));
}

export { versionWords as i, shortVersion as n, versionId as r, briefVersion as t };