import { t as layoutOf } from "./columns.js";
import { _ as unscoredWords, a as tupleRows, c as fidelityWords, d as failuresWords, f as headWords, g as tracesWords, h as spendWords, i as touchedRows, l as driftWords, m as pairingWords, n as levelRows, o as worstRows, p as incompleteWords, r as metricRows, s as fidelityRows, t as layerRows, u as environmentWords } from "./tables.js";
import { n as PLAIN } from "./markup.js";
import { r as verdictSentence, t as VERDICT_TITLE } from "./sentence.js";
import { styleText } from "node:util";

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
	const { comparison, tuple, fidelity } = result;
	return [...comparison === void 0 ? [
		result.levels && levelRows(result.levels, markup),
		tuple && tupleRows(tuple, markup),
		touchedRows(result, 5, markup)
	] : [
		metricRows(comparison.metrics, markup),
		layerRows(comparison.layers, markup),
		touchedRows(result, 5, markup),
		worstRows(comparison, markup)
	], fidelity && fidelityRows(fidelity, markup)].filter((rows) => rows !== void 0);
}
function factsOf(result, markup) {
	const { comparison, spend, baseline } = result;
	return [
		...comparison === void 0 ? [] : environmentWords(comparison, markup),
		driftWords(result, markup),
		...comparison === void 0 ? [] : comparedFacts(comparison, markup),
		fidelityWords(result, markup),
		tracesWords(result, markup),
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