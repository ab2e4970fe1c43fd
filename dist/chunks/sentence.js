import { t as layerSentence } from "./layer-sentence.js";
import { n as PLAIN } from "./markup.js";
import { a as list, i as level, n as count, r as interval, s as size, t as change } from "./numbers.js";

// src/report/metric-sentence.ts
/**
* What the comparison of one metric says, without a full stop: "cites got worse: 0.91 → 0.74, −17.0 points (95 % −21.4
* to −12.6), more than the 10 points allowed, 142 cases".
*/
function metricSentence(metric, markup = PLAIN) {
	const name = markup.word(metric.metric);
	switch (metric.kind) {
		case "definition-differs":
		case "suite-differs":
		case "target-differs":
		case "judge-differs":
		case "scoring-code-differs":
		case "on-one-side-only": return `${name} was not compared (${reasonWords(metric, WHY[metric.kind], markup)})`;
		case "too-few-cases":
		case "shrunken-sample":
		case "missing-results": return `${name} is undecided (${reasonWords(metric, WHY[metric.kind], markup)})`;
		case "material":
		case "real":
		case "non-inferior":
		case "equivalent":
		case "equivalent-below-baseline":
		case "wide-interval": return metric.evidence === void 0 ? `${name} ${CLAIM[metric.kind](metric)}` : `${name} ${CLAIM[metric.kind](metric)}: ${evidenceWords(metric, metric.evidence)}`;
		default: return metric.kind;
	}
}
/**
* after − before as the metric itself is measured, with its interval: a latency that rises shows a plus. (Inside the
* program differences are oriented, positive is better.)
*/
function differenceWords({ direction, unit }, evidence) {
	const { difference, lower, upper, confidence } = evidence;
	return direction === "higher-is-better" ? `${change(difference, unit)} ${interval(confidence, lower, upper, unit)}` : `${change(-difference, unit)} ${interval(confidence, -upper, -lower, unit)}`;
}
const gotWorseOrBetter = ({ verdict }) => verdict === "improved" ? "got better" : "got worse";
const CLAIM = {
	material: gotWorseOrBetter,
	real: gotWorseOrBetter,
	"non-inferior": () => "held",
	equivalent: () => "held",
	"equivalent-below-baseline": () => "got a little worse, by less than is allowed",
	"wide-interval": () => "is undecided"
};
function evidenceWords(metric, evidence) {
	const { unit } = metric;
	return [
		`${level(evidence.before, unit)} → ${level(evidence.after, unit)}`,
		differenceWords(metric, evidence),
		...marginWords(metric, evidence),
		count(evidence.cases, "case")
	].join(", ");
}
function marginWords(metric, evidence) {
	const allowed = evidence.margin === 0 ? "no loss is allowed" : `${size(evidence.margin, metric.unit)} allowed`;
	if (metric.verdict === "improved") return [];
	if (metric.verdict === "inconclusive") return [`${allowed}; ${detectableWords(metric, evidence)}`];
	if (metric.verdict === "unchanged") return [`${ruledOut(metric, evidence)} is ruled out`];
	if (evidence.margin === 0) return [allowed];
	return [metric.kind === "material" ? `more than the ${allowed}` : `possibly more than the ${allowed}`];
}
/** A lower limit above −margin is more than "not significant": the accepted loss itself lies outside the interval. */
function ruledOut({ direction, unit }, { margin }) {
	return margin === 0 ? `any ${LOSS[direction]}` : `a ${LOSS[direction]} of ${size(margin, unit)}`;
}
function detectableWords({ direction, unit }, { detectable }) {
	return Number.isFinite(detectable) ? `this comparison could only have seen a ${LOSS[direction]} of ${size(detectable, unit)} or more` : `this comparison could not have seen a ${LOSS[direction]} of any size`;
}
const LOSS = {
	"higher-is-better": "drop",
	"lower-is-better": "rise"
};
const WHY = {
	"suite-differs": "the two runs are of different suites",
	"target-differs": "one run holds observed answers and the other replayed ones",
	"definition-differs": "its definition differs between the two runs",
	"judge-differs": "its judge differs between the two runs",
	"scoring-code-differs": "its scoring code differs between the two runs",
	"on-one-side-only": "only one of the two runs has it",
	"too-few-cases": "too few cases have a score on both sides",
	"shrunken-sample": "too few of the earlier cases are on both sides",
	"missing-results": "too many trials have no score"
};
/** The comparison's own reason where it gave one: it knows the numbers. */
function reasonWords({ reason }, otherwise, markup) {
	return reason === void 0 ? otherwise : markup.word(reason.replace(/\.$/, ""));
}

