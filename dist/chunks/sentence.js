import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";

// src/report/escape.ts
/** Words we did not write (case ids, model names, file names, provider messages), made safe for each place we print. */
/** Long enough for any honest id or sentence; a longer word is cut and ends in "…". */
const LONGEST_WORD = 400;
/**
* A foreign text as it may stand in Markdown on GitHub: in a paragraph, a table cell, or between our HTML tags. Shows as
* the text itself; makes no link, image, mention, reference, emphasis, HTML, comment, table cell or line of its own.
*
* Special characters become character references rather than backslash escapes, because backslashes mean nothing
* between HTML tags. GitHub looks for mentions and references after rendering, so those are broken by a zero-width space.
*
* @param longest code points kept before "…"
*/
function escapeMarkdown(text, longest = LONGEST_WORD) {
	return clip(withoutControls(text), longest).replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`).replace(/#(?=\d)/g, `#${BREAK}`).replace(/\b(gh-)(?=\d)/gi, `$1${BREAK}`).replace(/:(?=\/\/|[\w+-]+:)/g, `:${BREAK}`).replace(/\b(www)\./gi, `$1${BREAK}.`).replace(/\b(mailto|xmpp):/gi, `$1${BREAK}:`).replace(/[&<>"'`*_~[\]()!|\\#$^{}@]/g, reference).replace(/^[-+=]|(?<=^\d{1,9})\.(?=\s|$)/, reference);
}
/**
* A foreign text as it may stand on a line of a terminal or a build log: no control or escape sequence, no line break,
* no reordering of what stands beside it, and nothing a workflow runner would read as a command.
*
* @param longest code points kept before "…"
*/
function escapeTerminal(text, longest = LONGEST_WORD) {
	return clip(withoutControls(text), longest).replace(/##(?=\[)/g, `##${BREAK}`).replace(/^::/, `${BREAK}::`);
}
const BREAK = "​";
function reference(character) {
	return `&#${character.codePointAt(0)};`;
}
/** Line breaks become spaces; controls and characters that reorder or hide text become the replacement character. */
function withoutControls(text) {
	return text.toWellFormed().replace(/[\t\n\v\f\r\u0085\u2028\u2029 ]+/g, " ").trim().replace(/[\u200B\u2060\uFEFF]/g, "").replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu, "�");
}
function clip(text, longest) {
	if (text.length <= longest) return text;
	const points = [...text];
	return points.length <= longest ? text : `${points.slice(0, longest).join("")}…`;
}

// src/report/markup.ts
/** No marks: terminal, log, annotation, JSON. */
const PLAIN = {
	word: escapeTerminal,
	strong: (text) => text,
	code: (text) => text
};
/** GitHub's Markdown. HTML tags for code, because character references do not work between backticks. */
const MARKDOWN = {
	word: escapeMarkdown,
	strong: (text) => `**${text}**`,
	code: (text) => `<code>${text}</code>`
};

