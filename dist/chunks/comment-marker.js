// src/edges/github/comment-marker.ts
/**
* The first line of a comment, unseen by readers: what the comment is about and which run wrote it. On the first line,
* so that text cut at the end keeps it and text of strangers further down cannot forge it.
*/
function commentMarker(key, run) {
	return `<!-- eval-baseline ${encoded(key)} run=${run.id}.${run.attempt} -->`;
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

export { memoOf as a, memoLine as i, commentMarker as n, markedRun as r, byRun as t };