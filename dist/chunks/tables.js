import { t as LAYERS } from "./version.js";
import { t as groupedNumber } from "./grouped-number.js";
import { d as list, f as price, g as share, i as count, l as lapse, n as certainty, p as probability, r as change, u as level } from "./numbers.js";
import { i as versionWords, t as briefVersion } from "./version-words.js";
import { t as sliceName } from "./slice-name.js";
import { l as differenceCell, r as allowedCell, s as detectableSize, t as VERDICT_TITLE, u as differenceWords } from "./verdict-title.js";
import { t as timesApart } from "./times-apart.js";

// src/report/sides-words.ts
/** The two sides by name, with the day of each where the days differ, and the time where names and days are the same. */
function sidesWords({ before, after }, markup) {
	const times = timesApart(before.at, after.at);
	const [earlier, later] = times;
	const longest = before.label === after.label ? MINUTE : DAY;
	const isTold = earlier !== later && times.every(({ length }) => length <= longest);
	const named = (side, time) => `${markup.word(side.label)}${isTold ? ` of ${markup.word(time)}` : ""}`;
	return `${named(before, earlier)} → ${named(after, later)}`;
}
/** Characters of a time. */
const [DAY, MINUTE] = [10, 16];

// src/report/facts.ts
/** The facts beside the verdict, each in a sentence that every face of the report can show. */
/** What was done, to which suite, and what the gate makes of it. */
function headWords(result, markup) {
	const sides = result.comparison === void 0 ? "" : `, ${sidesWords(result.comparison, markup)}`;
	const suite = result.suite === "" ? "" : ` of suite ${markup.code(markup.word(result.suite))}`;
	return `${STORY[result.story]}${suite}${sides}. ${GATE[result.gate]}.`;
}
/** How many questions stand on both sides, and as how many they count. */
function pairingWords(comparison) {
	const worth = comparison.metrics.find(({ evidence }) => evidence?.effectiveCases !== void 0)?.evidence?.effectiveCases;
	const pairs = pairsWords(comparison.pairing);
	if (worth === void 0) return pairs;
	return `${pairs} They are weighted by the traffic they stand for, and worth ${count(Math.round(worth), "equal one")}.`;
}
function pairsWords({ relation, paired, onlyBefore, onlyAfter, clusters }) {
	if (relation === "disjoint" && paired === 0) return `${count(onlyBefore, "question")} before and ${groupedNumber(onlyAfter)} others after, none on both sides.`;
	const together = clusters < paired ? ` in ${count(clusters, "cluster")}` : "";
	const alone = onlyBefore + onlyAfter === 0 ? "none on one only" : `${count(onlyBefore, "question")} only before, ${count(onlyAfter, "question")} only after`;
	return `${count(paired, "question")} on both sides${together}, ${alone}.`;
}
/** Trials without an answer, side by side; undefined when every trial has one. */
function failuresWords({ before, after }, markup) {
	if ([before, after].every(({ failures }) => failed(failures) === 0)) return void 0;
	const side = ({ failures, trials }) => failed(failures) === 0 ? `none of ${count(trials, "trial")}` : `${groupedNumber(failed(failures))} of ${count(trials, "trial")} (${countsWords(failures, markup)})`;
	return `Failed before: ${side(before)}; after: ${side(after)}.`;
}
/** Trials without a usable score beyond those that failed, metric by metric; empty when there are none. */
function unscoredWords({ before, after, metrics }, markup) {
	return metrics.flatMap(({ metric, evidence }) => {
		if (evidence === void 0) return [];
		if (!(missing(evidence.missingBefore, evidence.trialsBefore) > failed(before.failures) || missing(evidence.missingAfter, evidence.trialsAfter) > failed(after.failures))) return [];
		return [`${markup.word(metric)}: ${share(evidence.missingBefore)} of the trials before and ${share(evidence.missingAfter)} after have no usable score.`];
	});
}
/** Why the run is not complete, where the verdict does not say so already. */
function incompleteWords({ incomplete, verdict }, markup) {
	if (incomplete === void 0 || verdict === "errored") return void 0;
	return `Incomplete: ${markup.word(incomplete.problem)}. ${markup.word(incomplete.remedy)}`;
}
/** What the run used, and how long it took. An unknown price is said to be unknown. */
function spendWords({ calls, cachedCalls, inputTokens, outputTokens, usd, elapsedMs }) {
	const tokens = `${count(inputTokens, "token")} in and ${count(outputTokens, "token")} out`;
	const cached = cachedCalls === 0 ? "none" : groupedNumber(cachedCalls);
	return `Spent: ${usd === void 0 ? "cost unknown (a price or a usage is not known)" : price(usd)}, ${count(calls, "call")} (${cached} from the cache), ${tokens}.${elapsedMs === void 0 ? "" : ` It took ${lapse(elapsedMs)}.`}`;
}
/** What the traces of a record hold and lack, in a sentence; undefined for stories that do not look. */
function tracesWords({ diagnosis }, markup) {
	if (diagnosis === void 0 || diagnosis.examined === 0) return void 0;
	const { examined, grades, layers, contradicted } = diagnosis;
	const replayable = grades.reduce((sum, { grade, traces }) => grade > 0 ? sum + traces : sum, 0);
	const known = layers.map(({ layer, known: times }) => `${markup.word(layer)} ${share(times / examined)}`);
	const doubted = contradicted === 0 ? "" : ` ${count(contradicted, "trace contradicts itself", "traces contradict themselves")}.`;
	return `Traces: ${groupedNumber(replayable)} of ${count(examined, "trace")} hold what a replay needs; they know the version of ${list(known)}.${doubted}`;
}
/** What was only observed below the layers, where it differs between the sides or is not one thing; else empty. */
function environmentWords({ before, after }, markup) {
	return [
		[
			"Requested model",
			before.environment.requestedModels,
			after.environment.requestedModels
		],
		[
			"Resolved model",
			before.environment.resolvedModels,
			after.environment.resolvedModels
		],
		[
			"System fingerprint",
			before.environment.fingerprints,
			after.environment.fingerprints
		]
	].flatMap(([name, earlier, later]) => {
		if ((/* @__PURE__ */ new Set([...Object.keys(earlier), ...Object.keys(later)])).size < 2) return [];
		return [`${name}: ${countsWords(earlier, markup)} → ${countsWords(later, markup)}.`];
	});
}
/** Names by how often each was seen, the most frequent first; "none seen" for none. */
function countsWords(counts, markup) {
	const entries = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	const shown = entries.slice(0, 6).map(([name, times]) => `${markup.word(name, 60)} ${groupedNumber(times)}`);
	if (shown.length === 0) return "none seen";
	return list(entries.length > shown.length ? [...shown, `${entries.length - shown.length} more`] : shown);
}
const STORY = {
	record: "Recording",
	check: "Check",
	canary: "Canary",
	compare: "Comparison"
};
const GATE = {
	fail: "The gate fails",
	warn: "The gate warns and lets it pass",
	pass: "The gate passes"
};
/** How many trials a share is, where it is what the scored ones lack. Counted: the pairs are fewer than the trials of a side. */
function missing(share, scored) {
	return share < 1 ? Math.round(scored * share / (1 - share)) : Number.POSITIVE_INFINITY;
}
function failed(failures) {
	return Object.values(failures).reduce((sum, times) => sum + times, 0);
}

