import { i as isAnchorLatest, n as anchorWords, s as metricSentence } from "./anchor-words.js";
import { _ as tracesWords, a as sliceRows, c as worstRows, d as environmentWords, f as failuresWords, g as spendWords, h as pairingWords, i as metricRows, l as fidelityRows, m as incompleteWords, n as layerRows, o as touchedRows, p as headWords, r as levelRows, s as tupleRows, t as doubtWords, u as fidelityWords, v as unscoredWords, y as apartWords } from "./doubt-words.js";
import { t as changeSentence } from "./change-sentence.js";
import { i as gradeRows, t as coverageRows } from "./diagnosis3.js";
import { i as escapeTerminal, t as MARKDOWN } from "./markup.js";
import { a as slicesTitle, i as slicesInWords, n as verdictSentence, o as tabledSlices, r as silentSlices, t as decisiveComparison } from "./sentence.js";

// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}

// src/report/markdown.ts
/** Rows of safe cells as a table; the first row is the head. Not padded: the reader sees it rendered. */
function table(rows) {
	return markdownTable(rows, {
		alignDelimiters: false,
		stringLength: () => 0
	});
}
/** A list of safe lines, or undefined when there is none. */
function bullets(items) {
	return items.length === 0 ? void 0 : items.map((item) => `- ${item}`).join("\n");
}
/** A part that opens on a click. GitHub reads Markdown in it only after a blank line. */
function folded(title, text) {
	return `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;
}
/** A command line as a code block, whose fence the text cannot close. */
function fenced(command) {
	const runs = command.match(/`+/g) ?? [];
	const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
	return `${fence}sh\n${escapeTerminal(command)}\n${fence}`;
}

// src/report/comment-sections.ts
/** Metrics of a comparison, or what a record without one measured. */
function metricsSection(result) {
	const { comparison, anchored, levels } = result;
	if (comparison === void 0) return levels && table(levelRows(levels, MARKDOWN));
	const rows = table(metricRows(comparison.metrics, MARKDOWN));
	return anchored === void 0 || isAnchorLatest(result) ? rows : `${MARKDOWN.strong("Since the latest baseline")}:\n\n${rows}`;
}
/** All slices of all metrics, folded. */
function slicesSection(comparison, most) {
	const tables = comparison.metrics.flatMap((metric) => {
		const rows = sliceRows(metric, tabledSlices(metric), most, MARKDOWN);
		return rows === void 0 ? [] : [`${slicesTitle(metric, MARKDOWN)}:\n\n${table(rows)}`];
	});
	const silent = silentSlices(comparison, MARKDOWN);
	if (tables.length === 0) return silent;
	return folded("Slices", [...tables, ...silent === void 0 ? [] : [silent]].join("\n\n"));
}
/** The layers of a comparison with what was observed below them, or the versions of a record without one. */
function layersSection({ comparison, tuple }) {
	if (comparison === void 0) return tuple && table(tupleRows(tuple, MARKDOWN));
	const below = bullets(environmentWords(comparison, MARKDOWN));
	const layers = table(layerRows(comparison.layers, MARKDOWN));
	return below === void 0 ? layers : `${layers}\n\nObserved below the layers:\n\n${below}`;
}
/** One alert, for what somebody must look at; a verdict that passes stands as it is. */
function alert(result) {
	const sentence = verdictSentence(result, MARKDOWN);
	switch (result.gate) {
		case "fail": return `> [!CAUTION]\n> ${sentence}`;
		case "warn": return `> [!WARNING]\n> ${sentence}`;
		case "pass": return sentence;
		default: return result.gate;
	}
}
/** How many questions were paired, and the baseline. */
function pairingSection({ comparison, baseline }) {
	const lines = [...comparison === void 0 ? [] : [`Pairing: ${pairingWords(comparison)}`], ...baseline === void 0 ? [] : [`Baseline: ${MARKDOWN.code(MARKDOWN.word(baseline))}.`]];
	return bullets(lines);
}
/** The questions that lost most, folded. */
function worstSection(comparison) {
	const rows = worstRows(comparison, MARKDOWN);
	return rows && folded(`Worst questions (${rows.length - 1})`, table(rows));
}
/** What the replay is worth, with its table. */
function fidelitySection(result) {
	const words = fidelityWords(result, MARKDOWN);
	const rows = result.fidelity && fidelityRows(result.fidelity, MARKDOWN);
	return rows === void 0 ? words : `${words}\n\n${table(rows)}`;
}
/** What the traces hold and lack, its tables folded. */
function tracesSection(result) {
	const words = tracesWords(result, MARKDOWN);
	if (words === void 0 || result.diagnosis === void 0) return void 0;
	const tables = [coverageRows(result.diagnosis.layers, MARKDOWN), gradeRows(result.diagnosis)].map(table);
	return `${words}\n\n${folded("What the traces hold and lack", tables.join("\n\n"))}`;
}
/** What failed, and what has no score. */
function failuresSection(result) {
	const { comparison } = result;
	const lines = [
		incompleteWords(result, MARKDOWN),
		comparison && failuresWords(comparison, MARKDOWN),
		...comparison === void 0 ? [] : unscoredWords(comparison, MARKDOWN)
	];
	return bullets(lines.filter((line) => line !== void 0));
}
/** How to see it again, and where the run is. */
function reproduceSection({ reproduce, runUrl }) {
	const parts = [...reproduce === void 0 ? [] : [`To see it on your machine:\n\n${fenced(reproduce)}`], ...runUrl === void 0 ? [] : [/^https?:\/\/[^\s<>\\]+$/.test(runUrl) ? `[The run](<${runUrl}>)` : MARKDOWN.word(runUrl)]];
	return parts.length === 0 ? void 0 : parts.join("\n\n");
}

