import { t as aroundWords } from "./around-words2.js";
import { a as resolvedSentence, c as designWords, d as openQuestions, i as otherMetrics, n as blameSentence, o as sharesSentence, r as interactionSentences, s as totalSentence, t as joinSections, u as checklistRows } from "./sections.js";
import { o as movedByItself } from "./attribution.js";
import { n as attributionTable, t as attributionSentence } from "./attribution2.js";
import { n as lineWidth, t as layoutOf } from "./columns.js";
import { r as terminalMarkup, t as MARKDOWN } from "./markup2.js";
import { a as table, i as folded, n as bullets } from "./markdown.js";
import { t as layerRows } from "./tables.js";

// src/report/attribution/next-words.ts
/** What to do next, for each outcome: full sentences, the command that goes with it in the last one. */
function nextWords(attribution, markup) {
	const { outcome, incomplete, metrics } = attribution;
	if (incomplete !== void 0 && metrics.length === 0) return [markup.word(incomplete.remedy, LONGEST_REMEDY)];
	const command = (line) => markup.code(`eval-baseline ${line}`);
	const names = incidentWords(attribution, markup);
	const writeIt = names === void 0 ? `${command("post-mortem")} of the same states` : command(`post-mortem${names}`);
	switch (outcome.status) {
		case "attributed": return [`Take it back or mend it; what is known of it is written down by ${writeIt}.`];
		case "not-reproduced": return [movedByItself(attribution) ? "Something that carries no version may have done it: more questions would tell whether a version has a part. Ask again with a larger attribution.cases in the suite file." : "It may have been chance, or something that has passed: more questions and answers would tell. Ask again with a larger attribution.cases in the suite file."];
		case "not-version-attributable": return [CAUSE_NEXT[outcome.cause]({
			writeIt,
			doctor: command("doctor")
		})];
		case "undetermined": return incomplete === void 0 ? [openNext(attribution)] : [];
		default: return outcome;
	}
}
const LONGEST_REMEDY = 500;
/** Two records are named by the ends of their paths: a day may have several. What traces or a file stand for has no name. */
function incidentWords({ before, after }, markup) {
	if (before.baseline === void 0 || after.baseline === void 0) return void 0;
	const names = [before.baseline, after.baseline].map(end).join("..");
	return ` --incident ${markup.word(names, LONGEST_NAMES)}`;
}
const LONGEST_NAMES = 300;
/** What a path of the branch is found by; a file is its path. */
function end(path) {
	return path.replace(/^baselines\/.*\/(.*)\.json$/, "$1");
}
function openNext({ metrics }) {
	const layers = metrics[0]?.layers ?? [];
	const missing = layers.find(({ measured }) => measured === void 0);
	if (missing !== void 0) return `Say where ${missing.layer} of both versions can be had, and ask again: docs/incidents.md says how.`;
	const most = Math.max(0, ...layers.map(({ casesToExonerate = 0 }) => casesToExonerate));
	return most === 0 ? "Ask again with more questions or more answers to each." : `Ask again with ${most} more questions: that many would tell.`;
}
const CAUSE_NEXT = {
	"silent-model-change": ({ writeIt }) => `Tell the provider; what is known of it is written down by ${writeIt}.`,
	"unversioned-layer": ({ doctor }) => `Find what carries no version, and stamp it: ${doctor}.`,
	traffic: () => "Look at what is asked now that was not asked before, and add it to the suite.",
	infrastructure: () => "Look below the layers: provider, region, time limits, the release of the application.",
	unknown: ({ writeIt }) => `Look at what no version covers; what is known of it is written down by ${writeIt}.`
};

// src/report/link.ts
/** A link of ours as Markdown; the address alone, as a word, where it is no web address. @param words safe already */
function link(words, url) {
	return /^https?:\/\/[^\s<>\\]+$/.test(url) ? `[${words}](<${url}>)` : MARKDOWN.word(url);
}

