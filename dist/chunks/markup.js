import { styleText } from "node:util";

// src/report/escape.ts
/** Words we did not write (case ids, model names, file names, provider messages), made safe for each place we print. */
/** Long enough for any honest id or sentence; a longer word is cut and ends in "…". */
const LONGEST_WORD = 400;
/**
* A foreign text as it may stand in Markdown on GitHub: in a paragraph, a table cell, or between our HTML tags. Shows as
* the text itself; makes no link, image, mention, reference, emphasis, HTML, comment, table cell or line of its own.
*
* Special characters become character references rather than backslash escapes, because backslashes mean nothing
* between HTML tags. GitHub looks for mentions and references after rendering, so those are broken by a zero-width space.
*
* @param longest code points kept before "…"
*/
function escapeMarkdown(text, longest = LONGEST_WORD) {
	return clip(withoutControls(text), longest).replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`).replace(/#(?=\d)/g, `#${BREAK}`).replace(/\b(gh-)(?=\d)/gi, `$1${BREAK}`).replace(/:(?=\/\/|[\w+-]+:)/g, `:${BREAK}`).replace(/\b(www)\./gi, `$1${BREAK}.`).replace(/\b(mailto|xmpp):/gi, `$1${BREAK}:`).replace(/[&<>"'`*_~[\]()!|\\#$^{}@]/g, reference).replace(/^[-+=]|(?<=^\d{1,9})\.(?=\s|$)/, reference);
}
/**
* A foreign text as it may stand on a line of a terminal or a build log: no control or escape sequence, no line break,
* no reordering of what stands beside it, and nothing a workflow runner would read as a command.
*
* @param longest code points kept before "…"
*/
function escapeTerminal(text, longest = LONGEST_WORD) {
	return clip(withoutControls(text), longest).replace(/##(?=\[)/g, `##${BREAK}`).replace(/^::/, `${BREAK}::`);
}
const BREAK = "​";
function reference(character) {
	return `&#${character.codePointAt(0)};`;
}
/** Line breaks become spaces; controls and characters that reorder or hide text become the replacement character. */
function withoutControls(text) {
	return text.toWellFormed().replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ").trim().replace(/[\u200B\u2060\uFEFF]/g, "").replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu, "�");
}
function clip(text, longest) {
	if (text.length <= longest) return text;
	const points = [...text];
	return points.length <= longest ? text : `${points.slice(0, longest).join("")}…`;
}

// src/report/markup.ts
/** No marks: terminal, log, annotation, JSON. */
const PLAIN = {
	word: escapeTerminal,
	strong: (text) => text,
	code: (text) => text
};
/** A terminal: bold where it shows colours. */
function terminalMarkup(colour) {
	return colour ? {
		...PLAIN,
		strong: (text) => styleText("bold", text, { validateStream: false })
	} : PLAIN;
}
/** GitHub's Markdown. HTML tags for code, because character references do not work between backticks. */
const MARKDOWN = {
	word: escapeMarkdown,
	strong: (text) => `**${text}**`,
	code: (text) => `<code>${text}</code>`
};

export { escapeTerminal as i, PLAIN as n, terminalMarkup as r, MARKDOWN as t };