// src/report/numbers.ts
/**
* Numbers for people. One rule each, everywhere:
*
* - a score: two decimals, a third when it is not 0 (0.91, 0.906), so that the means agree with their difference;
* - a difference of scores: points (hundredths), one decimal, always signed;
* - milliseconds: whole, one decimal below 10;
* - dollars: two decimals from $1 on; below, three significant digits, two for a difference;
* - shares: per cent, at most one decimal.
*
* Rounding is to the nearest, halves away from zero, and only here: verdicts are reached on unrounded numbers. What
* is not finite is "unknown", never 0.
*/
/** A mean in its own unit: "0.91", "1,240 ms", "$0.00128". */
function level(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	return `${sign(value, false)}${magnitude(Math.abs(value), unit, "level")}${SUFFIX[unit].level}`;
}
/** A difference with sign and unit: "−17.0 points", "+200 ms", "−$0.0012". */
function change(value, unit) {
	return Number.isFinite(value) ? `${signed(value, unit)}${SUFFIX[unit].change}` : "unknown";
}
/** The interval of a difference: "(95 % −21.4 to −12.6)". */
function interval(confidence, lower, upper, unit) {
	return `(${share(confidence)} ${bound(lower, unit)} to ${bound(upper, unit)})`;
}
/** A loss or gain without sign, and no more decimals than it needs: "10 points", "120 ms", "$0.01". */
function size(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	const digits = magnitude(Math.abs(value), unit, "size");
	return `${digits}${unit === "score" && digits === "1" ? " point" : SUFFIX[unit].change}`;
}
/** A share of 0…1 in per cent: "95 %", "2.5 %". */
function share(value) {
	return Number.isFinite(value) ? `${groupedNumber(value * 100, 0, 1)} %` : "unknown";
}
/** A whole number with its noun: "1 case", "12,345 cases". */
function count(value, noun, plural = `${noun}s`) {
	return `${groupedNumber(value)} ${value === 1 ? noun : plural}`;
}
/** A list in words: "a", "a and b", "a, b and c". */
function list(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
const SUFFIX = {
	score: {
		level: "",
		change: " points"
	},
	ms: {
		level: " ms",
		change: " ms"
	},
	usd: {
		level: "",
		change: ""
	}
};
function bound(value, unit) {
	return Number.isFinite(value) ? signed(value, unit) : "unknown";
}
function signed(value, unit) {
	const digits = magnitude(Math.abs(value), unit, "change");
	return `${/[1-9]/.test(digits) ? sign(value, true) : ""}${digits}`;
}
function sign(value, plus) {
	if (value < 0) return "−";
	return plus ? "+" : "";
}
function magnitude(value, unit, use) {
	switch (unit) {
		case "score":
			if (use === "level") return groupedNumber(value, 2, 3);
			return groupedNumber(value * 100, use === "change" ? 1 : 0, use === "change" ? 1 : 2);
		case "ms": return value < 10 ? groupedNumber(value, use === "change" ? 1 : 0, 1) : groupedNumber(value);
		case "usd": return value >= 1 ? `$${groupedNumber(value, 2)}` : `$${significantNumber(value, use === "change" ? 2 : 3)}`;
		default: return unit;
	}
}

// src/report/layer-sentence.ts
/**
* Which layers changed, without a full stop. "The changed layer is" is said only when exactly one changed and every
* other is known to be the same; a layer that cannot be told is named, because it cannot be ruled out.
*/
function layerSentence(layers, markup = PLAIN) {
	const name = ({ layer }) => markup.strong(layer);
	const changed = layers.filter(({ difference }) => difference === "changed");
	const open = layers.filter(({ difference }) => difference === "cannot-tell");
	const unknown = open.filter(isUnknown);
	const unlike = open.filter((layer) => !isUnknown(layer));
	return [
		changedWords(changed.map(name), open.length > 0),
		...openWords(unknown.map(name), ["is unknown", "are unknown"]),
		...openWords(unlike.map(name), ["is known in two ways", "are known in two ways"])
	].join("; ");
}
function isUnknown({ before, after }) {
	return before.id === null || after.id === null;
}
function changedWords(names, someOpen) {
	if (names.length === 0) return someOpen ? "No layer is known to have changed" : "No layer changed";
	if (names.length > 1) return `The changed layers are ${list(names)}`;
	return someOpen ? `The one layer known to have changed is ${list(names)}` : `The changed layer is ${list(names)}`;
}
function openWords(names, [is, are]) {
	if (names.length === 0) return [];
	return names.length === 1 ? [`${list(names)} ${is}, so it cannot be ruled out`] : [`${list(names)} ${are}, so they cannot be ruled out`];
}

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
		case "not-affected": return `the changed files touch no layer of ${suite}, so nothing was replayed.`;
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

export { metricSentence as a, level as c, size as d, MARKDOWN as f, differenceWords as i, list as l, escapeTerminal as m, decisiveComparison as n, change as o, PLAIN as p, verdictSentence as r, count as s, VERDICT_TITLE as t, share as u };