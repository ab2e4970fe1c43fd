import { a as percent, i as lossSize, n as lossOf, o as shareLimits, r as lossRange } from "./loss-words.js";
import { r as modelSentence, t as outcomeSentence } from "./outcome-words.js";
import { i as isWhollyJoint, t as BLAMED } from "./attribution.js";
import { d as list, i as count } from "./numbers.js";
import { n as PLAIN, t as MARKDOWN } from "./markup2.js";
import { n as shortVersion } from "./version-words.js";

// src/report/attribution/role-words.ts
/** The role of a layer in a cell: "proximate", "joint (and)", "exonerated". */
function roleWord({ role, joint }, markup) {
	const word = joint === void 0 ? role : `${role} (${joint.kind})`;
	return isBlamed(role) ? markup.strong(word) : word;
}
function isBlamed(role) {
	return BLAMED.includes(role);
}

// src/report/attribution/why-words.ts
/** Why a layer has its role, one sentence without a full stop: "taking it back alone gives back 38 of 41 points". */
function whyWords(effect, metric, markup) {
	const { role, measured, notReplayed } = effect;
	if (measured === void 0) return notReplayed === void 0 ? "not replayed, so not ruled out" : `not replayed: ${markup.word(notReplayed)}`;
	switch (role) {
		case "proximate": return singleWords(metric, measured);
		case "joint": return jointWords(effect, metric, measured);
		case "contributing": return `a part of it: ${lossOf(measured.part.value, metric.total.value, metric)}`;
		case "exonerated": return exoneratedWords(effect, metric, measured);
		case "undetermined": return undeterminedWords(effect, metric, measured);
		default: return role;
	}
}
/** Taking it back says more than bringing it in: it is what somebody can do now. */
function singleWords(metric, { necessity, sufficiency }) {
	return necessity.lower > 0 ? `taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}` : `brought in alone it costs ${lossOf(sufficiency.value, metric.total.value, metric)}`;
}
function jointWords(effect, metric, measured) {
	const { joint } = effect;
	const others = list(joint?.with ?? []);
	const isWhole = isWhollyJoint(effect, metric.layers);
	const { necessity, sufficiency } = measured;
	if (joint?.kind === "or") return `${isWhole ? `enough by itself, as is ${others}` : `some of the same as ${others}`}: brought in alone it costs ${lossOf(sufficiency.value, metric.total.value, metric)}, taken back alone it gives back ${lossSize(necessity.value, metric)}`;
	return `${isWhole ? `only together with ${others}` : `more together with ${others} than apart`}: taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}, brought in alone it costs ${lossSize(sufficiency.value, metric)}`;
}
function exoneratedWords(effect, metric, { part, necessity }) {
	if (effect.protective) return `its new version makes it better: without it the loss would be larger (${lossRange(part, metric)})`;
	if (isNothing(necessity.value, metric)) return "no part in it: taking it back alone gives nothing back";
	return `no part in it: taking it back alone gives back ${lossOf(necessity.value, metric.total.value, metric)}`;
}
/** A gain, or so little that it is shown as zero. */
function isNothing(value, metric) {
	return value <= 0 || lossSize(value, metric) === lossSize(0, metric);
}
function undeterminedWords({ casesToExonerate }, metric, { part }) {
	const open = `its part may be ${lossRange(part, metric)}`;
	return casesToExonerate === void 0 ? open : `${open}; ${count(casesToExonerate, "more question")} would tell, were it innocent`;
}

// src/report/attribution.ts
/**
* Who did it, full sentences on one line: "Retrieval did it (92 %, 78 to 100 % of the loss in answers): kb-2026-09-01 →
* kb-2026-06-01. The model is exonerated."
*/
function attributionSentence(attribution, markup = PLAIN) {
	return [outcomeSentence(attribution, markup), isModelAsked(attribution) ? modelSentence(attribution) : ""].filter((words) => words !== "").join(" ");
}
/** Where no version is blamed nobody says "the model", and a sentence that it may not be said is one too many. */
function isModelAsked({ outcome, metrics, model }) {
	if (model.isAdmissible || outcome.status === "attributed") return true;
	return outcome.status === "undetermined" && metrics.length > 0;
}
/**
* The layers that differ or may differ, those that are blamed first: before → after, the share of the loss with its interval,
* the role, and why. Some cells have two lines, so that the table fits a terminal of 80 columns.
*/
function attributionTable(metric, markup) {
	const rows = metric.layers.map((effect) => [
		isBlamed(effect.role) ? markup.strong(effect.layer) : effect.layer,
		versionsCell(effect, markup),
		shareCell(effect, markup),
		roleWord(effect, markup),
		whyWords(effect, metric, markup)
	]);
	return [[
		"Layer",
		"Before → after",
		markup === MARKDOWN ? "Share of the loss" : "Share",
		"Role",
		"Why"
	], ...rows];
}
function versionsCell({ before, after }, markup) {
	return `${shortVersion(before, markup)}${lineEnd(markup)}→ ${shortVersion(after, markup)}`;
}
function shareCell({ measured }, markup) {
	const share = measured?.share;
	if (share === void 0) return "–";
	const limits = shareLimits(share);
	return `${percent(share.value)} %${limits === void 0 ? "" : `${lineEnd(markup)}${limits}`}`;
}
function lineEnd(markup) {
	return markup === MARKDOWN ? "<br>" : "\n";
}

export { attributionTable as n, attributionSentence as t };