import { n as verdictSentence } from "./sentence.js";

// src/report/result-json.ts
/**
* The result for programs: JSON as `schema/result.json` describes it, format 1, two spaces, a line break at the end.
*
* The result's own fields, with `format` and the verdict as a sentence before them, and all other keys sorted: equal
* results give equal bytes. A number that is not finite becomes null: it is not known.
*/
function resultJson(result) {
	const value = {
		format: 1,
		sentence: verdictSentence(result),
		...sorted(result)
	};
	return `${JSON.stringify(value, null, 2)}\n`;
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

export { resultJson };