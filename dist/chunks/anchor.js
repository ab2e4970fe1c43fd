// src/domain/anchor.ts
/** Where the anchor of a suite lies on the branch. */
function anchorPath(suite) {
	return `anchors/${suite}.json`;
}
/** Characters of a reason, or of a name: it is one line in every report. */
const LONGEST_LINE = 500;
/**
* What a person wrote, as one line without characters that steer a terminal or hide text.
*
* @returns at most LONGEST_LINE characters
*/
function asOneLine(text) {
	return [...text.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "").trim()].slice(0, 500).join("");
}

export { asOneLine as n, anchorPath as t };