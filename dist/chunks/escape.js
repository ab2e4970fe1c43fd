import { n as withoutControls, t as plainLine } from "./plain-line.js";

// src/report/escape.ts
/** Words we did not write (case ids, model names, file names, provider messages), made safe for each place we print. */
/** Long enough for any honest id or sentence; a longer word is cut and ends in "…". */
const LONGEST_WORD = 400;
/**
* A foreign text as it may stand in Markdown on GitHub: in a paragraph, a table cell, or between our HTML tags. Shows as
* the text itself; makes no link, image, mention, reference, emphasis, HTML, comment, table cell or line of its own.
*
* Special characters become character references rather than backslash escapes, because backslashes mean nothing
* between HTML tags. GitHub looks for mentions, references and formulas after rendering, so those are broken by a zero-width
* space; a formula without a command can neither move nor hide what stands beside it.
*
* @param longest code points kept before "…"
*/
function escapeMarkdown(text, longest = LONGEST_WORD) {
	return clip(withoutControls(text), longest).replace(/@(?=[\p{L}\p{N}_-])/gu, `@${"​"}`).replace(/#(?=\d)/g, `#${"​"}`).replace(/\b(gh-)(?=\d)/gi, `$1${"​"}`).replace(/:(?=\/\/|[\w+-]+:)/g, `:${"​"}`).replace(/\b(www)\./gi, `$1${"​"}.`).replace(/\b(mailto|xmpp):/gi, `$1${"​"}:`).replace(/\\(?=[a-z{])/gi, `\\${"​"}`).replace(/[&<>"'`*_~[\]()!|\\#$^{}@]/g, reference).replace(/^[-+=]|(?<=^\d{1,9})\.(?=\s|$)/, reference);
}
/**
* A foreign text as it may stand on a line of a terminal or a build log: no control or escape sequence, no line break,
* no reordering of what stands beside it, and nothing a workflow runner would read as a command.
*
* @param longest code points kept before "…"
*/
function escapeTerminal(text, longest = LONGEST_WORD) {
	return plainLine(clip(withoutControls(text), longest));
}
function reference(character) {
	return `&#${character.codePointAt(0)};`;
}
function clip(text, longest) {
	if (text.length <= longest) return text;
	const points = [...text];
	return points.length <= longest ? text : `${points.slice(0, longest).join("")}…`;
}

export { escapeTerminal as n, escapeMarkdown as t };