import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";

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
/** GitHub's Markdown. HTML tags for code, because character references do not work between backticks. */
const MARKDOWN = {
	word: escapeMarkdown,
	strong: (text) => `**${text}**`,
	code: (text) => `<code>${text}</code>`
};

// src/report/numbers.ts
/**
* Numbers for people. One rule each, everywhere:
*
* - a score: two decimals, a third when it is not 0 (0.91, 0.906), so that the means agree with their difference;
* - a difference of scores: points (hundredths), one decimal, always signed;
* - milliseconds: whole, one decimal below 10;
* - dollars: two decimals from $1 on; below, three significant digits, two for a difference;
* - shares: per cent, at most one decimal.
*
* Rounding is to the nearest, halves away from zero, and only here: verdicts are reached on unrounded numbers. What
* is not finite is "unknown", never 0.
*/
/** A mean in its own unit: "0.91", "1,240 ms", "$0.00128". */
function level(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	return `${sign(value, false)}${magnitude(Math.abs(value), unit, "level")}${SUFFIX[unit].level}`;
}
/** A difference with sign and unit: "−17.0 points", "+200 ms", "−$0.0012". */
function change(value, unit) {
	return Number.isFinite(value) ? `${signed(value, unit)}${SUFFIX[unit].change}` : "unknown";
}
/** The interval of a difference: "(95 % −21.4 to −12.6)". */
function interval(confidence, lower, upper, unit) {
	return `(${share(confidence)} ${bound(lower, unit)} to ${bound(upper, unit)})`;
}
/** A loss or gain without sign, and no more decimals than it needs: "10 points", "120 ms", "$0.01". */
function size(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	const digits = magnitude(Math.abs(value), unit, "size");
	return `${digits}${unit === "score" && digits === "1" ? " point" : SUFFIX[unit].change}`;
}
/** A share of 0…1 in per cent: "95 %", "2.5 %". */
function share(value) {
	return Number.isFinite(value) ? `${groupedNumber(value * 100, 0, 1)} %` : "unknown";
}
/** A whole number with its noun: "1 case", "12,345 cases". */
function count(value, noun, plural = `${noun}s`) {
	return `${groupedNumber(value)} ${value === 1 ? noun : plural}`;
}
/** A list in words: "a", "a and b", "a, b and c". */
function list(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
const SUFFIX = {
	score: {
		level: "",
		change: " points"
	},
	ms: {
		level: " ms",
		change: " ms"
	},
	usd: {
		level: "",
		change: ""
	}
};
function bound(value, unit) {
	return Number.isFinite(value) ? signed(value, unit) : "unknown";
}
function signed(value, unit) {
	const digits = magnitude(Math.abs(value), unit, "change");
	return `${/[1-9]/.test(digits) ? sign(value, true) : ""}${digits}`;
}
function sign(value, plus) {
	if (value < 0) return "−";
	return plus ? "+" : "";
}
function magnitude(value, unit, use) {
	switch (unit) {
		case "score":
			if (use === "level") return groupedNumber(value, 2, 3);
			return groupedNumber(value * 100, use === "change" ? 1 : 0, use === "change" ? 1 : 2);
		case "ms": return value < 10 ? groupedNumber(value, use === "change" ? 1 : 0, 1) : groupedNumber(value);
		case "usd": return value >= 1 ? `$${groupedNumber(value, 2)}` : `$${significantNumber(value, use === "change" ? 2 : 3)}`;
		default: return unit;
	}
}

export { list as a, MARKDOWN as c, level as i, PLAIN as l, count as n, share as o, interval as r, size as s, change as t, escapeTerminal as u };