// src/report/sections.ts
/**
* The sections as one text, blank lines between. While the text is too long, whole sections go, in the order of
* `dropped`, and a last line says which; a section that is not named there never goes.
*
* @param size measures a text in the unit of `limit`
* @param where a sentence that says where to find what was dropped
*/
function joinSections(sections, options) {
	const gone = [];
	let text = joined(sections, gone, options.where);
	for (const name of options.dropped) {
		if (options.size(text) <= options.limit) break;
		if (!sections.some((section) => section.name === name)) continue;
		gone.push(name);
		text = joined(sections, gone, options.where);
	}
	return text;
}
function joined(sections, gone, where) {
	const kept = sections.filter(({ name }) => !gone.includes(name)).map(({ text }) => text);
	const notice = gone.length === 0 ? [] : [`Left out because the report is too long: ${gone.join(", ")}. ${where}`];
	return `${[...kept, ...notice].join("\n\n")}\n`;
}

// src/report/comment.ts
/** GitHub refuses bodies over 65,536 characters, does not say how it counts emoji, and the marker needs room too. */
const LONGEST_COMMENT = 6e4;
/** GitHub drops a summary over 1 MiB whole, without an error; other steps of the job have summaries of their own. */
const LARGEST_SUMMARY = 1e6;
/**
* The comment on a pull request, GitHub Markdown of at most 60,000 characters: verdict, effect and drift apart,
* metrics, slices that moved, layers, pairing, then the rest. When too long, whole sections go in a fixed order and are
* named; the verdict never goes.
*/
function renderComment(result, pointers = {}) {
	return joinSections(sectionsOf(result, pointers, {
		files: 5,
		slices: 50
	}), {
		limit: LONGEST_COMMENT,
		size: (text) => text.length,
		dropped: DROPPED,
		where: "The summary of the run has them."
	});
}
/**
* The job summary: the comment with more in it (each metric in words, the drift's own table, up to 200 touched
* files of each layer), at most 1,000,000 bytes of UTF-8.
*/
function renderSummary(result, pointers = {}) {
	return joinSections([...sectionsOf(result, pointers, {
		files: 200,
		slices: 1e3
	}), ...moreSections(result)], {
		limit: LARGEST_SUMMARY,
		size: (text) => new TextEncoder().encode(text).length,
		dropped: [...DROPPED_FIRST, ...DROPPED],
		where: "The result file has them."
	});
}
const DROPPED_FIRST = ["metrics in words", "drift in full"];
const DROPPED = [
	"worst questions",
	"all slices",
	"traces",
	"touched files",
	"failures",
	"notes",
	"how to reproduce",
	"spend",
	"replay fidelity",
	"pairing",
	"cross-checks",
	"anchor in full",
	"slices",
	"change points",
	"anchor",
	"effect and drift",
	"layers",
	"metrics"
];
function sectionsOf(result, pointers, most) {
	const { spend, changes = [] } = result;
	const anchored = isAnchorLatest(result) ? void 0 : result.anchored;
	const decisive = decisiveComparison(result);
	return [
		section("verdict", `${alert(result)}\n\n${headWords(result, MARKDOWN)}`),
		...optional("effect and drift", bullets(apartWords(result, MARKDOWN))),
		...optional("anchor", anchorWords(result, MARKDOWN)),
		...optional("anchor in full", anchored && table(metricRows(anchored.comparison.metrics, MARKDOWN))),
		...optional("change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))),
		...optional("metrics", metricsSection(result)),
		...optional("slices", decisive && bullets(slicesInWords(decisive, MARKDOWN))),
		...optional("all slices", decisive && slicesSection(decisive, most.slices)),
		...optional("cross-checks", decisive && bullets(doubtWords(decisive, MARKDOWN))),
		...optional("layers", layersSection(result)),
		...optional("touched files", optionalTable(touchedRows(result, most.files, MARKDOWN))),
		...optional("worst questions", decisive && worstSection(decisive)),
		...optional("pairing", pairingSection(result)),
		...optional("failures", failuresSection(result)),
		...optional("replay fidelity", fidelitySection(result)),
		...optional("traces", tracesSection(result)),
		...optional("spend", spend && bullets([spendWords(spend)])),
		...optional("notes", bullets(result.notes.map((note) => MARKDOWN.word(note)))),
		...optional("how to reproduce", reproduceSection(pointers))
	];
}
function moreSections({ comparison, drift }) {
	const inWords = comparison && bullets(comparison.metrics.map((metric) => `${metricSentence(metric, MARKDOWN)}.`));
	const driftInFull = drift && [metricRows(drift.metrics, MARKDOWN), layerRows(drift.layers, MARKDOWN)].map(table).join("\n\n");
	return [...optional("metrics in words", inWords && folded("Metrics in words", inWords)), ...optional("drift in full", driftInFull && folded("Drift in full", driftInFull))];
}
function section(name, text) {
	return {
		name,
		text
	};
}
function optional(name, text) {
	return text === void 0 ? [] : [section(name, text)];
}
function optionalTable(rows) {
	return rows && table(rows);
}

export { renderComment, renderSummary };