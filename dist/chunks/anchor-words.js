import { a as askedWords, c as detectableWords, d as levelsWords, i as allowedWords, n as LOSS, o as briefDifference, p as marginWords, t as VERDICT_TITLE, u as differenceWords } from "./verdict-title.js";
import { n as PLAIN } from "./markup2.js";
import { d as list, f as price, i as count } from "./numbers.js";
import { t as sliceName } from "./slice-name.js";

// src/report/metric-sentence.ts
/**
* What the comparison of one metric says, without the last full stop: "cites got worse: 91 % → 74 %, −17.0 points (95 %:
* −21.4 to −12.6), more than the 10 you allow, 142 questions asked three times of each".
*/
function metricSentence(metric, markup = PLAIN) {
	const name = markup.word(metric.metric);
	const culprits = metric.kind === "slice-regressed" ? regressedSlices(metric) : [];
	if (culprits.length === 0) return claimSentence(name, metric, metric, markup);
	return [
		...culprits.slice(0, SPELT_OUT$1).map((slice) => sliceSentence(metric, slice, markup)),
		...culprits.length > SPELT_OUT$1 ? [`${count(culprits.length - SPELT_OUT$1, "more slice")} got worse`] : [],
		...metric.evidence === void 0 ? [] : [wholeWords(metric, metric.evidence)]
	].join(". ");
}
/** What the comparison of one slice says: "cites of refunds (app.intent) got worse: 90 % → 70 %, …". */
function sliceSentence(metric, slice, markup = PLAIN) {
	return claimSentence(`${markup.word(metric.metric)} of ${sliceName(slice, markup)}`, metric, slice, markup);
}
/** The slices of a metric that got worse. */
function regressedSlices({ slices = [] }) {
	return slices.filter(({ verdict }) => verdict === "regressed");
}
/** The comparison in a few words, for where the full one stands elsewhere: "cites 91 % → 74 % (−17.0 points)". */
function briefSentence(metric, markup) {
	const name = markup.word(metric.metric);
	const { evidence } = metric;
	if (evidence === void 0) return `${name} ${BRIEFLY[metric.verdict]}`;
	const sliced = metric.kind === "slice-regressed" ? "; worse in a slice" : "";
	return `${name} ${levelsWords(metric, evidence)} (${briefDifference(metric, evidence)}${sliced})`;
}
/** More than this is counted, not spelt out; the tables have all. */
const SPELT_OUT$1 = 3;
/** The whole beside the slice that failed it. */
function wholeWords(metric, evidence) {
	return `${evidence.lower > -evidence.margin ? "The whole held" : "The whole is undecided"}: ${numbersWords(metric, evidence).join(", ")}`;
}
function claimSentence(subject, measured, claimed, markup) {
	const { kind, evidence } = claimed;
	switch (kind) {
		case "definition-differs":
		case "suite-differs":
		case "target-differs":
		case "design-differs":
		case "judge-differs":
		case "scoring-code-differs":
		case "on-one-side-only": return `${subject} was not compared (${reasonWords(claimed, WHY[kind], markup)})`;
		case "too-few-cases":
		case "shrunken-sample":
		case "missing-results": return `${subject} is undecided (${reasonWords(claimed, WHY[kind], markup)})`;
		case "went-missing": return `${subject} cannot be judged (${reasonWords(claimed, WHY[kind], markup)})`;
		case "wide-interval": return evidence === void 0 ? `${subject} is undecided` : undecidedWords(subject, measured, evidence);
		case "material":
		case "real":
		case "non-inferior":
		case "equivalent":
		case "equivalent-below-baseline":
		case "slice-regressed": {
			const claim = `${subject} ${claimWords(measured, claimed)}`;
			if (evidence === void 0) return claim;
			const [levels = "", difference = "", asked = ""] = numbersWords(measured, evidence);
			return `${claim}: ${[
				levels,
				difference,
				...againstMargin(measured, claimed, evidence),
				asked
			].join(", ")}`;
		}
		default: return kind;
	}
}
function claimWords({ direction, unit }, { verdict, kind }) {
	const [better, worse] = unit !== "score" && direction === "lower-is-better" ? FELL_ROSE : BETTER_WORSE;
	if (kind === "equivalent-below-baseline") return `${worse} a little, by less than you allow`;
	if (kind === "non-inferior" || kind === "equivalent") return "held";
	return verdict === "improved" ? better : worse;
}
const BETTER_WORSE = ["got better", "got worse"];
const FELL_ROSE = ["fell", "rose"];
function numbersWords(measured, evidence) {
	return [
		levelsWords(measured, evidence),
		differenceWords(measured, evidence),
		askedWords(evidence)
	];
}
function againstMargin(measured, { verdict, kind }, evidence) {
	if (verdict === "improved") return [];
	if (verdict === "unchanged") return [`${marginWords(measured, evidence)} is ruled out`];
	if (evidence.margin === 0) return [`you allow no ${LOSS[measured.direction]}`];
	return [`${doubtOf(kind, evidence)}more than ${allowedWords(measured, evidence)}`];
}
/** Whether the loss is beyond the margin: for sure, by what was measured, or within the interval only. */
function doubtOf(kind, { difference, margin }) {
	if (kind !== "real") return "";
	return difference < -margin ? "probably " : "possibly ";
}
/** The question that stays open, the numbers, and what would settle it. */
function undecidedWords(subject, measured, evidence) {
	const loss = LOSS[measured.direction];
	const open = evidence.margin === 0 ? `you allow no ${loss} at all, and no number of questions can rule out every one` : `${marginWords(measured, evidence)} is neither seen nor ruled out`;
	const seen = detectableWords(measured, evidence);
	const visible = seen === void 0 ? `This comparison could not have seen a ${loss} of any size` : `This comparison could only have seen ${seen} or more`;
	const [levels = "", difference = "", asked = ""] = numbersWords(measured, evidence);
	return [
		`${subject} is undecided: ${open}`,
		`${levels}, ${difference}, ${asked}`,
		visible,
		...evidence.settle === void 0 ? [] : [settleWords(evidence.settle)]
	].join(". ");
}
/** "310 questions would settle it ($12.40), or 7 trials of each ($4.10)". */
function settleWords({ cases, casesUsd, trials, trialsUsd }) {
	const questions = `${count(cases, "question")} would settle it${dollars(casesUsd)}`;
	if (trials === void 0) return questions;
	if (trials === null) return `${questions}; more trials of the same ones would not`;
	return `${questions}, or ${count(trials, "trial")} of each${dollars(trialsUsd)}`;
}
function dollars(usd) {
	return usd === void 0 ? "" : ` (${price(usd)})`;
}
const BRIEFLY = {
	regressed: "got worse",
	improved: "got better",
	unchanged: "held",
	inconclusive: "is undecided",
	"not-comparable": "was not compared",
	errored: "cannot be judged"
};
const WHY = {
	"suite-differs": "the two runs are of different suites",
	"target-differs": "one run holds observed answers and the other replayed ones",
	"design-differs": "no question is on both sides, and the samples were drawn by different rules",
	"definition-differs": "its definition differs between the two runs",
	"judge-differs": "its judge differs between the two runs",
	"scoring-code-differs": "its scoring code differs between the two runs",
	"on-one-side-only": "only one of the two runs has it",
	"too-few-cases": "too few questions have a score on both sides",
	"shrunken-sample": "too few of the earlier questions are on both sides",
	"missing-results": "too many answers have no score",
	"went-missing": "more scores are missing than before"
};
/** The comparison's own reason where it gave one: it knows the numbers. */
function reasonWords({ reason }, otherwise, markup) {
	return reason === void 0 ? otherwise : markup.word(reason.replace(/\.$/, ""));
}

