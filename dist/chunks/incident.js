import { a as layersOfRole } from "./attribution.js";
import { l as acceptedWords, n as verdictSentence } from "./sentence.js";
import { i as isAnchorLatest, n as anchorWords } from "./anchor-words.js";
import { n as probeSentence } from "./around-words2.js";
import { n as theLayer } from "./outcome-words.js";
import { i as briefAttribution, n as attributionSection, o as link } from "./attribution-page.js";
import { t as changeSentence } from "./change-sentence.js";
import { a as layersSection, c as notesSection, d as slicesSection, l as pairingSection, m as postMortemLink, p as worstSection } from "./comment-sections.js";
import { p as spendWords, r as metricRows } from "./tables.js";
import { n as metricNames, r as sinceIncident, t as incidentWords } from "./incident-words2.js";
import { a as table, i as folded, n as bullets } from "./markdown.js";
import { n as PLAIN, t as MARKDOWN } from "./markup2.js";
import { d as list } from "./numbers.js";
import { t as joinSections } from "./sections.js";

// src/report/incident.ts
const LONGEST_TITLE = 200;
/** As a comment: GitHub refuses more than 65,536 characters, and the marker needs room. */
const LONGEST_BODY = 6e4;
/**
* The issue of an incident, as the newest record tells it: what got worse, since when and against what, then and now; the
* record's own tables; what to do next. The title stays the same while the same metrics are meant.
*/
function renderIncident(result, pointers = {}) {
	return {
		title: titleOf(result),
		body: joinSections(sectionsOf(result, pointers), {
			limit: LONGEST_BODY,
			size: (text) => text.length,
			steps: STEPS,
			where: "The summary of the run has them."
		})
	};
}
/** Why an incident is over, for the last word in its issue: Markdown. */
function incidentOver(result, pointers = {}) {
	const written = postMortemLink(result, pointers);
	return [
		incidentWords(result, MARKDOWN) ?? "The incident is over.",
		bullets(acceptedWords(result, MARKDOWN)),
		result.baseline && `Record: ${MARKDOWN.code(MARKDOWN.word(result.baseline))}.`,
		written === void 0 ? void 0 : `Post-mortem: ${written}.`,
		pointers.runUrl === void 0 ? void 0 : link("The run", pointers.runUrl)
	].filter((part) => part !== void 0).join("\n\n");
}
/** GitHub shows a title as it is, without Markdown. */
function titleOf(result) {
	const { suite, incident } = result;
	const since = incident === void 0 ? "" : ` since ${incident.since.slice(0, 10)}`;
	const names = incident === void 0 ? "a metric" : metricNames(incident, PLAIN);
	const title = `${PLAIN.word(suite, 60)} got worse${since}: ${names}`.replaceAll("​", "");
	return title.length < LONGEST_TITLE ? title : `${[...title].slice(0, LONGEST_TITLE / 2 - 1).join("")}…`;
}
function sectionsOf(result, pointers) {
	const { postMortem: _, ...rest } = result;
	const { comparison, anchored, changes = [], spend, probe } = rest;
	const since = sinceIncident(result);
	const isOwn = since !== void 0 && since === comparison;
	return [
		["verdict", `> [!WARNING]\n> ${incidentWords(result, MARKDOWN) ?? verdictSentence(result, MARKDOWN)}`],
		["which layer broke first", ...whichLayer(result)],
		["acceptances", bullets(acceptedWords(result, MARKDOWN))],
		["then and now", since && `${thenAndNow(result)}\n\n${table(metricRows(since.metrics, MARKDOWN))}`],
		["the newest record", `${MARKDOWN.strong("The newest record")}: ${verdictSentence(result, MARKDOWN)}`],
		["anchor", anchorWords(result, MARKDOWN)],
		["change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))],
		["layers", layersSection(result)],
		["worst questions", since && worstSection(since)],
		["since the latest baseline", isOwn ? void 0 : comparison && tableOf("Since the latest baseline", comparison)],
		["since the anchor", anchored && !isAnchorLatest(result) && since?.before.at !== anchored.comparison.before.at ? tableOf("Since the anchor", anchored.comparison) : void 0],
		["all slices", since && slicesSection(since, MOST_SLICES)],
		["pairing", pairingSection(rest, pointers)],
		["probe", probe && bullets([probeSentence(probe, MARKDOWN)])],
		["spend", spend && bullets([spendWords(spend)])],
		["notes", notesSection(result.notes, MOST_NOTES)],
		["what to do", nextSteps(result, pointers)],
		["the run", pointers.runUrl === void 0 ? void 0 : link("The run", pointers.runUrl)]
	].flatMap(([name, text, shorter]) => text === void 0 ? [] : [{
		name,
		text,
		...shorter === void 0 ? {} : { shorter }
	}]);
}
/** As this record found it, or as it was found when the incident began; then the same, shorter. */
function whichLayer({ attribution, incident }) {
	if (attribution !== void 0) return [attributionSection(attribution), briefAttribution(attribution)];
	const earlier = incident?.attribution;
	if (earlier === void 0) return [void 0, void 0];
	const since = `So it was found for ${MARKDOWN.word(earlier.after.label)}; the newest record replays nothing of it again.`;
	const words = `${briefAttribution(earlier)}\n\n${since}`;
	return [words, words];
}
const MOST_SLICES = 50;
const MOST_NOTES = 10;
const STEPS = [
	{ drop: "all slices" },
	{ drop: "worst questions" },
	{ shorten: "which layer broke first" },
	{ drop: "since the anchor" },
	{ drop: "since the latest baseline" },
	{ drop: "notes" },
	{ drop: "change points" },
	{ drop: "probe" },
	{ drop: "pairing" },
	{ drop: "spend" },
	{ drop: "anchor" },
	{ drop: "acceptances" },
	{ drop: "layers" },
	{ drop: "then and now" }
];
function thenAndNow({ incident, baseline }) {
	if (incident === void 0) return "Before and after:";
	const after = baseline === void 0 ? "the newest record" : MARKDOWN.code(MARKDOWN.word(baseline));
	return `Before is ${MARKDOWN.code(MARKDOWN.word(incident.reference))}, after is ${after}:`;
}
function tableOf(title, { metrics }) {
	return folded(title, table(metricRows(metrics, MARKDOWN)));
}
function nextSteps(result, pointers) {
	const { suite, incident } = result;
	const attribution = result.attribution ?? incident?.attribution;
	const name = MARKDOWN.word(suite);
	const back = incident === void 0 ? "healthy" : "as good as the one before the incident";
	const end = incident?.unread ? "Close this issue when you see that it is over: this record cannot tell." : `This issue closes by itself with the first record that is ${back}.`;
	return [
		`${MARKDOWN.strong("What to do next")}`,
		[
			`1. ${whereToLook(attribution)}${writtenWords(result, pointers)}`,
			`2. Undo what did it, or mend it; the check of that pull request says whether ${name} gets better by it.`,
			`3. ${end} A loss that is meant is accepted on the pull request that brought it, before the merge or after it: with the label that the suite names (${MARKDOWN.code("gate.accept-label")}).`
		].join("\n"),
		"Each record writes this text anew. What you have to say goes into comments."
	].join("\n\n");
}
/** What an experiment has named is looked at first; without one, whatever changed. */
function whereToLook(attribution) {
	const layers = attribution === void 0 ? [] : layersOfRole(attribution, "proximate", "joint");
	return layers.length === 0 ? "Look at the layers that changed: a change of a prompt or a policy is in the history of the repository, a change of the model in what the provider says." : `Look at ${list(layers.map(theLayer))}: the replays say that this did it, and what they say of the other layers.`;
}
/** Where what is known lies; else how to find it out. */
function writtenWords(result, pointers) {
	const written = postMortemLink(result, pointers);
	if (written !== void 0) return ` All that is known is in ${written}: write what only people know between its marks.`;
	if (result.attribution !== void 0) return "";
	const between = result.incident === void 0 ? "" : ` --incident ${endOf(result.incident.reference)}..latest`;
	return ` ${MARKDOWN.code(MARKDOWN.word(`eval-baseline post-mortem${between}`, LONGEST_COMMAND))} asks which layer did it, and writes it down.`;
}
/** What a record is found by. */
function endOf(path) {
	return path.replace(/^.*\/(.*)\.json$/, "$1");
}
const LONGEST_COMMAND = 200;

export { incidentOver, renderIncident };