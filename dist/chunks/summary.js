import { t as capital } from "./capital.js";
import { t as groupedNumber } from "./grouped-number.js";
import { n as theLayer, r as modelSentence, t as outcomeSentence } from "./outcome-words.js";
import { n as bullets } from "./markdown.js";
import { t as MARKDOWN } from "./markup2.js";
import { _ as size, d as list, g as share, i as count, p as probability, u as level } from "./numbers.js";
import { n as shortVersion } from "./version-words.js";
import { t as sliceName } from "./slice-name.js";

// src/report/post-mortem/gap-words.ts
/** Why an incident was not caught, in words with their numbers. */
/** The gap in three words or so. */
function gapTitle(code) {
	return TITLE[code];
}
/** What was so, with the numbers that say it: one sentence with its full stop. @param unit of the incident's metric */
function gapSentence(gap, unit, markup) {
	switch (gap.code) {
		case "no-case-in-slice": return `No question of the sample was of ${sliceName(gap.slice, markup)}, which is ${share(gap.share)} of the traffic; a sample of ${groupedNumber(gap.needed)} would have met it in 95 of 100 draws.`;
		case "underpowered-slice": return `The sample had ${count(gap.cases, "question")} of ${sliceName(gap.slice, markup)}: a loss shows from ${size(gap.detectable, unit)} on, and this one was ${size(gap.loss, unit)}. ${groupedNumber(gap.needed)} would have shown it.`;
		case "blind-metric": return `Of ${count(gap.confirmed, "answer")} that people found bad, ${markup.word(gap.metric, LONGEST)} found ${groupedNumber(gap.seen)} bad too, at most ${share(gap.upper)}.`;
		case "margin-too-wide": return `Over all of the traffic the loss is ${size(gap.loss, unit)}, and ${size(gap.margin, unit)} of ${markup.word(gap.metric, LONGEST)} are accepted; the incident is ${share(gap.share)} of the traffic.`;
		case "cadence": return `It was first met at ${instant(gap.firstBad)}, and no run began before ${instant(gap.began)}${gap.last === void 0 ? "" : `; the run before was of ${instant(gap.last)}`}${gap.everyHours === void 0 ? "" : `, one every ${groupedNumber(gap.everyHours, 0, 1)} hours`}.`;
		case "unversioned": {
			const point = gap.changePoint === void 0 ? "" : `${markup.code(markup.word(gap.changePoint))} is a change`;
			const layers = gap.layers.length === 0 ? "" : `no version of ${list(gap.layers)} is recorded`;
			return point === "" ? `${capital(layers)}.` : `${point} that no version explains${layers === "" ? "" : `, and ${layers}`}.`;
		}
		case "other-tuple": {
			const differences = gap.differences.map(({ layer, before, after }) => `${layer} ${shortVersion(before, markup)}, not ${shortVersion(after, markup)}`);
			return `${markup.code(markup.word(gap.run))} did not run what production ran: ${list(differences)}.`;
		}
		case "alert-ignored": {
			const alerts = gap.alerts.slice(0, 3).map(({ at, what, gate }) => `${instant(at)} ${ALERT[what]} (gate: ${markup.word(gate, LONGEST)})`);
			return `It was told, and nothing came of it: ${list(alerts)}.`;
		}
		case "canary-too-small": return `${count(gap.cases, "question")} were judged; the slice is met by none of them with a chance of ${share(gap.chance)}, and ${groupedNumber(gap.needed)} would have been enough.`;
		case "novel-queries": return `${groupedNumber(gap.novel)} of ${count(gap.queries, "question")} are unlike all of the suite${gap.p === void 0 ? "" : ` (as a set: p ${probability(gap.p)})`}.`;
		default: return gap;
	}
}
/** What would have caught it, a few words. */
function preventionWords(prevention, unit, markup) {
	switch (prevention.kind) {
		case "add-cases": return `add ${count(prevention.cases.length, "question")} of the incident`;
		case "slice-quota": return `draw ${count(prevention.cases, "question")} of ${sliceName(prevention.slice, markup)}`;
		case "stamp-version": return `stamp ${prevention.layer} as ${markup.code(markup.word(prevention.attribute))}`;
		case "calibrate-judge": return `hold ${markup.word(prevention.metric, LONGEST)} to ${count(prevention.labels, "label")} of people`;
		case "narrow-margin": return `accept ${size(prevention.margin, unit)} of ${markup.word(prevention.metric, LONGEST)}${prevention.slice === void 0 ? "" : ` in ${sliceName(prevention.slice, markup)}`}`;
		case "record-every": return `record every ${groupedNumber(prevention.hours, 0, 1)} hours`;
		case "align-suite": return `let the suite run production's ${list(prevention.layers)}`;
		case "fail-on-regressed": return "let a regression fail the gate";
		case "canary-size": return `judge a canary by ${count(prevention.cases, "question")}`;
		default: return prevention;
	}
}
/** The same as something to do: one sentence with its full stop. */
function preventionSentence(prevention, unit, markup) {
	switch (prevention.kind) {
		case "add-cases": {
			const { cases, traces, slice } = prevention;
			const where = slice === void 0 ? "" : ` of ${sliceName(slice, markup)}`;
			return `Add ${count(cases.length, "question")}${where} to the suite, from ${count(traces.length, "trace")} of the incident.`;
		}
		case "slice-quota": return `Draw at least ${count(prevention.cases, "question")} of ${sliceName(prevention.slice, markup)} into each sample.`;
		case "stamp-version": return `Stamp each request with the version of ${prevention.layer}, as the attribute ${prevention.attribute}.`;
		case "calibrate-judge": return `Hold the judge of ${prevention.metric} to ${count(prevention.labels, "label")} of people: eval-baseline judge calibrate.`;
		case "narrow-margin": {
			const { metric, margin, slice } = prevention;
			return `Accept a loss of ${metric}${slice === void 0 ? "" : ` in ${sliceName(slice, markup)}`} of at most ${size(margin, unit)}.`;
		}
		case "record-every": return `Record at least every ${count(Math.floor(prevention.hours), "hour")}.`;
		case "align-suite": return `Let the suite run what production runs: ${list(prevention.layers)} differed.`;
		case "fail-on-regressed": return "Let a regression fail the gate, or name who looks at it.";
		case "canary-size": return `Judge a canary by at least ${count(prevention.cases, "question")}.`;
		default: return prevention;
	}
}
/** An ISO instant to the minute, in UTC. */
function instant(at) {
	return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(at) ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : "an unknown time";
}
const LONGEST = 40;
const ALERT = {
	regressed: "a record regressed",
	"probe-changed": "the probe said changed"
};
const TITLE = {
	cadence: "No run in time",
	"other-tuple": "The suite ran other versions",
	unversioned: "A layer without a version",
	"no-case-in-slice": "No question of the slice",
	"novel-queries": "Questions of a new kind",
	"underpowered-slice": "Too few questions of the slice",
	"blind-metric": "The metric does not see it",
	"margin-too-wide": "The accepted loss is too wide",
	"canary-too-small": "The canary was too small",
	"alert-ignored": "An alert was not acted on"
};

