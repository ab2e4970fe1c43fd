import { t as layoutOf } from "./columns.js";
import { n as PLAIN, r as terminalMarkup } from "./markup2.js";
import { _ as size, a as factor, d as list, g as share, i as count, n as certainty, t as briefSize, v as times } from "./numbers.js";
import { t as sortedJson } from "./sorted-json.js";

// src/report/plan-rows.ts
/** Of 1…10 trials, those that a terminal has room for. */
const SHOWN_TRIALS = [
	1,
	2,
	3,
	5,
	10
];
const MOST_SLICES = 20;
const LONGEST_NAME = 24;
/** Every metric: allowed, the smallest drop seen at some numbers of trials, and what is enough. */
function metricRows({ metrics }) {
	const rows = metrics.map((metric) => [
		nameOf(metric),
		allowedWords(metric),
		...visible(metric, metric.whole)
	]);
	return [[
		"Metric",
		"Allowed",
		...trialHeads(),
		"Enough"
	], ...rows];
}
/** A table for each metric, the largest slice first; metrics of which the same can be said share one. */
function sliceTables({ metrics }) {
	const named = /* @__PURE__ */ new Map();
	for (const metric of metrics) {
		if (metric.slices.length === 0 || metric.whole.detectable.length === 0) continue;
		const rows = sliceRows(metric);
		const key = JSON.stringify(rows);
		const same = named.get(key);
		if (same === void 0) named.set(key, {
			names: [nameOf(metric)],
			rows
		});
		else same.names.push(nameOf(metric));
	}
	return [...named.values()].map(({ names, rows }) => ({
		metrics: list(names),
		rows
	}));
}
function sliceRows(metric) {
	const rows = metric.slices.slice(0, MOST_SLICES).map((slice) => {
		const value = PLAIN.word(slice.value, LONGEST_NAME);
		return [
			PLAIN.word(slice.attribute, LONGEST_NAME),
			value,
			slice.cases.toString(),
			...visible(metric, slice)
		];
	});
	const head = [
		"Slice",
		"",
		"Questions",
		...trialHeads(),
		"Enough"
	];
	const left = metric.slices.length - rows.length;
	return [
		head,
		...rows,
		...left > 0 ? [[`and ${left} more`, ...head.slice(1).map(() => "")]] : []
	];
}
function nameOf({ metric, blocking }) {
	const name = PLAIN.word(metric, LONGEST_NAME);
	return blocking ? name : `(${name})`;
}
function trialHeads() {
	return SHOWN_TRIALS.map((trials) => trials === 1 ? "1 trial" : trials.toString());
}
function allowedWords(metric) {
	return metric.whole.margin === void 0 ? "unknown" : lossWords(metric.whole.margin, metric);
}
/** The smallest drop at each number of trials, and what would be enough. */
function visible(metric, cases) {
	return [...SHOWN_TRIALS.map((shown) => {
		const loss = cases.detectable[shown - 1];
		if (loss === void 0) return "unknown";
		return cases.enough.kind !== "too-few" && !(metric.unit === "score" && loss > 1) ? lossWords(loss, metric) : "none";
	}), enoughWords(metric, cases)];
}
function enoughWords(metric, { enough }) {
	switch (enough.kind) {
		case "trials": return count(enough.trials, "trial");
		case "cases": return `${count(enough.cases, "question")}${enough.trialsHelp ? ", or over 10 trials" : "; no trials will do"}`;
		case "never": return `0 never is; ${lossWords(enough.smallest, metric)} is`;
		case "too-few": return "no trials: under 10 questions";
		case "unknown": return "unknown";
		default: return enough;
	}
}
/** A planning figure: a tenth of a point, a hundredth of a ratio, two digits of a price are all it knows. */
function lossWords(loss, { scale, unit, direction }) {
	if (scale === "ratio") return factor(Math.exp(direction === "lower-is-better" ? loss : -loss)).replace(" times", "×");
	return unit === "score" ? briefSize(Math.round(loss * 1e3) / 1e3, unit) : size(loss, unit);
}
/** What base and head cost together, at the trials shown and at the suite's own. */
function costRows({ costs, trials }) {
	return [[
		"Trials",
		"Calls",
		"Between",
		"Dollars",
		"Between",
		""
	], ...costs.filter((cost) => SHOWN_TRIALS.includes(cost.trials) || cost.trials === trials).map(({ trials: asked, calls, usd, overBudget }) => [
		asked === trials ? `${asked} (the suite's)` : asked.toString(),
		count(calls.likely, "call"),
		between(calls, (value) => count(value, "call").replace(/ calls?$/, "")),
		usd === void 0 ? "unknown: a price is missing" : size(usd.likely, "usd"),
		usd === void 0 ? "" : between(usd, (value) => size(value, "usd")),
		overBudget ? "over the budget" : ""
	])];
}
function between(range, shown) {
	return range.low === range.high ? "" : `${shown(range.low)} to ${shown(range.high)}`;
}

