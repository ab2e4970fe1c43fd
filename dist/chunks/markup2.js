import { n as escapeTerminal, t as escapeMarkdown } from "./escape.js";
import { styleText } from "node:util";

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

export { PLAIN as n, terminalMarkup as r, MARKDOWN as t };