import { r as blessedWords } from "./anchor-words.js";
import { t as changeSentence } from "./change-sentence.js";
import { n as lineWidth, t as layoutOf } from "./columns.js";
import { o as diffTuples } from "./version.js";
import { n as PLAIN, r as terminalMarkup } from "./markup2.js";
import { d as list, i as count, u as level } from "./numbers.js";
import { t as briefVersion } from "./version-words.js";
import { t as sortedJson } from "./sorted-json.js";

// src/report/history-rows.ts
/**
* The newest records of a series, oldest first: date, mean with its standard error, cases, what is special, and the layers
* that changed since the record before.
*
* @param options.last at most so many rows, ≥ 1
* @returns the rows, the head first, and what holds for all of them
*/
function historyRows({ points, changes, unit }, { last, anchor }) {
	const from = Math.max(0, points.length - last);
	const shown = points.slice(from).map((point, place) => {
		const before = points[from + place - 1];
		return {
			point,
			layers: before === void 0 ? void 0 : diffTuples(before.versions, point.versions)
		};
	});
	const always = neverTold(shown.flatMap(({ layers }) => layers === void 0 ? [] : [layers]));
	const changed = new Set(changes.map(({ baseline }) => baseline));
	const times = timesOf(shown.map(({ point }) => point.at));
	return {
		rows: [[
			"Record",
			"Mean ± standard error",
			"",
			"",
			"Changed since the record before"
		], ...shown.map(({ point, layers }, place) => [
			times[place] ?? "",
			meanWords(point, unit),
			count(point.cases, "question"),
			marksOf(point, changed, anchor),
			layers === void 0 ? "" : layerWords(layers, always)
		])],
		notes: [...from === 0 ? [] : [`${count(from, "earlier record")} left out: --last ${points.length} shows all.`], ...always.size === 0 ? [] : [`Between none of these can it be told whether ${list([...always])} changed.`]]
	};
}
/** The day of each record, with the time of day in UTC where another one of these is of the same day. */
function timesOf(instants) {
	const days = instants.map((at) => at.slice(0, 10));
	return instants.map((at, place) => {
		const day = days[place] ?? "";
		return days.indexOf(day) === days.lastIndexOf(day) ? day : `${day} ${at.slice(11, 16)}`;
	});
}
function meanWords({ mean, standardError }, unit) {
	if (standardError === 0) return level(mean, unit);
	const [value, error] = [level(mean, unit), level(standardError, unit)];
	const suffix = /[ %a-z]+$/.exec(value)?.[0] ?? "";
	return `${value.slice(0, value.length - suffix.length)} ± ${error.slice(0, error.length - suffix.length)}${suffix}`;
}
function marksOf({ baseline }, changed, anchor) {
	return [...changed.has(baseline) ? ["◀ change"] : [], ...anchor?.baseline === baseline ? ["anchor"] : []].join(", ");
}
/** Layers that cannot be told at any step; said once, they need not be said in every row. */
function neverTold(steps) {
	const open = (layers) => layers.filter(({ difference }) => difference === "cannot-tell").map(({ layer }) => layer);
	if (steps.length < 2) return /* @__PURE__ */ new Set();
	return new Set(open(steps[0] ?? []).filter((layer) => steps.every((step) => open(step).includes(layer))));
}
function layerWords(layers, always) {
	const changed = layers.filter(({ difference }) => difference === "changed").map(({ layer, before, after }) => `${layer} ${briefVersion(before, PLAIN)} → ${briefVersion(after, PLAIN)}`);
	const open = layers.filter(({ layer, difference }) => difference === "cannot-tell" && !always.has(layer)).map(({ layer }) => layer);
	const words = [...changed, ...open.length === 0 ? [] : [`${list(open)} cannot be told`]];
	return words.length === 0 ? "–" : words.join("; ");
}

