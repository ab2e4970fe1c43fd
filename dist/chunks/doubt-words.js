import { t as groupedNumber } from "./grouped-number.js";
import { d as list, i as count, p as probability } from "./numbers.js";
import { f as limitsWords, s as detectableSize, t as VERDICT_TITLE } from "./verdict-title.js";
import { s as metricSentence } from "./anchor-words.js";
import { g as sidesWords } from "./tables.js";

// src/report/apart-words.ts
/**
* A check and a canary in three parts that must not be mixed: what the change did, what happened by itself since the
* baseline, and what neither could have seen.
*/
/** The three parts, each a line that begins with its label; stories that measure no effect have at most the drift. */
function apartWords(result, markup) {
	const { story, comparison } = result;
	if (comparison === void 0 || story !== "check" && story !== "canary") return result.drift === void 0 ? [] : [driftWords(result, markup)];
	return [
		effectWords(result, comparison, markup),
		driftWords(result, markup),
		...unseenWords(result, comparison, markup)
	];
}
/** Its numbers stand in the verdict and in the table of metrics. */
function effectWords({ effort }, comparison, markup) {
	return [`${markup.strong("This change's effect")}: ${titleOf(comparison, markup)}.`, ...lookWords(comparison, effort)].join(" ");
}
/** How early the looks settled it, and that the intervals know of them. */
function lookWords({ look, verdict }, effort) {
	const answers = effort && `${groupedNumber(effort.answers)} of ${count(effort.planned, "answer")}`;
	if (look === void 0 || look.of < 2) return effort === void 0 || effort.answers >= effort.planned ? [] : [`It took ${answers}.`];
	const after = answers === void 0 ? "" : `, after ${answers}`;
	return [`${verdict === "inconclusive" || verdict === "not-comparable" ? "Not settled" : "Settled"} at look ${look.at} of ${look.of}${after}. ${levelWords(look)}.`];
}
/** Why the intervals are wider than a reader expects, and by how much they are more certain. */
function levelWords({ at, of }) {
	return at < of ? "An early look has to be surer than the last one, so its intervals are wider" : "The intervals account for all looks";
}
function driftWords(result, markup) {
	const { drift, effort } = result;
	const label = `${markup.strong("Drift since the baseline")} (not this change's doing)`;
	if (drift === void 0) return `${label}: not measured${result.baseline === void 0 ? ", because there is no baseline to compare the base with" : ""}.`;
	return [
		`${label}, ${sidesWords(drift, markup)}: ${titleOf(drift, markup)}; ${driftedWords(drift, markup)}.`,
		...effort === void 0 ? [] : [BASE[effort.base](effort)],
		...mergedWords(drift)
	].join(" ");
}
/**
* Of the metrics that decide, and of others that got worse: what moved, in full; what stayed open, by name. A control is
* small, and to settle its questions is not the point.
*/
function driftedWords({ metrics: all, pairing }, markup) {
	const metrics = all.filter(({ blocking, verdict }) => blocking || verdict === "regressed");
	const moved = metrics.filter(({ verdict }) => verdict !== "unchanged" && verdict !== "inconclusive");
	const open = metrics.filter(({ verdict }) => verdict === "inconclusive").map(({ metric }) => markup.word(metric));
	const questions = count(pairing.paired, "question");
	if (moved.length === 0 && open.length === 0) return `no metric moved, ${questions}`;
	const names = list(open.length > MOST_BRIEF ? [...open.slice(0, MOST_BRIEF), "others"] : open);
	return [...moved.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup)), ...open.length === 0 ? [] : [`${moved.length === 0 ? "in" : "In"} ${questions} no drift of ${names} shows, and none is ruled out`]].join(". ");
}
/** How the base of the effect got its scores. */
const BASE = {
	replayed: () => "The base was asked again on every question, so no drift is in the effect.",
	stored: ({ control, cases }) => `The base's scores are those of the baseline; as a control, ${groupedNumber(control)} of ${count(cases, "question")} were asked of the base again.`,
	drifted: ({ cases }) => `The control raised a doubt, so the base was asked again on all ${count(cases, "question")}, and no drift is in the effect.`,
	confirmed: ({ cases }) => `To confirm it, the base was asked again on all ${count(cases, "question")}, so no drift is in the effect.`
};
function mergedWords({ layers }) {
	const changed = layers.filter(({ difference }) => difference === "changed").map(({ layer }) => layer);
	return changed.length === 0 ? [] : [`Since that baseline ${list(changed)} changed too, so this is not drift alone.`];
}
/** The losses too small for either comparison to show, and where a drift would hide. */
function unseenWords({ drift, effort }, comparison, markup) {
	const label = markup.strong("What could not be seen");
	const hidden = effort?.base === "stored" ? " in the control, which may hide in the effect, because stored scores stood in for the base" : "";
	const parts = [...tooSmall(comparison, "losses", markup).map((losses) => `in the effect, ${losses}`), ...drift === void 0 ? [] : tooSmall(drift, "a drift", markup).map((drifts) => `${drifts}${hidden}`)];
	const larger = parts.some((part) => part.includes(" below ")) ? " What is larger shows four times in five." : "";
	return parts.length === 0 ? [] : [`${label}: ${parts.join("; ")}.${larger}`];
}
/**
* "losses below 6 points in cites and 1.18 times in latency, and losses of any size in tone", of the metrics that decide,
* where there are any; none where each of them was seen to move.
*/
function tooSmall({ metrics }, what, markup) {
	const deciding = metrics.filter(({ blocking }) => blocking);
	const named = (deciding.length === 0 ? metrics : deciding).filter(({ verdict, kind }) => kind === "slice-regressed" || verdict !== "regressed" && verdict !== "improved").slice(0, SPELT_OUT).map((metric) => ({
		name: markup.word(metric.metric),
		size: metric.evidence && detectableSize(metric, metric.evidence)
	}));
	const below = named.flatMap(({ name, size }) => size === void 0 ? [] : [`${size} in ${name}`]);
	const blind = named.flatMap(({ name, size }) => size === void 0 ? [name] : []);
	const said = [...below.length === 0 ? [] : [`${what} below ${list(below)}`], ...blind.length === 0 ? [] : [`${what} of any size in ${list(blind)}`]];
	return said.length === 0 ? [] : [said.join(", and ")];
}
/** Metrics beyond this are in the tables. */
const SPELT_OUT = 3;
function titleOf({ verdict }, markup) {
	return markup.strong(VERDICT_TITLE[verdict].toLowerCase());
}
/** Names beyond this are not spelt out. */
const MOST_BRIEF = 5;

// src/report/doubt-words.ts
/** Cross-checks that see it otherwise, and intervals that hold at any time; empty where there are none. */
function doubtWords({ metrics }, markup) {
	const anytime = metrics.some(({ evidence }) => evidence?.method === "anytime");
	return [...metrics.flatMap((metric) => crossCheckWords(metric, markup)), ...anytime ? ["The intervals hold at any time: this comparison may be repeated as often as one likes."] : []];
}
function crossCheckWords(metric, markup) {
	const { evidence } = metric;
	if (evidence?.crossCheck === void 0) return [];
	const { verdict, pRegressed } = evidence.crossCheck;
	return [`${markup.word(metric.metric)}: a cross-check by resampling sees it otherwise: ${SEEN[verdict]} (${limitsWords(metric, evidence, evidence.crossCheck)}, p of worse ${probability(pRegressed)}). It decides nothing.`];
}
const SEEN = {
	regressed: "worse",
	improved: "better",
	unchanged: "unchanged",
	inconclusive: "undecided",
	"not-comparable": "not comparable",
	errored: "not to be judged"
};

export { apartWords as n, doubtWords as t };