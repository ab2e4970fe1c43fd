import { t as groupedNumber } from "./grouped-number.js";
import { _ as times, a as factor, c as interval, d as price, g as size, i as count, l as level, m as roughSize, o as factorInterval, p as range, r as change, s as factorRange, t as briefSize, u as list } from "./numbers.js";
import { n as PLAIN } from "./markup.js";
import { t as layerSentence } from "./layer-sentence.js";

// src/report/evidence-words.ts
/** The parts of a sentence about one metric's numbers. Differences are told as the metric itself is measured. */
/** "91 % → 84 %"; on the ratio scale "typically 1,240 ms → 1,510 ms", because geometric means are no plain means. */
function levelsWords({ unit }, { scale, before, after }) {
	return `${scale === "ratio" ? "typically " : ""}${level(before, unit)} → ${level(after, unit)}`;
}
/**
* after − before with its interval, "−7.1 points (95 %: −10.4 to −3.8)", or after ÷ before, "1.22 times (95 %: 1.10 to
* 1.35)". A latency that rises shows a plus. (Inside the program differences are oriented, positive is better.)
*/
function differenceWords(measured, evidence) {
	const { confidence, ratio } = evidence;
	if (ratio !== void 0) return factorInterval(confidence, ratio);
	const { difference, lower, upper } = asMeasured(measured, evidence);
	return `${change(difference, measured.unit)} ${interval(confidence, lower, upper, measured.unit)}`;
}
/** The difference without its interval: "−7.1 points", "1.22 times". */
function briefDifference(measured, evidence) {
	if (evidence.ratio !== void 0) return factor(evidence.ratio.value);
	return change(asMeasured(measured, evidence).difference, measured.unit);
}
/** Limits of an oriented difference, for the scale that the evidence has: "−9.4 to +3.4 points", "0.97 to 1.40 times". */
function limitsWords(measured, { scale }, limits) {
	const { lower, upper } = asMeasured(measured, {
		...limits,
		difference: 0
	});
	if (scale === "difference") return range(lower, upper, measured.unit);
	return factorRange(Math.exp(lower), Math.exp(upper));
}
/** The accepted loss for a table's cell: "3 points", "1.25 times", "none". */
function allowedCell({ unit }, { margin, ratio }) {
	if (margin === 0) return "none";
	return ratio === void 0 ? size(margin, unit) : factor(ratio.allowed);
}
/** The accepted loss after the difference has been said: "the 3 you allow", "the 1.25 times you allow". */
function allowedWords({ unit }, { margin, ratio }) {
	return `the ${ratio === void 0 ? briefSize(margin, unit) : factor(ratio.allowed)} you allow`;
}
/** The accepted loss as an event: "a drop of 3 points", "a rise to 1.25 times", "any drop". */
function marginWords({ direction, unit }, { margin, ratio }) {
	if (margin === 0) return `any ${LOSS[direction]}`;
	return ratio === void 0 ? `a ${LOSS[direction]} of ${size(margin, unit)}` : `a ${LOSS[direction]} to ${factor(ratio.allowed)}`;
}
/** The smallest loss that the numbers would have shown, four times in five. Undefined where none would have been. */
function detectableWords(measured, evidence) {
	const least = detectableSize(measured, evidence);
	return least === void 0 ? void 0 : `a ${LOSS[measured.direction]} ${evidence.ratio === void 0 ? "of" : "to"} ${least}`;
}
/** The same without the word for a loss: "6 points", "1.18 times". Undefined where no loss would have shown. */
function detectableSize({ unit }, { detectable, ratio }) {
	if (!Number.isFinite(detectable) || unit === "score" && detectable > 1) return void 0;
	return ratio === void 0 ? roughSize(detectable, unit) : factor(ratio.detectable);
}
/**
* How many questions, and how often each side was asked: "142 questions asked three times of each", "120 questions asked
* once before and three times after", "120 questions, 351 answers before and 360 after".
*/
function askedWords(evidence) {
	const { cases, trialsBefore, trialsAfter, effectiveCases, method } = evidence;
	const questions = count(cases, "question");
	const weighted = effectiveCases === void 0 ? "" : ` (weighted by the traffic they stand for; worth ${count(Math.round(effectiveCases), "equal one")})`;
	const [before, after] = [trialsBefore / cases, trialsAfter / cases];
	if (!(method !== "unpaired" && Number.isInteger(before) && Number.isInteger(after))) return `${questions}${weighted}, ${trialsBefore === trialsAfter ? `${count(trialsAfter, "answer")} a side` : `${count(trialsBefore, "answer")} before and ${groupedNumber(trialsAfter)} after`}`;
	return `${questions}${weighted} asked ${before === after ? `${times(after)} of each` : `${times(before)} before and ${times(after)} after`}`;
}
/** What a loss is called by this metric. */
const LOSS = {
	"higher-is-better": "drop",
	"lower-is-better": "rise"
};
function asMeasured({ direction }, { difference, lower, upper }) {
	return direction === "higher-is-better" ? {
		difference,
		lower,
		upper
	} : {
		difference: -difference,
		lower: -upper,
		upper: -lower
	};
}

