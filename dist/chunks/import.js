import { t as jsonText } from "./json-text2.js";
import { t as plainLine } from "./plain-line.js";

// src/report/import.ts
/** What was written, what was not carried over, and what to do next. */
function importTerminal({ folder, files, cases, metrics, notes }) {
	const left = notes.length === 0 ? [] : [
		"",
		"Not as it was:",
		...notes.map((note) => `  ${plainLine(note)}`)
	];
	return [
		`${cases} ${cases === 1 ? "case" : "cases"} and ${metrics.length} ${metrics.length === 1 ? "metric" : "metrics"} (${metrics.join(", ")}) written to ${folder}:`,
		...files.map(({ path }) => `  ${path}`),
		...left,
		"",
		`Next: eval-baseline record --suite ${folder}/suite.yml --no-commit`,
		""
	].join("\n");
}
/** The same as JSON, indented by two spaces. */
function importJson({ folder, files, cases, metrics, notes }) {
	return jsonText({
		folder,
		files: files.map(({ path }) => path),
		cases,
		metrics,
		notes
	});
}

export { importJson, importTerminal };