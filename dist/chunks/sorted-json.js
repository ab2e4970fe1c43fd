import { t as jsonText } from "./json-text2.js";

// src/report/sorted-json.ts
/**
* A value for programs: JSON with keys sorted, two spaces, a line break at the end: equal values give equal bytes. A number
* that is not finite becomes null: it is not known.
*
* @param head keys that come first, in this order
*/
function sortedJson(head, value) {
	return jsonText({
		...head,
		...sorted(value)
	});
}
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

export { sortedJson as t };