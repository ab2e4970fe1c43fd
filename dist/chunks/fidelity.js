import { n as STACKS } from "./trace.js";
import { c as interval, i as count, n as certainty, r as change, u as level } from "./numbers.js";
import { t as fieldRemedy } from "./remedies.js";

// src/report/fidelity.ts
/**
* What the replay is worth as evidence, the verdict first; where it is not to be trusted, why, in the words of the stack
* most traces are written in. Undefined where nothing was replayed.
*/
function fidelityWords({ fidelity, diagnosis }, markup) {
	if (fidelity === void 0) return void 0;
	if (fidelity.status === "unknown") return `${markup.strong("Replay fidelity")} is unknown: ${UNKNOWN[fidelity.reason]}`;
	const { agreement, atLeast, cause } = fidelity;
	const title = markup.strong(`Replay fidelity ${level(agreement, "score")}`);
	if (cause === void 0) return `${title}${leastWords(fidelity, markup)}: ${isShown(fidelity) ? "" : "as far as these questions show, "}a replay of production scores as production's own answers did.`;
	const stack = STACKS.toSorted((a, b) => (diagnosis?.stacks[b] ?? 0) - (diagnosis?.stacks[a] ?? 0))[0] ?? "otel";
	return `${title}${leastWords(fidelity, markup)} is below the ${level(atLeast, "score")} that the suite asks for: attribution by replay is not to be trusted. ${causeWords(cause, agreement, stack)}`;
}
/** Every metric: production's own mean, the replay's, their difference and agreement with intervals. */
function fidelityRows(fidelity, markup) {
	if (fidelity.status === "unknown") return void 0;
	return [[
		"Metric",
		"Observed",
		"Replayed",
		"Difference",
		"Agreement",
		"Questions"
	], ...fidelity.metrics.map((one) => [
		markup.word(one.metric, LONGEST_NAME),
		level(one.observedMean, "score"),
		level(one.replayMean, "score"),
		differenceWords(one.difference, fidelity.confidence),
		agreementWords(one.agreement, fidelity.confidence),
		one.blocking ? one.cases.toString() : `${one.cases.toString()}, only informs`
	])];
}
const LONGEST_NAME = 64;
/** The whole interval lies where the suite wants it. */
function isShown({ metrics, agreement, atLeast }) {
	return metrics.some((one) => one.blocking && one.agreement.value === agreement && (one.agreement.lower ?? 0) >= atLeast);
}
/** The metric that the least agreement is of, with its interval and cases. */
function leastWords({ metrics, agreement, confidence, leftOut }, markup) {
	const least = metrics.find((one) => one.blocking && one.agreement.value === agreement);
	const left = leftOut === 0 ? "" : `, ${count(leftOut, "question")} left out`;
	return least === void 0 ? "" : ` (${markup.word(least.metric, LONGEST_NAME)}${limitsWords(least, confidence)}, ${count(least.cases, "question")}${left})`;
}
function limitsWords({ agreement: { lower, upper } }, confidence) {
	return lower === void 0 || upper === void 0 ? "" : `, ${limits(confidence, lower, upper)}`;
}
function differenceWords({ value, lower, upper }, confidence) {
	const shown = lower === void 0 || upper === void 0 ? "" : ` ${interval(confidence, lower, upper, "score")}`;
	return `${change(value, "score")}${shown}`;
}
function agreementWords({ value, lower, upper }, confidence) {
	const shown = lower === void 0 || upper === void 0 ? "" : ` (${limits(confidence, lower, upper)})`;
	return `${level(value, "score")}${shown}`;
}
function limits(confidence, lower, upper) {
	return `${certainty(confidence)}: ${level(lower, "score")} to ${level(upper, "score")}`;
}
const UNKNOWN = {
	"no-observed-answers": "production recorded no answer to any of these questions, so there is nothing to compare a replay with.",
	"nothing-scored": "no metric that decides has a score of both a recorded and a replayed answer."
};
function causeWords(cause, agreement, stack) {
	switch (cause.kind) {
		case "not-recorded": return `Least recorded of what a replay feeds on: ${cause.hop} hops, ${cause.field}, ${cause.present} of ${cause.hops}. To record more of it, ${fieldRemedy(cause.remedy, stack)}.`;
		case "left-the-recording": return `${count(cause.trials, "trial")} of ${cause.of} called a tool in a way that the recording does not hold: see ignore-arguments and not-recorded under layers.tools in the suite file.`;
		case "chance": return `Nothing that a replay needs is missing${chanceWords(cause.amongTrials, agreement)}`;
		default: return cause;
	}
}
/** @param amongTrials how far two trials of one case agree with each other, where a case has several */
function chanceWords(amongTrials, agreement) {
	if (amongTrials === void 0) return ", so answers to one question may differ by chance, or something is not as it was in production, a layer's version or the application that answers: raise trials in the suite file to tell the two apart.";
	const alike = `. Two trials of one question agree to ${level(amongTrials, "score")} with each other`;
	return agreement >= amongTrials ? `${alike}, so chance alone can explain it: lower the model's temperature, take a metric of a finer scale, or let fidelity.at-least in the suite file allow for it.` : `${alike}, and that much is left by chance; what is lost beyond it comes from what is not as it was in production: a layer's version, or the application that answers.`;
}

export { fidelityWords as n, fidelityRows as t };