// src/report/attribution-page.ts
/**
* The whole attribution for a terminal or a log, in the order in which somebody needs it at night: who did it, the table,
* what resolves it, what is open, what was done, what to do next.
*
* @param terminal.width columns there are; lines take at most 100 of them, at least 40
* @param terminal.colour false: no escape sequence at all
*/
async function renderAttribution(attribution, terminal) {
	const { paragraph, columns } = await layoutOf(lineWidth(terminal.width));
	const markup = terminalMarkup(terminal.colour);
	const next = lines(nextWords(attribution, markup).map((words) => `Next: ${words}`), paragraph);
	const head = [
		paragraph(headWords(attribution, markup)),
		columns(tableOf(attribution, markup)),
		lines(lossWords(attribution, markup), paragraph)
	];
	const facts = lines(factsOf(attribution, markup), paragraph);
	const rest = isUnasked(attribution) ? [
		next,
		...head,
		facts
	] : [
		...head,
		lines(openQuestions(attribution.checklist, markup), paragraph),
		facts,
		next
	];
	return `${[paragraph(attributionSentence(attribution, markup)), ...rest].filter((block) => block !== "").join("\n\n")}\n`;
}
/** The rows for a terminal that other reports put between theirs: the sentence, then the table. */
function attributionRows(attribution, markup) {
	const sentence = attributionSentence(attribution, markup);
	return attribution.metrics.length === 0 ? [sentence] : [
		sentence,
		tableOf(attribution, markup),
		lossWords(attribution, markup).join("\n")
	];
}
/** The short form for a comment or an issue, Markdown: the sentence, the table, what resolves it; the rest folded. */
function attributionSection(attribution) {
	const { metrics, checklist } = attribution;
	const more = [bullets([...aroundAndFacts(attribution), ...isUnasked(attribution) ? nextWords(attribution, MARKDOWN) : []]), checklist.length === 0 ? void 0 : table(checklistRows(checklist, MARKDOWN))].filter((part) => part !== void 0);
	return [
		`${MARKDOWN.strong("Which layer broke first")}: ${attributionSentence(attribution, MARKDOWN)}`,
		metrics.length === 0 ? void 0 : table(tableOf(attribution, MARKDOWN)),
		bullets(lossWords(attribution, MARKDOWN)),
		more.length === 0 ? void 0 : folded("How this is known", more.join("\n\n"))
	].filter((part) => part !== void 0).join("\n\n");
}
/** The same without the fold, where a report is too long for it. */
function briefAttribution(attribution) {
	const { metrics } = attribution;
	const sentence = `${MARKDOWN.strong("Which layer broke first")}: ${attributionSentence(attribution, MARKDOWN)}`;
	return metrics.length === 0 ? sentence : `${sentence}\n\n${table(tableOf(attribution, MARKDOWN))}`;
}
/** The whole attribution for the summary of a job, Markdown of at most 1,000,000 bytes of UTF-8. */
function attributionSummary(attribution, pointers = {}) {
	const { checklist } = attribution;
	const sections = [
		["verdict", `> [!${attribution.outcome.status === "attributed" ? "WARNING" : "NOTE"}]\n> ${attributionSentence(attribution, MARKDOWN)}`],
		["states", headWords(attribution, MARKDOWN)],
		["layers", table(tableOf(attribution, MARKDOWN))],
		["numbers", bullets(lossWords(attribution, MARKDOWN))],
		["checklist", checklist.length === 0 ? void 0 : table(checklistRows(checklist, MARKDOWN))],
		["facts", bullets(aroundAndFacts(attribution))],
		["what to do", nextWords(attribution, MARKDOWN).map((words) => `${MARKDOWN.strong("What to do next")}: ${words}`).join("\n\n")],
		["the run", pointers.runUrl === void 0 ? void 0 : link("The run", pointers.runUrl)]
	].flatMap(([name, text]) => text === void 0 || text === "" ? [] : [{
		name,
		text
	}]);
	return joinSections(sections, {
		limit: 1e6,
		size: (text) => new TextEncoder().encode(text).length,
		steps: [
			{ drop: "checklist" },
			{ drop: "facts" },
			{ drop: "numbers" }
		],
		where: "The result file has them."
	});
}
function headWords(attribution, markup) {
	const { suite, before, after, metrics } = attribution;
	const states = `${markup.word(before.label)} → ${markup.word(after.label)}`;
	const [metric] = metrics;
	const loss = metric === void 0 ? "" : ` ${totalSentence(metric, markup)}`;
	return `Suite ${markup.code(markup.word(suite))}, ${states}.${loss}`;
}
/** Where no layer was played there is nothing but what differs, and what does not. */
function tableOf({ metrics, differences }, markup) {
	const [metric] = metrics;
	return metric === void 0 || metric.layers.length === 0 ? layerRows(differences, markup) : attributionTable(metric, markup);
}
function lossWords(attribution, markup) {
	const [metric] = attribution.metrics;
	if (metric === void 0) return [];
	return [
		resolvedSentence(metric),
		...interactionSentences(metric),
		...otherMetrics(attribution, markup),
		blameSentence(attribution),
		sharesSentence(metric)
	].filter((words) => words !== void 0);
}
function factsOf(attribution, markup) {
	const { incomplete: _, ...told } = attribution;
	return [
		...aroundWords(attribution, markup),
		...designWords(isUnasked(attribution) ? told : attribution, markup),
		...attribution.notes.map((note) => markup.word(note))
	];
}
/** Why nothing was replayed is the sentence, and what helps is what to do next. */
function isUnasked({ incomplete, metrics }) {
	return incomplete !== void 0 && metrics.length === 0;
}
function aroundAndFacts(attribution) {
	return factsOf(attribution, MARKDOWN);
}
function lines(words, paragraph) {
	return words.map(paragraph).join("\n");
}

export { renderAttribution as a, briefAttribution as i, attributionSection as n, link as o, attributionSummary as r, attributionRows as t };