// src/report/tables.ts
/** Every metric: before, after, difference with its interval, accepted loss, verdict. */
function metricRows(metrics, markup) {
	const { head, cell } = differences(metrics);
	return [[
		"Metric",
		"Before",
		"After",
		head,
		"Allowed",
		"Verdict"
	], ...metrics.map((metric) => metricRow(metric, cell, markup))];
}
/** What each metric came to, where there is nothing to compare it with. */
function levelRows(levels, markup) {
	return [[
		"Metric",
		"Mean",
		"Answers scored",
		"Questions"
	], ...levels.map(({ metric, unit, mean, scored, trials, cases }) => [
		markup.word(metric, LONGEST_ID),
		mean === void 0 ? NONE : level(mean, unit),
		`${scored.toString()} of ${trials.toString()}`,
		cases.toString()
	])];
}
/** Every layer of a comparison: before, after, changed or not. */
function layerRows(layers, markup) {
	return [[
		"Layer",
		"Before",
		"After",
		"Change"
	], ...layers.map(({ layer, before, after, difference }) => {
		return [
			difference === "changed" ? markup.strong(layer) : layer,
			briefVersion(before, markup),
			briefVersion(after, markup),
			CHANGE[difference](markup)
		];
	})];
}
/** The versions of one side, where there is nothing to compare them with. */
function tupleRows(tuple, markup) {
	return [["Layer", "Version"], ...LAYERS.map((layer) => [layer, versionWords(tuple[layer], markup)])];
}
/**
* The questions that lost most, of each metric that got worse, and of those that decide and may have; undefined when there
* are none. In a metric that is unchanged some questions always lose: that is noise, and looking at it is time lost.
*/
function worstRows(comparison, markup) {
	const rows = comparison.metrics.filter(({ verdict, blocking }) => verdict === "regressed" || blocking && verdict === "inconclusive").flatMap((metric) => (metric.evidence?.worst ?? []).map(({ id, before, after, slices }) => [
		markup.word(metric.metric),
		markup.code(markup.word(id, LONGEST_ID)),
		level(before, metric.unit),
		level(after, metric.unit),
		change(after - before, metric.unit),
		slicesWords(slices, markup)
	]));
	return rows.length === 0 ? void 0 : [[
		"Metric",
		"Question",
		"Before",
		"After",
		"Change",
		"Slices"
	], ...rows];
}
/**
* Slices of a metric: how many questions, the difference, the verdict, from which loss on the slice would have shown
* one, and p of worse over all slices of all metrics at once. Undefined where there is none.
*
* @param most rows; where there are more, those that moved come first, and the rest is counted
*/
function sliceRows(metric, slices, most, markup) {
	if (slices.length === 0) return void 0;
	const shown = slices.length <= most ? slices : slices.toSorted((a, b) => interest(b) - interest(a)).slice(0, most);
	const rest = slices.length - shown.length;
	const { head, cell } = differences(shown);
	return [
		[
			"Slice",
			"Questions",
			head,
			"Verdict",
			"Shows from",
			"p of worse"
		],
		...shown.map((slice) => sliceRow(metric, slice, cell, markup)),
		...rest === 0 ? [] : [[
			`and ${rest} more`,
			"",
			"",
			"",
			"",
			""
		]]
	];
}
/** A check's changed files that belong to a layer, one row a layer. @param most files named before they are counted */
function touchedRows({ story, touched }, most, markup) {
	if (story !== "check" || touched.length === 0) return void 0;
	return [["Layer", "Changed files"], ...touched.map(({ layer, files }) => {
		const shown = files.slice(0, most).map((file) => markup.word(file));
		return [layer, list(files.length > most ? [...shown, `${files.length - most} more`] : shown)];
	})];
}
/** Case ids are often long digests; enough is shown to find one. */
const LONGEST_ID = 64;
const NONE = "–";
/** The head of a column of differences and what its cells say: the confidence once in the head where all have the same. */
function differences(compared) {
	const levels = new Set(compared.flatMap(({ evidence }) => evidence === void 0 ? [] : [evidence.confidence]));
	const [only] = levels;
	return only !== void 0 && levels.size === 1 ? {
		head: `Difference (${certainty(only)})`,
		cell: differenceCell
	} : {
		head: "Difference",
		cell: differenceWords
	};
}
function metricRow(metric, difference, markup) {
	const { evidence, unit } = metric;
	const name = markup.word(metric.metric, LONGEST_ID);
	if (evidence === void 0) return [
		name,
		NONE,
		NONE,
		NONE,
		NONE,
		verdictCell(metric, markup)
	];
	return [
		name,
		level(evidence.before, unit),
		level(evidence.after, unit),
		difference(metric, evidence),
		allowedCell(metric, evidence),
		verdictCell(metric, markup)
	];
}
function verdictCell({ verdict, kind, blocking }, markup) {
	const title = VERDICT_TITLE[verdict].toLowerCase();
	const strong = verdict === "regressed" ? markup.strong(title) : title;
	const shown = kind === "slice-regressed" ? `${strong} in a slice` : strong;
	return blocking ? shown : `${shown}, only informs`;
}
function sliceRow(metric, slice, difference, markup) {
	const { evidence, cases, falseDiscovery, verdict, kind } = slice;
	const title = kind === "too-few-cases" ? "too few to say" : VERDICT_TITLE[verdict].toLowerCase();
	return [
		sliceName(slice, markup),
		(evidence?.cases ?? cases)?.toString() ?? NONE,
		evidence === void 0 ? NONE : difference(metric, evidence),
		verdict === "regressed" ? markup.strong(title) : title,
		(evidence && detectableSize(metric, evidence)) ?? NONE,
		falseDiscovery === void 0 ? NONE : probability(falseDiscovery)
	];
}
/** A slice that moved before one that did not, then by how unlikely "no worse" is. */
function interest({ verdict, falseDiscovery = 1 }) {
	return (verdict === "regressed" ? 2 : verdict === "improved" ? 1 : 0) + 1 - falseDiscovery;
}
const CHANGE = {
	same: () => "same",
	changed: (markup) => markup.strong("changed"),
	"cannot-tell": () => "cannot tell"
};
function slicesWords(slices, markup) {
	const shown = Object.entries(slices).map(([name, value]) => `${markup.word(name, 40)}: ${markup.word(value, 40)}`);
	return shown.length === 0 ? NONE : shown.slice(0, 4).join(", ");
}

export { touchedRows as a, environmentWords as c, incompleteWords as d, pairingWords as f, sidesWords as g, unscoredWords as h, sliceRows as i, failuresWords as l, tracesWords as m, levelRows as n, tupleRows as o, spendWords as p, metricRows as r, worstRows as s, layerRows as t, headWords as u };