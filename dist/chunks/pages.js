import { t as UserError } from "./errors2.js";

// src/edges/sources/pages.ts
/** So many pages in a row with nothing on them are no answer that ends. */
const MOST_EMPTY_PAGES = 100;
/**
* All pages, one after the other, numbered from 1.
*
* @param place for people: "Langfuse at cloud.langfuse.com"
* @param ask the first page has no cursor
* @throws UserError when the pages would never end: a cursor comes again, or nothing comes but cursors
*/
async function* pagesOf(place, ask) {
	const seen = /* @__PURE__ */ new Set();
	let cursor;
	let empty = 0;
	for (let number = 1;; number += 1) {
		const { items, next } = await ask(number, cursor);
		yield {
			number,
			items
		};
		if (next === void 0) return;
		empty = items.length === 0 ? empty + 1 : 0;
		if (seen.has(next) || empty >= MOST_EMPTY_PAGES) throw endless(place, number, seen.has(next));
		seen.add(next);
		cursor = next;
	}
}
function endless(place, number, isRepeated) {
	return new UserError(isRepeated ? `${place} gave a cursor for the second time, on page ${number}: its pages would never end` : `${place} gave ${MOST_EMPTY_PAGES} pages in a row without an item, up to page ${number}`, "Read an export as files, and tell whoever runs the server.");
}
/**
* A page from the parts of an answer.
*
* @param items the list that the answer must hold
* @param next a text, or whatever the API writes when there is no more
* @param at for people: "Langfuse at cloud.langfuse.com", "page 3 of the observations"
* @throws UserError when there is no list: an answer in another form is not an empty one
*/
function pageFrom(items, next, at) {
	if (!Array.isArray(items)) throw new UserError(`${at.what} of ${at.place} holds no list of items`, "Check base-url under traces.from in the suite file, and that the server is new enough for this API.");
	return typeof next === "string" && next !== "" ? {
		items,
		next
	} : { items };
}

export { pagesOf as n, pageFrom as t };