// src/report/anchor-words.ts
/** "the anchor of 2026-09-28": by the day of its record where the path says it, else the day of the blessing. */
function anchorName({ baseline, at }, markup) {
	return `the anchor of ${/(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(baseline)?.[1] ?? markup.word(at.slice(0, 10))}`;
}
/** The latest baseline is the blessed one, so that both comparisons are one. */
function isAnchorLatest({ comparison, anchored }) {
	return comparison !== void 0 && anchored?.comparison.before.at === comparison.before.at;
}
/** Small losses, each within the margin of its week, have added up: only the anchor shows them. */
function isSlowDecay({ comparison, anchored }) {
	if (anchored?.comparison.verdict !== "regressed" || comparison === void 0) return false;
	return comparison.verdict === "unchanged" || comparison.verdict === "improved";
}
/**
* The comparison with the anchor in a line, unless it is that with the latest baseline, and who blessed it, when and why.
* Undefined without an anchor.
*/
function anchorWords(result, markup) {
	const { anchored } = result;
	if (anchored === void 0) return void 0;
	const { anchor, comparison } = anchored;
	if (isAnchorLatest(result)) return `The latest baseline is the anchor. ${blessedWords(anchor, markup)}`;
	const title = markup.strong(VERDICT_TITLE[comparison.verdict].toLowerCase());
	const said = comparison.metrics.filter(({ blocking }) => blocking).slice(0, SPELT_OUT).map((metric) => metric.evidence === void 0 ? metricSentence(metric, markup) : briefSentence(metric, markup));
	const numbers = said.length === 0 ? "" : `: ${list(said)}`;
	return `${markup.strong("Since the anchor")}: ${title}${numbers}. ${blessedWords(anchor, markup)}`;
}
/** "Anchor: baselines/…, blessed by Ada on 2026-09-28: “before the move”." */
function blessedWords({ baseline, by, at, why }, markup) {
	const day = markup.word(at.slice(0, 10));
	return `Anchor: ${markup.code(markup.word(baseline))}, blessed by ${markup.word(by, LONGEST_NAME)} on ${day}: “${markup.word(why.replace(/\.$/, ""), LONGEST_WHY)}”.`;
}
const SPELT_OUT = 5;
const LONGEST_NAME = 80;
const LONGEST_WHY = 200;

export { isSlowDecay as a, regressedSlices as c, isAnchorLatest as i, settleWords as l, anchorWords as n, briefSentence as o, blessedWords as r, metricSentence as s, anchorName as t, sliceSentence as u };