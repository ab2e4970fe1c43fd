// src/domain/plain-line.ts
/** Breaks a word that a program would act upon, unseen by people. */
const BREAK = "​";
/**
* Any text as one line for a terminal or a build log: no control or escape sequence, no line break, no reordering of what
* stands beside it, and nothing that a workflow runner would read as a command, wherever on a line it comes to stand.
*/
function plainLine(text) {
	return withoutControls(text).replace(/##(?=\[)/g, `##${"​"}`).replace(/^::/, `${"​"}::`);
}
/** Line breaks become spaces; controls and characters that reorder or hide text become the replacement character. */
function withoutControls(text) {
	return text.toWellFormed().replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ").trim().replace(/[\u200B\u2060\uFEFF]/g, "").replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu, "�");
}

export { withoutControls as n, plainLine as t };