// src/report/plan.ts
/** The whole of it for programs, as `schema/plan.json` describes it. */
function planJson(plan) {
	return sortedJson({}, plan);
}
/** The plan for a terminal: at most 100 columns; what the suite can see, then its slices, then what that costs. */
async function planTerminal(plan, face) {
	const { paragraph, columns } = await layoutOf(face.width);
	const { strong } = terminalMarkup(face.colour);
	return `${[
		paragraph(openingWords(plan)),
		strong("The smallest drop this suite sees"),
		columns(metricRows(plan)),
		paragraph(readingWords(plan)),
		...sliceTables(plan).flatMap(({ metrics, rows }) => [strong(`In slices, by ${metrics}`), columns(rows)]),
		strong("What base and head cost together"),
		columns(costRows(plan)),
		paragraph(SAVING),
		[...spreadLines(plan), ...plan.notes].map((line) => paragraph(`- ${PLAIN.word(line)}`)).join("\n")
	].filter((block) => block !== "").join("\n\n")}\n`;
}
const SAVING = "A stored baseline stands in for most of the base, and a comparison that is settled ends early: up to half may be saved.";
/** A whole number of cases may come out a little below itself. */
const ROUNDING = 1e-9;
function openingWords({ suite, cases, clusters, metrics, confidence, power, trials }) {
	const effective = Math.floor((metrics[0]?.whole.effectiveCases ?? cases) + ROUNDING);
	const grouped = clusters === cases ? "" : ` of ${count(clusters, "conversation")}`;
	const worth = effective === cases ? "" : `, which tell at least what ${effective} equal, independent ones would`;
	const seen = `A drop is called seen when ${share(power)} of comparisons would call it, at ${certainty(confidence)} confidence.`;
	return `${PLAIN.word(suite)}: ${count(cases, "question")}${grouped}${worth}. The suite asks each ${times(trials)}. ${seen}`;
}
function readingWords({ metrics, trials }) {
	const ratio = metrics.some(({ scale }) => scale === "ratio") ? ", time and money as a ratio" : "";
	const informing = metrics.some(({ blocking }) => !blocking) ? " A metric in brackets only informs." : "";
	return `Scores are in points${ratio}. With what the last column says, a drop as large as the allowed one is seen, and ruled out where nothing changed.${metrics.flatMap(({ whole, slices }) => [whole, ...slices]).some(({ enough }) => enough.kind === "cases") ? ` Where it says questions, each has ${count(trials, "trial")}.` : ""}${informing}`;
}
/** Which spread is measured, which assumed, and which unknown. */
function spreadLines({ metrics }) {
	const named = (some) => list(some.map(({ metric }) => metric));
	const of = (test) => metrics.filter(test);
	const measured = of(({ within }) => within === "measured");
	const assumed = of(({ within }) => within === "assumed");
	const unknown = of(({ within }) => within === "unknown");
	const pairs = of(({ between: source }) => source === "measured");
	return [
		...measured.length === 0 ? [] : [`Chance within a question is that of the latest baseline's trials: ${named(measured)}.`],
		...assumed.length === 0 ? [] : [`Chance within a question is assumed, a score that is right 9 times in 10 whichever the question: ${named(assumed)}.`],
		...unknown.length === 0 ? [] : [`Nothing is known of how this varies before a baseline has 2 trials of a question: ${named(unknown)}.`],
		pairs.length === 0 ? "Differences between questions are assumed (a variance of 0.02): no two baselines have shown them." : `Differences between questions are those of the two newest baselines: ${named(pairs)}${pairs.length === metrics.length ? "" : "; else assumed (a variance of 0.02)"}.`
	];
}

export { planJson, planTerminal };