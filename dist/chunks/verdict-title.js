import { t as groupedNumber } from "./grouped-number.js";
import { _ as size, a as factor, c as interval, h as roughSize, i as count, m as range, o as factorInterval, r as change, s as factorRange, t as briefSize, u as level, v as times } from "./numbers.js";

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
	return differenceAt(evidence.confidence, measured, evidence);
}
/** The same below a head that says the confidence: "−7.1 points (−10.4 to −3.8)". */
function differenceCell(measured, evidence) {
	return differenceAt(void 0, measured, evidence);
}
function differenceAt(confidence, measured, evidence) {
	const { ratio } = evidence;
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
	const { cases, trialsBefore, trialsAfter, method } = evidence;
	const questions = count(cases, "question");
	const [before, after] = [trialsBefore / cases, trialsAfter / cases];
	if (!(method !== "unpaired" && Number.isInteger(before) && Number.isInteger(after))) return `${questions}, ${trialsBefore === trialsAfter ? `${count(trialsAfter, "answer")} a side` : `${count(trialsBefore, "answer")} before and ${groupedNumber(trialsAfter)} after`}`;
	return `${questions} asked ${before === after ? `${times(after)} of each` : `${times(before)} before and ${times(after)} after`}`;
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
	"not-evaluated": "Not evaluated",
	errored: "Errored"
};

export { askedWords as a, detectableWords as c, levelsWords as d, limitsWords as f, allowedWords as i, differenceCell as l, LOSS as n, briefDifference as o, marginWords as p, allowedCell as r, detectableSize as s, VERDICT_TITLE as t, differenceWords as u };