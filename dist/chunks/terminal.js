import { i as __toESM } from "./rolldown-runtime.js";
import { a as tupleRows, c as environmentWords, d as incompleteWords, f as pairingWords, i as touchedRows, l as failuresWords, m as unscoredWords, n as levelRows, o as worstRows, p as spendWords, r as metricRows, s as driftWords, t as layerRows, u as headWords } from "./tables.js";
import { p as PLAIN, r as verdictSentence, t as VERDICT_TITLE } from "./sentence.js";
import { styleText } from "node:util";

// src/report/columns.ts
/** A layout of lines of at most `width` columns. Loads the table library at the first use. */
async function layoutOf(width) {
	const { default: Table } = await import("./cli-table3.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const longWord = new RegExp(`\\S{${width}}(?=\\S)`, "gu");
	const paragraph = (text) => {
		const table = new Table({
			...BARE,
			wordWrap: true,
			colWidths: [width]
		});
		table.push([text.replace(longWord, "$& ")]);
		return trimmed(table.toString());
	};
	const columns = (rows) => {
		const natural = tableOf(rows, []);
		const text = natural.toString();
		const widths = fitted(natural.options.colWidths.map((columnWidth) => columnWidth ?? 0), width);
		if (widths === "natural") return trimmed(text);
		if (widths === "impossible") return rows.slice(1).map((row) => paragraph(rowWords(rows[0] ?? [], row))).join("\n");
		return trimmed(tableOf(rows, widths).toString());
	};
	const tableOf = ([head = [], ...rows], widths) => {
		const style = {
			...BARE.style,
			"padding-right": GAP
		};
		const table = new Table({
			...BARE,
			style,
			head: [...head],
			wordWrap: true,
			colWidths: [...widths]
		});
		for (const row of rows) table.push([...row]);
		return table;
	};
	return {
		paragraph,
		columns
	};
}
const GAP = 2;
const BARE = {
	chars: {
		top: "",
		"top-mid": "",
		"top-left": "",
		"top-right": "",
		bottom: "",
		"bottom-mid": "",
		"bottom-left": "",
		"bottom-right": "",
		left: "",
		"left-mid": "",
		mid: "",
		"mid-mid": "",
		right: "",
		"right-mid": "",
		middle: ""
	},
	style: {
		"padding-left": 0,
		"padding-right": 0,
		head: [],
		border: []
	}
};
/** A column that gives way stays at least this wide: no number and its unit is ever cut. */
const NARROWEST_COLUMN = 20;
/** Column widths, gaps included, that fit: the widest gives way first, a column at a time. */
function fitted(natural, width) {
	const room = width + GAP;
	const widths = [...natural];
	let total = widths.reduce((sum, columnWidth) => sum + columnWidth, 0);
	if (total <= room) return "natural";
	for (; total > room; total -= 1) {
		const widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 0) - 1;
	}
	return widths.every((columnWidth, index) => columnWidth >= Math.min(NARROWEST_COLUMN, natural[index] ?? 0)) ? widths : "impossible";
}
function rowWords(head, [first = "", ...rest]) {
	return `${first}: ${rest.map((cell, index) => `${(head[index + 1] ?? "").toLowerCase()} ${cell}`).join(", ")}`;
}
function trimmed(text) {
	return text.split("\n").map((line) => line.trimEnd()).join("\n");
}

// src/report/terminal.ts
const WIDEST = 100;
/** On anything narrower the lines would be ragged whatever we did. */
const NARROWEST = 40;
/**
* The result for a terminal or a log: the facts of the comment in the same order, in aligned columns.
*
* @param terminal.width columns there are; lines take at most 100 of them, at least 40
* @param terminal.colour false: no escape sequence at all
*/
async function renderTerminal(result, terminal) {
	const width = Math.max(NARROWEST, Math.min(WIDEST, terminal.width));
	const markup = terminal.colour ? COLOURED : PLAIN;
	const opening = [terminal.colour ? colouredVerdict(result) : verdictSentence(result), headWords(result, markup)];
	const [tables, facts] = [tablesOf(result, markup), factsOf(result, markup)];
	const { paragraph, columns } = tables.length === 0 && [...opening, ...facts].every((text) => text.length <= width) ? AS_IT_IS : await layoutOf(width);
	return `${[
		...opening.map(paragraph),
		...tables.map(columns),
		facts.map(paragraph).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`.replace(/^([^\S\n]*):(?=:)/gm, "$1:​");
}
const AS_IT_IS = {
	paragraph: (text) => text,
	columns: (rows) => rows.flat().join(" ")
};
const COLOURED = {
	...PLAIN,
	strong: (text) => styled("bold", text)
};
function colouredVerdict(result) {
	const title = `${VERDICT_TITLE[result.verdict]}:`;
	const rest = verdictSentence(result, COLOURED).slice(COLOURED.strong(title).length);
	return `${styled("bold", styled({
		fail: "red",
		warn: "yellow",
		pass: "green"
	}[result.gate], title))}${rest}`;
}
/** The caller decides about colour, not the stream that styleText would look at. */
function styled(style, text) {
	return styleText(style, text, { validateStream: false });
}
function tablesOf(result, markup) {
	const { comparison, tuple } = result;
	return (comparison === void 0 ? [
		result.levels && levelRows(result.levels, markup),
		tuple && tupleRows(tuple, markup),
		touchedRows(result, 5, markup)
	] : [
		metricRows(comparison.metrics, markup),
		layerRows(comparison.layers, markup),
		touchedRows(result, 5, markup),
		worstRows(comparison, markup)
	]).filter((rows) => rows !== void 0);
}
function factsOf(result, markup) {
	const { comparison, spend, baseline } = result;
	return [
		...comparison === void 0 ? [] : environmentWords(comparison, markup),
		driftWords(result, markup),
		...comparison === void 0 ? [] : comparedFacts(comparison, markup),
		incompleteWords(result, markup),
		spend && spendWords(spend),
		baseline === void 0 ? void 0 : `Baseline: ${markup.word(baseline)}.`,
		...result.notes.map((note) => markup.word(note))
	].filter((fact) => fact !== void 0);
}
function comparedFacts(comparison, markup) {
	return [
		`Pairing: ${pairingWords(comparison.pairing)}`,
		failuresWords(comparison, markup),
		...unscoredWords(comparison, markup)
	];
}

export { renderTerminal as t };