import { o as briefSentence } from "./anchor-words.js";
import { d as list } from "./numbers.js";
import { t as decisiveComparison } from "./sentence.js";

// src/report/incident-words.ts
/** Whether an incident begins, lasts or is over, and against which record that was seen; undefined without one. */
function incidentWords(result, markup) {
	const { incident } = result;
	if (incident === void 0) return void 0;
	const day = markup.word(incident.since.slice(0, 10));
	const reference = markup.code(markup.word(incident.reference));
	const names = metricNames(incident, markup);
	switch (incident.status) {
		case "begins": return `${markup.strong("An incident begins")}: ${names} got worse. It lasts until a record is as good as ${reference} again, or the losses are accepted.`;
		case "lasts": return incident.unread ? `${markup.strong(`The incident since ${day} lasts`)}: ${names} got worse, and ${reference}, from before it, cannot be compared with. ${CLOSE_IT}` : `${markup.strong(`The incident since ${day} lasts`)}: compared with ${reference}, from before it, ${nowWords(result, markup)}.`;
		case "over": return `${markup.strong(`The incident since ${day} is over`)}: ${endWords(result, reference, markup)}.`;
		case "unclear": return incident.unread ? `${markup.strong(`Whether the incident since ${day} is over is unclear`)}: ${reference}, from before it, cannot be compared with. ${CLOSE_IT}` : `${markup.strong(`Whether the incident since ${day} is over is unclear`)}: compared with ${reference}, from before it, ${nowWords(result, markup)}. ${CLOSE_IT}`;
		default: return incident.status;
	}
}
/** What no record can tell, people can. */
const CLOSE_IT = "It stays open until a record can tell, or somebody closes the issue.";
/** The record against the one from before the incident. */
function sinceIncident(result) {
	if (result.incident?.unread) return void 0;
	return result.incident?.comparison ?? result.comparison ?? decisiveComparison(result);
}
/** "cites, valid and 2 more". */
function metricNames({ metrics }, markup) {
	const shown = metrics.slice(0, SPELT_OUT).map((metric) => markup.word(metric, LONGEST_NAME));
	if (shown.length === 0) return "a metric";
	return list(metrics.length > shown.length ? [...shown, `${metrics.length - shown.length} more`] : shown);
}
const SPELT_OUT = 3;
const LONGEST_NAME = 40;
/** Of the metrics of an incident that is over, those that are still worse were accepted, and the others are back. */
function endWords(result, reference, markup) {
	const compared = sinceIncident(result)?.metrics ?? [];
	const [names, worse] = [result.incident?.metrics ?? [], compared.filter(({ verdict }) => verdict === "regressed")];
	const accepted = names.filter((name) => worse.some(({ metric }) => metric === name));
	const back = names.filter((name) => !accepted.includes(name));
	return [accepted.length > 0 && `the losses in ${metricNames({ metrics: accepted }, markup)} were accepted`, back.length > 0 && `as good as ${reference}, from before it, again: ${nowWords(result, markup, back)}`].filter((part) => part !== false).join("; ");
}
/** The metrics of the incident as they are now. */
function nowWords(result, markup, names = result.incident?.metrics ?? []) {
	const shown = (sinceIncident(result)?.metrics.filter(({ metric }) => names.includes(metric)) ?? []).slice(0, SPELT_OUT).map((metric) => briefSentence(metric, markup));
	return shown.length === 0 ? "nothing was compared" : list(shown);
}

export { metricNames as n, sinceIncident as r, incidentWords as t };