// src/report/sentence.ts
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
/**
* The verdict for someone who reads nothing else: what it is, the number behind it, the layers that changed. Full
* sentences on one line.
*/
function verdictSentence(result, markup = PLAIN) {
	return `${markup.strong(`${VERDICT_TITLE[result.verdict]}:`)} ${explanation(result, markup)}`;
}
/** The comparison that the verdict was reached on: the effect, or the drift where only the drift says the same. */
function decisiveComparison(result) {
	const candidates = [result.comparison, result.drift].filter((comparison) => comparison !== void 0);
	return candidates.find(({ verdict }) => verdict === result.verdict) ?? candidates[0];
}
function explanation(result, markup) {
	const suite = markup.word(result.suite);
	switch (result.verdict) {
		case "no-baseline":
			if (result.baseline !== void 0) return `${suite} had no baseline to compare with; this run is its first, ${markup.word(result.baseline)}.`;
			return result.story === "record" ? `${suite} had no baseline to compare with, and this run was not kept as one.` : `${suite} has no baseline to compare with, so nothing was judged. Record one first: ${markup.code("eval-baseline record")}.`;
		case "not-affected": return result.touched.length === 0 ? `the changed files touch no layer of ${suite}, so nothing was replayed.` : `no layer of ${suite} would be another, so nothing was replayed.`;
		case "errored": return result.incomplete === void 0 ? "the run did not finish, so there is no verdict." : `${markup.word(result.incomplete.problem)}. ${markup.word(result.incomplete.remedy)}`;
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
	const said = [metricsWords(comparison, result.verdict, markup), ...asideWords(comparison, result.verdict, markup)];
	if (result.verdict !== "not-comparable") said.push(layerSentence(comparison.layers, markup));
	return said.map((sentence) => `${sentence}.`).join(" ");
}
/** More metrics than this are counted, not spelt out; the table has them all. */
const SPELT_OUT = 3;
function metricsWords(comparison, verdict, markup) {
	const deciding = comparison.metrics.filter((metric) => metric.blocking && metric.verdict === verdict);
	if (deciding.length === 0) return nothingDecided(comparison, verdict);
	if (verdict === "unchanged" && deciding.length > 1) {
		const names = deciding.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
		return `${list(withRest(names, deciding.length))} held: no loss beyond what is allowed, ${count(comparison.pairing.paired, "case")}`;
	}
	return withRest(deciding.slice(0, SPELT_OUT).map((metric) => metricSentence(metric, markup)), deciding.length).join("; ");
}
function withRest(shown, all) {
	return all > shown.length ? [...shown, count(all - shown.length, "more metric")] : shown;
}
function nothingDecided({ pairing, metrics }, verdict) {
	if (pairing.paired === 0) return "no case stands on both sides";
	if (!metrics.some(({ blocking }) => blocking)) return "no metric decides; every one only informs";
	return verdict === "not-comparable" ? "the two runs do not measure the same thing" : `${count(pairing.paired, "case")} compared`;
}
/** A metric that only informs never decides, and a loss in it is never hidden. */
function asideWords(comparison, verdict, markup) {
	const worse = comparison.metrics.filter((metric) => !metric.blocking && metric.verdict === "regressed");
	if (worse.length === 0 || verdict === "not-comparable") return [];
	const names = worse.slice(0, SPELT_OUT).map(({ metric }) => markup.word(metric));
	return [`${list(withRest(names, worse.length))} got worse too, but only ${worse.length === 1 ? "informs" : "inform"}`];
}

export { metricSentence as a, differenceWords as i, decisiveComparison as n, verdictSentence as r, VERDICT_TITLE as t };