import { n as escapeTerminal } from "./escape.js";

// src/report/init.ts
/** What was written, what to look at, and the next three commands; in a dry run the files themselves first. */
function initTerminal({ files, written, toCheck, notes, next }) {
	return [
		...written ? [] : files.flatMap(({ path, text }) => [`# ==== ${escapeTerminal(path)}`, text]),
		written ? "Written:" : "Would be written:",
		...files.map(({ path }) => `  ${escapeTerminal(path)}`),
		...section("Guessed; please check:", toCheck.map(({ setting, why }) => `${setting}: ${why}`)),
		...section("To do:", notes),
		...section("Next:", next.map(commandLine)),
		""
	].join("\n");
}
/** The same as JSON, indented by two spaces; the texts of the files in a dry run only. */
function initJson({ files, written, toCheck, notes, next }) {
	const shown = written ? files.map(({ path }) => ({ path })) : files;
	return `${JSON.stringify({
		written,
		files: shown,
		toCheck,
		notes,
		next: next.map(commandLine)
	}, void 0, 2)}\n`;
}
function section(title, lines) {
	return lines.length === 0 ? [] : [
		"",
		title,
		...lines.map((line) => `  ${escapeTerminal(line, LONGEST_LINE)}`)
	];
}
const LONGEST_LINE = 400;
function commandLine(words) {
	return ["eval-baseline", ...words].map(quoted).join(" ");
}
function quoted(word) {
	return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export { initJson, initTerminal };