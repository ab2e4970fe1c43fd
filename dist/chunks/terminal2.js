import { a as slicesTitle, i as slicesInWords, l as acceptedWords, n as verdictSentence, o as tabledSlices, r as silentSlices, s as runItLine, t as decisiveComparison } from "./sentence.js";
import { i as isAnchorLatest, n as anchorWords } from "./anchor-words.js";
import { n as apartWords, t as doubtWords } from "./doubt-words.js";
import { t as changeSentence } from "./change-sentence.js";
import { n as lineWidth, t as layoutOf } from "./columns.js";
import { a as touchedRows, c as environmentWords, d as incompleteWords, f as pairingWords, h as unscoredWords, i as sliceRows, l as failuresWords, m as tracesWords, n as levelRows, o as tupleRows, p as spendWords, r as metricRows, s as worstRows, t as layerRows, u as headWords } from "./tables.js";
import { n as fidelityWords, t as fidelityRows } from "./fidelity.js";
import { t as incidentWords } from "./incident-words2.js";
import { r as terminalMarkup } from "./markup2.js";
import { t as VERDICT_TITLE } from "./verdict-title.js";
import { styleText } from "node:util";

// src/report/terminal.ts
/**
* The result for a terminal or a log: the facts of the comment in the same order, in aligned columns.
*
* @param terminal.width columns there are; lines take at most 100 of them, at least 40
* @param terminal.colour false: no escape sequence at all
*/
async function renderTerminal(result, terminal) {
	const width = lineWidth(terminal.width);
	const markup = terminalMarkup(terminal.colour);
	const opening = [
		terminal.colour ? colouredVerdict(result) : verdictSentence(result),
		headWords(result, markup),
		...acceptedWords(result, markup),
		...[incidentWords(result, markup), runItLine(result, markup)].filter((words) => words !== void 0),
		...apartWords(result, markup),
		...(result.changes ?? []).map((change) => changeSentence(change, markup))
	];
	const [attributed, probed] = [await attributedBlocks(result, markup), await probeWords(result, markup)];
	const tables = [...attributed, ...tablesOf(result, markup)];
	const facts = [...probed, ...factsOf(result, markup)];
	const { paragraph, columns } = tables.length === 0 && [...opening, ...facts].every((words) => words.length <= width) ? AS_IT_IS : await layoutOf(width);
	const laidOut = tables.map((block) => typeof block === "string" ? paragraph(block) : columns(block));
	return `${[
		...opening.map(paragraph),
		...laidOut,
		facts.map(paragraph).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
/** More rows are for the summary and the result file. */
const MOST_SLICES = 15;
const AS_IT_IS = {
	paragraph: (text) => text,
	columns: (rows) => rows.flat().join(" ")
};
function colouredVerdict(result) {
	const markup = terminalMarkup(true);
	const title = `${VERDICT_TITLE[result.verdict]}:`;
	const rest = verdictSentence(result, markup).slice(markup.strong(title).length);
	return `${markup.strong(styleText({
		fail: "red",
		warn: "yellow",
		pass: "green"
	}[result.gate], title, { validateStream: false }))}${rest}`;
}
/** Few results have one: its words are loaded with the first. */
async function attributedBlocks({ attribution }, markup) {
	if (attribution === void 0) return [];
	const { attributionRows } = await import("./attribution-page2.js");
	return attributionRows(attribution, markup);
}
async function probeWords({ probe }, markup) {
	if (probe === void 0) return [];
	const { probeSentence } = await import("./around-words.js");
	return [probeSentence(probe, markup)];
}
/** Tables, each with the words that belong above it. */
function tablesOf(result, markup) {
	const { comparison, tuple, fidelity } = result;
	const anchored = isAnchorLatest(result) ? void 0 : result.anchored;
	const decisive = decisiveComparison(result);
	return [
		anchorWords(result, markup),
		anchored && metricRows(anchored.comparison.metrics, markup),
		anchored && comparison && `${markup.strong("Since the latest baseline")}:`,
		comparison === void 0 ? result.levels && levelRows(result.levels, markup) : metricRows(comparison.metrics, markup),
		...decisive === void 0 ? [] : sliceBlocks(decisive, markup),
		comparison === void 0 ? tuple && tupleRows(tuple, markup) : layerRows(comparison.layers, markup),
		touchedRows(result, 5, markup),
		decisive && worstRows(decisive, markup),
		fidelity && fidelityRows(fidelity, markup)
	].filter((block) => block !== void 0);
}
/** On a terminal only what has numbers; the comment, the summary and the result file have all slices. */
function sliceBlocks(comparison, markup) {
	const tables = comparison.metrics.flatMap((metric) => {
		const measured = tabledSlices(metric);
		const rows = metric.blocking || measured.some(({ verdict }) => verdict === "regressed") ? sliceRows(metric, measured, MOST_SLICES, markup) : void 0;
		return rows === void 0 ? [] : [`${slicesTitle(metric, markup)}:`, rows];
	});
	const silent = silentSlices(comparison, markup);
	return [
		...slicesInWords(comparison, markup),
		...tables,
		...silent === void 0 ? [] : [silent]
	];
}
function factsOf(result, markup) {
	const { comparison, spend, baseline, postMortem } = result;
	const decisive = decisiveComparison(result);
	return [
		...comparison === void 0 ? [] : environmentWords(comparison, markup),
		...comparison === void 0 ? [] : comparedFacts(comparison, markup),
		...decisive === void 0 ? [] : doubtWords(decisive, markup),
		fidelityWords(result, markup),
		tracesWords(result, markup),
		incompleteWords(result, markup),
		spend && spendWords(spend),
		baseline === void 0 ? void 0 : `Baseline: ${markup.word(baseline)}.`,
		postMortem === void 0 ? void 0 : `Post-mortem: ${markup.word(postMortem)}.`,
		...result.notes.map((note) => markup.word(note))
	].filter((fact) => fact !== void 0);
}
function comparedFacts(comparison, markup) {
	return [
		`Pairing: ${pairingWords(comparison)}`,
		failuresWords(comparison, markup),
		...unscoredWords(comparison, markup)
	];
}

export { renderTerminal as t };