// src/report/post-mortem/summary.ts
/** Seven lines for somebody who reads no more: what, since when, how often, which layer, what resolves it, why unseen, what to do. */
function summaryLines(postMortem) {
	const { attribution, title, confidence, actions } = postMortem;
	const [first] = actions;
	return bullets([
		`${MARKDOWN.strong("What")}: ${MARKDOWN.word(title)}.`,
		`${MARKDOWN.strong("Since when")}: ${windowWords(postMortem)}`,
		`${MARKDOWN.strong("How often")}: ${oftenWords(postMortem) ?? "Unknown."}`,
		`${MARKDOWN.strong("Which layer")}: ${outcomeSentence(attribution, MARKDOWN)} ${modelSentence(attribution)} Confidence: ${confidence.level}.`,
		`${MARKDOWN.strong("What resolves it")}: ${resolvedWords(postMortem)}`,
		`${MARKDOWN.strong("Why it was not caught")}: ${uncaughtWords(postMortem)}`,
		`${MARKDOWN.strong("To do")}: ${first === void 0 ? "nothing follows from what was measured." : `${count(actions.length, "action")}, the first: ${MARKDOWN.word(first.text, LONGEST_ACTION)}`}`
	]) ?? "";
}
const LONGEST_ACTION = 500;
/** The gaps of detection by their names. */
function uncaughtWords({ gaps }) {
	return gaps.length === 0 ? "none of the gaps that are looked for holds." : `${gaps.map(({ code }) => gapTitle(code).toLowerCase()).join("; ")}.`;
}
function windowWords({ window: { lastGood, firstBad, end }, detection }) {
	const good = lastGood === void 0 ? "" : `good by the record of ${instant(lastGood)}, `;
	const bad = firstBad === void 0 ? "the first bad sign is unknown" : `first bad sign ${instant(firstBad)}`;
	const found = detection.at === void 0 ? "" : `, detected ${instant(detection.at)}`;
	const over = end === void 0 ? "; no record says that it is over" : `; over by the record of ${instant(end)}`;
	return `${capital(`${good}${bad}`)}${found}${over} (UTC).`;
}
/** How often it failed before and during, or by how much it differs; undefined where nothing says so. */
function oftenWords({ impact: { rates, means } }) {
	if (rates !== void 0) {
		const what = rates.of === "questions" ? "questions of the records fail" : "answers of the replays fail";
		return `${rateWords(rates.during)} ${what} during it, ${rateWords(rates.before)} before.`;
	}
	if (means !== void 0) return `${level(means.before, means.unit)} before, ${level(means.during, means.unit)} during it.`;
}
/** "12 of 40 (18 % to 46 %)"; what never happened has an upper limit alone: "0 of 20 (at most 17 %)". */
function rateWords({ failures, trials, lower, upper }) {
	const counted = `${groupedNumber(failures)} of ${groupedNumber(trials)}`;
	return failures === 0 ? `${counted} (at most ${share(Math.ceil(upper * 100) / 100)})` : `${counted} (${share(Math.floor(lower * 100) / 100)} to ${share(Math.ceil(upper * 100) / 100)})`;
}
function resolvedWords({ reproduction, attribution }) {
	if (reproduction === void 0) return "Unknown: no trace was reproduced.";
	const { atIncident, overrides, from } = reproduction;
	const what = from === "fresh" ? "one trace fails" : "the questions fail";
	if (atIncident.failures === 0) return `Nothing to resolve: replayed in the incident's state, ${what} ${rateWords(atIncident)}, so nothing is blamed by it.`;
	const [best] = overrides.filter(({ resolves }) => resolves).toSorted((a, b) => a.layers.length - b.layers.length);
	if (best === void 0) return `No override that was tried surely resolves it: ${what} ${rateWords(atIncident)} in the incident's state.`;
	const nothing = attribution.outcome.status === "attributed" ? "" : " Which of its layers did it is not said by that.";
	return `${capital(overrideWords(best))}: ${what} ${rateWords(best.failures)} instead of ${rateWords(atIncident)}.${nothing}`;
}
/** "retrieval back at kb-2026-06-01". */
function overrideWords({ layers }) {
	return list(layers.map(({ layer, to }) => `${theLayer(layer)} back at ${shortVersion(to, MARKDOWN)}`));
}

export { uncaughtWords as a, instant as c, summaryLines as i, preventionSentence as l, overrideWords as n, gapSentence as o, rateWords as r, gapTitle as s, oftenWords as t, preventionWords as u };