// src/report/history.ts
/** The series for programs: JSON as `schema/history.json` describes it, format 1, keys sorted, every point. */
function historyJson(history) {
	return sortedJson({ format: 1 }, history);
}
/** The series for a terminal: each metric as a line, what changed and where, and its newest records as rows. */
async function historyTerminal(history, face) {
	const layout = await layoutOf(face.width);
	const { default: sparkly } = await import("./sparkly.js");
	const markup = terminalMarkup(face.colour);
	return `${[
		layout.paragraph(headWords(history)),
		...anchorWords(history).map(layout.paragraph),
		...history.metrics.flatMap((series) => [
			`${markup.strong(PLAIN.word(series.metric))}  ${lineOf(series, sparkly, face.width)}`,
			...seriesWords(series, markup).map(layout.paragraph),
			...tableOf(series, history, face.last, layout)
		])
	].join("\n\n")}\n`;
}
const ANSWERS = {
	replay: "replayed",
	observed: "observed"
};
function headWords({ suite, target, records, metrics }) {
	const name = PLAIN.word(suite);
	if (records === 0) return `${name} has no record of ${ANSWERS[target]} answers yet. Record one: eval-baseline record${target === "observed" ? " --target observed" : ""}`;
	const days = metrics.flatMap(({ points }) => points.map(({ at }) => at.slice(0, 10))).sort();
	const longest = Math.max(0, ...metrics.map(({ points }) => points.length));
	const part = longest === records ? "" : `, ${longest} of them in the series below`;
	const span = days.length === 0 ? "" : `${part}, ${days[0]}${days.at(-1) === days[0] ? "" : ` to ${days.at(-1)}`}`;
	return `${name}: ${count(records, "record")} of ${ANSWERS[target]} answers${span}`;
}
function anchorWords({ anchor, metrics }) {
	if (anchor === void 0) return [];
	const where = metrics.some(({ points }) => points.some(({ baseline }) => baseline === anchor.baseline)) ? "" : " It is in none of these series.";
	return [`${blessedWords(anchor, PLAIN)}${where}`];
}
/** The whole series as bars, with its first and last value: as many of the newest points as there is room for. */
function lineOf(series, bars, width) {
	const { points, unit } = series;
	const [first, last] = [points[0], points.at(-1)];
	if (first === void 0 || last === void 0) return "no record has a score";
	if (points.length === 1) return level(last.mean, unit);
	const means = points.slice(-Math.max(8, lineWidth(width) - 40)).map(({ mean }) => mean);
	return `${bars(means, rangeOf(means, series))}  ${level(first.mean, unit)} → ${level(last.mean, unit)}`;
}
/** From the lowest to the highest, but never less than twice the accepted loss: chance shall not look like a cliff. */
function rangeOf(means, { margin }) {
	const [low, high] = [Math.min(...means), Math.max(...means)];
	const least = 2 * (margin.kind === "absolute" ? margin.value : margin.share * Math.abs(high));
	const room = Math.max(0, least - (high - low)) / 2;
	return {
		minimum: low - room,
		maximum: high + room
	};
}
function seriesWords({ points, changes, since }, markup) {
	const few = points.length > 0 && points.length < 8 ? [`Change points are looked for from ${8} records on; this series has ${points.length === 1 ? "one" : points.length}.`] : [];
	const none = points.length >= 8 && changes.length === 0 ? ["No change point."] : [];
	const begins = since === void 0 ? [] : [`Older records are not comparable: ${PLAIN.word(since.reason)}.`];
	return [
		...few,
		...none,
		...changes.map((change) => changeWords(change, markup)),
		...begins
	];
}
function changeWords(change, markup) {
	const sentence = changeSentence(change, markup);
	return change.unversioned ? `${sentence} Look at the provider, the traffic and the infrastructure.` : sentence;
}
function tableOf(series, history, last, layout) {
	if (series.points.length === 0) return [];
	const { rows, notes } = historyRows(series, {
		last,
		...history.anchor === void 0 ? {} : { anchor: history.anchor }
	});
	return [layout.columns(rows), ...notes.map(layout.paragraph)];
}

export { historyJson, historyTerminal };