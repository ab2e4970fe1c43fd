import { t as groupedNumber } from "./grouped-number.js";
import { i as isAnchorLatest } from "./anchor-words.js";
import { i as gradeRows, t as coverageRows } from "./diagnosis3.js";
import { c as environmentWords, d as incompleteWords, f as pairingWords, h as unscoredWords, i as sliceRows, l as failuresWords, m as tracesWords, n as levelRows, o as tupleRows, r as metricRows, s as worstRows, t as layerRows } from "./tables.js";
import { n as fidelityWords, t as fidelityRows } from "./fidelity.js";
import { o as link } from "./attribution-page.js";
import { a as table, i as folded, n as bullets, r as fenced } from "./markdown.js";
import { t as MARKDOWN } from "./markup2.js";
import { i as count } from "./numbers.js";
import { a as slicesTitle, n as verdictSentence, o as tabledSlices, r as silentSlices } from "./sentence.js";

// src/report/post-mortem-link.ts
/** Where the post-mortem of a record's incident lies, as Markdown; undefined where there is none. */
function postMortemLink({ postMortem }, { branchUrl }) {
	if (postMortem === void 0) return void 0;
	const path = MARKDOWN.code(MARKDOWN.word(postMortem, LONGEST));
	return branchUrl === void 0 ? path : link(path, `${branchUrl}/${postMortem}`);
}
/** Day, suite and metric, each as long as a name of an incident lets it be. */
const LONGEST = 200;

// src/report/comment-sections.ts
/** The sections of the comment that take more than one call: Markdown, undefined where there is nothing to show. */
/** Metrics of a comparison, or what a record without one measured. */
function metricsSection(result) {
	const { comparison, anchored, levels } = result;
	if (comparison === void 0) return levels && table(levelRows(levels, MARKDOWN));
	const rows = table(metricRows(comparison.metrics, MARKDOWN));
	return anchored === void 0 || isAnchorLatest(result) ? rows : `${MARKDOWN.strong("Since the latest baseline")}:\n\n${rows}`;
}
/** Of many metrics those that moved or are open, at most thirty, and how many there are. Undefined where there are few. */
function metricsInBrief({ comparison }) {
	if (comparison === void 0 || comparison.metrics.length <= FEW_METRICS) return void 0;
	const { metrics } = comparison;
	const shown = metrics.filter(({ verdict }) => verdict !== "unchanged").toSorted((a, b) => weight(b) - weight(a)).slice(0, FEW_METRICS);
	const rest = `${count(metrics.length - shown.length, "more metric")} of ${groupedNumber(metrics.length)}.`;
	return shown.length === 0 ? rest : `${table(metricRows(shown, MARKDOWN))}\n\nAnd ${rest}`;
}
const FEW_METRICS = 30;
/** What decides comes before what informs, and a loss before anything else. */
function weight({ blocking, verdict }) {
	return (blocking ? 2 : 0) + (verdict === "regressed" ? 1 : 0);
}
/** The metrics of the incident's own comparison, folded, where it is none that is shown anyway. */
function incidentSection({ incident, anchored }) {
	if (incident?.comparison === void 0) return void 0;
	if (incident.comparison.before.at === anchored?.comparison.before.at) return void 0;
	return folded("Since before the incident", table(metricRows(incident.comparison.metrics, MARKDOWN)));
}
/** What a reader must know besides. @param most notes; where there are more, the rest is counted */
function notesSection(notes, most) {
	const shown = notes.slice(0, most).map((note) => MARKDOWN.word(note));
	const rest = notes.length - shown.length;
	return bullets(rest === 0 ? shown : [...shown, `and ${count(rest, "more note")}`]);
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
	const below = environmentWords(comparison, MARKDOWN).map((words) => `  - ${words}`);
	const layers = table(layerRows(comparison.layers, MARKDOWN));
	return below.length === 0 ? layers : `${layers}\n\n${["- Observed below the layers:", ...below].join("\n")}`;
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
function pairingSection(result, pointers) {
	const { comparison, baseline } = result;
	const postMortem = postMortemLink(result, pointers);
	const lines = [
		...comparison === void 0 ? [] : [`Pairing: ${pairingWords(comparison)}`],
		...baseline === void 0 ? [] : [`Baseline: ${MARKDOWN.code(MARKDOWN.word(baseline))}.`],
		...postMortem === void 0 ? [] : [`Post-mortem: ${postMortem}.`]
	];
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
	const parts = [...reproduce === void 0 ? [] : [`To see it on your machine:\n\n${fenced(reproduce)}`], ...runUrl === void 0 ? [] : [link("The run", runUrl)]];
	return parts.length === 0 ? void 0 : parts.join("\n\n");
}

export { layersSection as a, notesSection as c, slicesSection as d, tracesSection as f, incidentSection as i, pairingSection as l, postMortemLink as m, failuresSection as n, metricsInBrief as o, worstSection as p, fidelitySection as r, metricsSection as s, alert as t, reproduceSection as u };