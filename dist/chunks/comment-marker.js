import { o as object, t as ShapeError, u as text } from "./json-reader.js";
import { n as readAcceptance, t as acceptanceRecord } from "./acceptance.js";

// src/formats/acceptance-memo.ts
const readMemo = object({
	suite: text,
	acceptance: readAcceptance
});
/** The text of a memo: JSON on one line. */
function acceptanceMemo({ suite, acceptance }) {
	return JSON.stringify({
		suite,
		acceptance: acceptanceRecord(acceptance)
	});
}
/** The memo in a text; undefined for one that is damaged or says something else: that is no acceptance. */
function parseAcceptanceMemo(memo) {
	try {
		return readMemo(JSON.parse(memo), "");
	} catch (error) {
		if (error instanceof ShapeError || error instanceof SyntaxError) return void 0;
		throw error;
	}
}

// src/edges/github/comment-marker.ts
/**
* The first line of a comment, unseen by readers: what the comment is about and which run wrote it. On the first line,
* so that text cut at the end keeps it and text of strangers further down cannot forge it.
*/
function commentMarker(key, run) {
	return `<!-- eval-baseline ${encoded(key)} run=${run.id}.${run.attempt} -->`;
}
/** Whether a comment has the marker of a key that begins so. Whether it is ours is for the caller to see, by its author. */
function isMarked(body, beginning) {
	return body.startsWith(`<!-- eval-baseline ${encoded(beginning)}`);
}
/** The run that wrote a comment of this key; undefined for any other text. */
function markedRun(body, key) {
	const first = body.split("\n", 1)[0] ?? "";
	const [, name, id, attempt] = /^<!-- eval-baseline (\S+) run=(\d+)\.(\d+) -->\r?$/.exec(first) ?? [];
	return name === encoded(key) ? {
		id: Number(id),
		attempt: Number(attempt)
	} : void 0;
}
/**
* The second line of a comment that keeps something for a later run of ours, unseen by readers.
*
* @param memo any text; it is written in letters that cannot end the HTML comment
*/
function memoLine(memo) {
	return `<!-- eval-baseline-memo ${Buffer.from(memo).toString("base64url")} -->`;
}
/**
* What a comment of ours keeps, from its second line alone: text of strangers further down cannot forge it. Whether the
* comment is ours is for the caller to see, by its author and its marker.
*
* @param body of a comment, marker included
* @returns undefined where nothing is kept
*/
function memoOf(body) {
	const [first = "", second = ""] = body.split("\n", 2);
	if (!first.startsWith("<!-- eval-baseline ")) return void 0;
	const [, kept] = /^<!-- eval-baseline-memo ([\w-]+) -->\r?$/.exec(second) ?? [];
	return kept === void 0 ? void 0 : Buffer.from(kept, "base64url").toString();
}
/** Below zero when `a` is the older run, zero when both are one. */
function byRun(a, b) {
	return a.id - b.id || a.attempt - b.attempt;
}
/** No blank and no ">" is left, so that no key can end the HTML comment. */
function encoded(key) {
	return encodeURIComponent(key).replaceAll("%2F", "/");
}

export { memoLine as a, parseAcceptanceMemo as c, markedRun as i, commentMarker as n, memoOf as o, isMarked as r, acceptanceMemo as s, byRun as t };