// src/report/slice-name.ts
/** A slice for people: "refunds (app.intent)". Both are words of the traces. */
function sliceName({ attribute, value }, markup) {
	return `${markup.word(value, LONGEST)} (${markup.word(attribute, LONGEST)})`;
}
/** Values of attributes may be whole texts; enough is shown to know one. */
const LONGEST = 40;

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
		...culprits.slice(0, SPELT_OUT$2).map((slice) => sliceSentence(metric, slice, markup)),
		...culprits.length > SPELT_OUT$2 ? [`${count(culprits.length - SPELT_OUT$2, "more slice")} got worse`] : [],
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
const SPELT_OUT$2 = 3;
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
	return [`${kind === "real" ? "possibly " : ""}more than ${allowedWords(measured, evidence)}`];
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
		...evidence.settle === void 0 ? [] : [settleWords(evidence.settle, evidence)]
	].join(". ");
}
function settleWords({ cases, casesUsd, trials, trialsUsd }, evidence) {
	const questions = `${count(cases, "question")} would settle it${dollars(casesUsd)}`;
	if (trials !== void 0) return `${questions}, or ${count(trials, "trial")} of each${dollars(trialsUsd)}`;
	return evidence.method === "paired" && Math.min(evidence.trialsBefore, evidence.trialsAfter) > evidence.cases ? `${questions}; more trials of the same ones would not` : questions;
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

// src/report/verdict-title.ts
/** What each verdict is called at the head of a report. */
const VERDICT_TITLE = {
	regressed: "Regressed",
	improved: "Improved",
	unchanged: "Unchanged",
	inconclusive: "Inconclusive",
	"not-comparable": "Not comparable",
	"no-baseline": "No baseline",
	"not-affected": "Not affected",
	errored: "Errored"
};

// src/report/anchor-words.ts
/** "the anchor of 2026-09-28": by the day of its record where the path says it, else the day of the blessing. */
function anchorName({ baseline, at }, markup) {
	return `the anchor of ${/(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(baseline)?.[1] ?? markup.word(at.slice(0, 10))}`;
}
/** Small losses, each within the margin of its week, have added up: only the anchor shows them. */
function isSlowDecay({ comparison, anchored }) {
	if (anchored?.comparison.verdict !== "regressed" || comparison === void 0) return false;
	return comparison.verdict === "unchanged" || comparison.verdict === "improved" || comparison.verdict === "inconclusive";
}
/** The comparison with the anchor in a line, and who blessed it, when and why. Undefined without an anchor. */
function anchorWords(result, markup) {
	const { anchored } = result;
	if (anchored === void 0) return void 0;
	const { anchor, comparison } = anchored;
	const title = markup.strong(VERDICT_TITLE[comparison.verdict].toLowerCase());
	const said = comparison.metrics.filter(({ blocking }) => blocking).slice(0, SPELT_OUT$1).map((metric) => metric.evidence === void 0 ? metricSentence(metric, markup) : briefSentence(metric, markup));
	const numbers = said.length === 0 ? "" : `: ${list(said)}`;
	return `${markup.strong("Since the anchor")}: ${title}${numbers}. ${blessedWords(anchor, markup)}`;
}
/** "Anchor: baselines/…, blessed by Ada on 2026-09-28: “before the move”." */
function blessedWords({ baseline, by, at, why }, markup) {
	const day = markup.word(at.slice(0, 10));
	return `Anchor: ${markup.code(markup.word(baseline))}, blessed by ${markup.word(by, LONGEST_NAME)} on ${day}: “${markup.word(why.replace(/\.$/, ""), LONGEST_WHY)}”.`;
}
const SPELT_OUT$1 = 5;
const LONGEST_NAME = 80;
const LONGEST_WHY = 200;

// src/report/slice-words.ts
/**
* What stands beside the verdict, without full stops: slices that got worse although the whole did not, slices in which a
* loss shows, and a whole that moved against all of its parts.
*/
function sliceAsides({ metrics }, markup) {
	return metrics.flatMap((metric) => [...asideOf(metric, markup), ...paradoxOf(metric, markup)]);
}
/** What stands above a metric's table of slices. */
function slicesTitle({ metric }, markup) {
	return markup.strong(`Slices of ${markup.word(metric)}`);
}
/**
* Every slice that got worse, and of metrics that decide every one that got better, in full; but for those that the
* verdict's sentence spells out.
*/
function slicesInWords({ metrics }, markup) {
	const said = metrics.flatMap((metric) => (metric.slices ?? []).filter(({ verdict }) => verdict === "improved" ? metric.blocking : verdict === "regressed" && metric.kind !== "slice-regressed").map((slice) => `${sliceSentence(metric, slice, markup)}.`));
	if (said.length <= MOST) return said;
	return [...said.slice(0, MOST), `${count(said.length - MOST, "more slice")} moved; the table has all.`];
}
/** The slices that no metric has numbers for: "Too few to say: refunds (app.intent)." */
function silentSlices({ metrics }, markup) {
	const slices = metrics.flatMap(({ slices = [] }) => slices);
	const key = ({ attribute, value }) => JSON.stringify([attribute, value]);
	const measured = new Set(slices.filter(({ evidence }) => evidence !== void 0).map(key));
	const silent = [...new Map(slices.filter((slice) => !measured.has(key(slice))).map((slice) => [key(slice), slice]))];
	if (silent.length === 0) return void 0;
	const names = silent.slice(0, MOST).map(([, slice]) => sliceName(slice, markup));
	const rest = silent.length - names.length;
	return `Too few to say: ${list(rest === 0 ? names : [...names, `${rest} more`])}.`;
}
/** Slices beyond this are in the table. */
const MOST = 8;
/** Slices that are named in one sentence. */
const NAMED = 3;
function asideOf(metric, markup) {
	const worse = regressedSlices(metric);
	if (worse.length === 0 || metric.kind === "slice-regressed") return [];
	const shown = worse.slice(0, NAMED).map((slice) => sliceName(slice, markup));
	const names = list(worse.length > NAMED ? [...shown, `${worse.length - NAMED} more`] : shown);
	const name = markup.word(metric.metric);
	return [metric.verdict === "regressed" ? `The loss in ${name} shows in ${names}` : `In ${name}, ${names} got worse although ${WHOLE[metric.verdict]}`];
}
const WHOLE = {
	improved: "the whole got better",
	unchanged: "the whole held",
	inconclusive: "the whole is undecided",
	"not-comparable": "the whole was not compared",
	errored: "the whole cannot be judged"
};
function paradoxOf({ metric, paradox }, markup) {
	if (paradox === void 0) return [];
	return [`Every slice of ${markup.word(paradox, 40)} moved the other way than ${markup.word(metric)} as a whole did (Simpson's paradox): believe the slices`];
}

// src/report/sentence.ts
/**
* The verdict for someone who reads nothing else: what it is, the number behind it, the layers that changed. Full
* sentences on one line.
*/
function verdictSentence(result, markup = PLAIN) {
	return `${markup.strong(`${VERDICT_TITLE[result.verdict]}:`)} ${explanation(result, markup)}`;
}
/**
* The comparison that the verdict was reached on: the effect, or what a record is to the latest baseline; that to the
* anchor where only it says the same. A drift only informs.
*/
function decisiveComparison(result) {
	const candidates = [result.comparison, result.anchored?.comparison].filter((comparison) => comparison !== void 0);
	return candidates.find(({ verdict }) => verdict === result.verdict) ?? candidates[0];
}
function explanation(result, markup) {
	const suite = markup.word(result.suite);
	switch (result.verdict) {
		case "no-baseline":
			if (result.baseline !== void 0) return `${suite} had no baseline to compare with; this run is its first, ${markup.word(result.baseline)}.`;
			return result.story === "record" ? `${suite} had no baseline to compare with, and this run was not kept as one.` : `${suite} has no baseline to compare with, so nothing was judged. Record one first: ${markup.code("eval-baseline record")}.`;
		case "not-affected": return result.touched.length === 0 ? `the changed files touch no layer of ${suite}, so nothing was replayed.` : `no layer of ${suite} would be another, so nothing was replayed.`;
		case "errored":
			if (result.incomplete !== void 0) return `${markup.word(result.incomplete.problem)}. ${markup.word(result.incomplete.remedy)}`;
			return decisiveComparison(result)?.verdict === "errored" ? comparedWords(result, markup) : "the run did not finish, so there is no verdict.";
		case "regressed":
		case "improved":
		case "unchanged":
		case "inconclusive":
		case "not-comparable": return comparedWords(result, markup);
		default: return result.verdict;
	}
}
function comparedWords(result, markup) {
	const comparison = decisiveComparison(result);
	if (comparison === void 0) return "no comparison was kept.";
	const { verdict } = result;
	const said = [
		`${sinceWords(result, comparison, markup)}${metricsWords(comparison, verdict, markup)}`,
		...isSlowDecay(result) ? ["Against the latest baseline it did not get worse: this is slow decay"] : [],
		...verdict === "not-comparable" ? [] : sampleWords(comparison.pairing),
		...sliceAsides(comparison, markup),
		...asideWords(comparison, verdict, markup),
		...alarmWords(result, markup)
	];
	if (verdict !== "not-comparable") said.push(layerSentence(comparison.layers, markup));
	return said.map((sentence) => `${sentence}.`).join(" ");
}
function sinceWords({ anchored }, comparison, markup) {
	return anchored?.comparison === comparison ? `since ${anchorName(anchored.anchor, markup)}, ` : "";
}
/** More metrics than this are counted, not spelt out; the table has them all. */
const SPELT_OUT = 3;
function metricsWords(comparison, verdict, markup) {
	const deciding = comparison.metrics.filter((metric) => metric.blocking && metric.verdict === verdict);
	if (deciding.length === 0) return nothingDecided(comparison, verdict);
	if (verdict === "unchanged" && deciding.length > 1) return allHeld(comparison, deciding, markup);
	return withRest(deciding.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup)), deciding.length).join(". ");
}
function allHeld({ pairing }, held, markup) {
	const names = held.slice(0, SPELT_OUT).map((metric) => {
		const levels = metric.evidence === void 0 ? "" : ` (${levelsWords(metric, metric.evidence)})`;
		return `${markup.word(metric.metric)}${levels}`;
	});
	const asked = new Set(held.flatMap(({ evidence }) => evidence === void 0 ? [] : [askedWords(evidence)]));
	const questions = asked.size === 1 ? [...asked].join("") : count(pairing.paired, "question");
	return `${list(withRest(names, held.length))} held: no loss as large as you allow, ${questions}`;
}
function withRest(shown, all) {
	return all > shown.length ? [...shown, count(all - shown.length, "more metric")] : shown;
}
function nothingDecided({ pairing, metrics }, verdict) {
	if (pairing.paired === 0) return "no question stands on both sides";
	if (!metrics.some(({ blocking }) => blocking)) return "no metric decides; every one only informs";
	return verdict === "not-comparable" ? "the two runs do not measure the same thing" : `${count(pairing.paired, "question")} compared`;
}
/** What a reader must know of the samples before believing a number. */
function sampleWords({ relation, paired, onlyBefore, onlyAfter }) {
	switch (relation) {
		case "same": return [];
		case "overlapping": return [`Compared on the ${count(paired, "question")} that both sides were asked`];
		case "disjoint": return onlyBefore === 0 || onlyAfter === 0 ? [] : ["Other questions were asked on each side: a difference may be the traffic's, not the system's"];
		default: return relation;
	}
}
/** A metric that only informs never decides, and a loss in it is never hidden. */
function asideWords(comparison, verdict, markup) {
	const worse = comparison.metrics.filter((metric) => !metric.blocking && metric.verdict === "regressed");
	if (worse.length === 0 || verdict === "not-comparable") return [];
	const names = worse.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
	return [`${list(withRest(names, worse.length))} got worse too, but only ${worse.length === 1 ? "informs" : "inform"}`];
}
/** A change of level that no version explains is an alarm, whatever the verdict. */
function alarmWords({ changes = [] }, markup) {
	const unversioned = changes.filter((change) => change.unversioned).map(({ metric }) => markup.word(metric));
	const names = [...new Set(unversioned)];
	if (names.length === 0) return [];
	return [`${list(withRest(names.slice(0, SPELT_OUT), names.length))} moved to another level, and no version differs across it`];
}

export { slicesTitle as a, briefSentence as c, allowedCell as d, detectableSize as f, slicesInWords as i, metricSentence as l, limitsWords as m, verdictSentence as n, anchorWords as o, differenceWords as p, silentSlices as r, VERDICT_TITLE as s, decisiveComparison as t, sliceName as u };