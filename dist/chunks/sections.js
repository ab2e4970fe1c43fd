import { _ as size, d as list, g as share, i as count, n as certainty, p as probability, u as level } from "./numbers.js";
import { a as percent, i as lossSize, t as lossLimits } from "./loss-words.js";
import { n as theLayer } from "./outcome-words.js";
import { t as capital } from "./capital.js";
import { p as spendWords } from "./tables.js";

// src/report/attribution/checklist-words.ts
/** The questions that must be answered before the model may be named. */
/** The question as a person would ask it. */
function checklistQuestion(key) {
	return QUESTION[key];
}
/** Every question with its answer, what the answer rests on, and whether it blocks the model. */
function checklistRows(checklist, markup) {
	return [[
		"Question",
		"Answer",
		"What says so"
	], ...checklist.map((item) => [
		QUESTION[item.key],
		answerWords(item, markup),
		evidenceWords(item, markup)
	])];
}
/** The questions that stay open or keep the model from being named, one line each; then how many are answered. */
function openQuestions(checklist, markup) {
	const open = checklist.filter(isOpen);
	const answered = checklist.length - open.length;
	if (checklist.length === 0) return [];
	if (open.length === 0) return [`Checklist: all ${answered} questions are answered, and none stands against naming what is named.`];
	return [`Checklist: ${answered} of ${count(checklist.length, "question")} are answered. Open, or against naming the model:`, ...open.map((item) => `- ${QUESTION[item.key]}${sentence(answerWords(item, markup))}${sentence(evidenceWords(item, markup))}`.trimEnd())];
}
function isOpen({ answer, blocks }) {
	return answer === "unknown" || blocks;
}
function answerWords({ answer, by, blocks }, markup) {
	const word = answer === "unknown" && by === "human" ? "only a person can tell" : answer;
	return blocks ? `${markup.strong(word)}, and so the model may not be named` : word;
}
function evidenceWords({ evidence }, markup) {
	const shown = evidence.slice(0, MOST_EVIDENCE).map((text) => markup.word(withShortHashes(text)));
	return joined$1(evidence.length > shown.length ? [...shown, `and ${evidence.length - shown.length} more`] : shown);
}
/** A whole hash makes a table wider than the page. */
function withShortHashes(text) {
	return text.replace(/\b(?:sha256:)?([0-9a-f]{12})[0-9a-f]{28,52}\b/g, "$1");
}
/** Sentences stand one after the other, other words between semicolons. */
function joined$1(parts) {
	return parts.reduce((text, part) => text === "" ? part : `${text}${text.endsWith(".") ? " " : "; "}${part}`, "");
}
const MOST_EVIDENCE = 4;
function sentence(words) {
	if (words === "") return "";
	const text = capital(words);
	return ` ${text.endsWith(".") ? text : `${text}.`}`;
}
const QUESTION = {
	"every-layer-versioned": "Does every layer carry a version?",
	"retrieval-changed": "Did the index or the documents change between the two states?",
	"reproduces-with-frozen-retrieval": "Does it come again with the retrieval of before?",
	"prompt-or-policy-changed": "Did the prompt or the policy change?",
	"gone-with-earlier-prompt-and-policy": "Is it gone with the prompt and the policy of before?",
	"tools-changed": "Did the tools change?",
	"gone-with-earlier-tools": "Is it gone with the tools of before?",
	"model-changed": "Did the model change its name or its parameters?",
	"gone-with-earlier-model": "Is it gone with the model of before?",
	"probe-changed": "Does the probe show another model behind the same name?",
	"traffic-changed": "Are the questions others than before?",
	"infrastructure-changed": "Did more fail below the layers (provider, network, time limits), or did another model serve?"
};

// src/report/attribution/design-words.ts
/** Sentences, each with its full stop. */
function designWords({ design, spend, incomplete }, markup) {
	return [
		...design === void 0 ? [] : [replayedWords(design), ...cutWords(design, markup)],
		...spend === void 0 ? [] : [spendWords(spend)],
		...incomplete === void 0 ? [] : [`Incomplete: ${markup.word(incomplete.problem)}. ${markup.word(incomplete.remedy)}`]
	];
}
function replayedWords({ kind, configurations, cases, trials, lost, of }) {
	const asked = `${count(cases, "question")} × ${count(trials, "answer")}`;
	const chosen = lost === 0 ? `of ${count(of, "question")}` : `${lost} of them had lost, of ${of} in all`;
	return `Replayed: ${KIND[kind](configurations)}, ${asked} in each (${chosen}).`;
}
function cutWords({ reduced, cannotSee }, markup) {
	return [...reduced.map((cut) => `For the sake of the budget: ${stopped(markup.word(cut))}`), ...cannotSee.map((blind) => `Not to be seen this way: ${stopped(markup.word(blind))}`)];
}
function stopped(words) {
	return words.endsWith(".") ? words : `${words}.`;
}
const KIND = {
	factorial: (cells) => cells === 2 ? "one layer at both versions" : `all ${cells} combinations of the changed layers`,
	"both-directions": (cells) => `each layer taken back alone and brought in alone (${cells} combinations)`,
	single: () => "one state only, because no layer that can be replayed differs"
};

// src/report/attribution/loss-sentences.ts
/** "answers: 95 % → 54 %, a loss of 41 points (95 %: 33 to 48), where 10 points are accepted, over 40 questions." */
function totalSentence(metric, markup) {
	const { total, margin, confidence, cases } = metric;
	const name = markup.strong(markup.word(metric.metric, LONGEST));
	const [only, another] = metric.configurations;
	if (only !== void 0 && another === void 0) return `${name}: ${level(only.mean, metric.unit)} today, over ${count(cases, "question")}.`;
	const accepted = metric.scale === "ratio" ? "" : `, where ${size(margin, metric.unit)} ${metric.unit === "score" && margin !== .01 ? "are" : "is"} accepted`;
	return `${name}: ${levelsOf(metric)}a loss of ${lossSize(total.value, metric)} (${certainty(confidence)}: ${lossLimits(total, metric)})${accepted}, over ${count(cases, "question")}.`;
}
const LONGEST = 40;
function levelsOf({ configurations, unit }) {
	const before = configurations.find(({ after }) => after.length === 0);
	const after = fullest(configurations);
	return before === void 0 || after === void 0 || before === after ? "" : `${level(before.mean, unit)} → ${level(after.mean, unit)}, `;
}
/** The incident's own state, with every played layer of the later versions. */
function fullest(configurations) {
	return configurations.toSorted((a, b) => b.after.length - a.after.length)[0];
}
/** How often answers fail as things are, and with the blamed layers taken back; undefined where no such combination was replayed. */
function resolvedSentence(metric) {
	const all = fullest(metric.configurations);
	const blamed = metric.layers.filter(({ role }) => role === "proximate" || role === "joint").map(({ layer }) => layer);
	if (all === void 0 || blamed.length === 0) return void 0;
	const back = metric.configurations.find(({ after }) => isSame(after, all.after.filter((layer) => !blamed.includes(layer))));
	if (back === void 0 || all.failures === void 0 || back.failures === void 0) return void 0;
	return `With ${list(blamed.map(theLayer))} of before ${rateWords(back.failures)} fail; as it is, ${rateWords(all.failures)}.`;
}
function rateWords({ failures, trials, lower, upper }) {
	return `${failures} of ${trials} answers (${share(lower).replace(" %", "")} to ${share(upper)})`;
}
function isSame(some, others) {
	return some.length === others.length && some.every((layer) => others.includes(layer));
}
/** Pairs that are more or less together than apart, where that is no chance; a sentence each. */
function interactionSentences(metric) {
	return metric.interactions.filter(({ p }) => p < (1 - metric.confidence) / 2).map((pair) => pairWords(pair, metric));
}
function pairWords({ layers: [one, other], value, p }, metric) {
	return `${one} and ${other}: ${value.value > 0 ? "together they cost more than each by itself" : "together they cost less than each by itself"}, by ${lossSize(Math.abs(value.value), metric)} (p ${probability(p)}).`;
}
/** What the other metrics say of the same replays, one line each. */
function otherMetrics({ metrics }, markup) {
	return metrics.slice(1).map((metric) => {
		const who = metric.layers.filter(({ role }) => role === "proximate" || role === "joint" || role === "contributing").map(({ layer, role, measured }) => {
			const part = measured?.share === void 0 ? "" : ` ${percent(measured.share.value)} %`;
			return `${markup.strong(layer)}${part} (${role})`;
		});
		const name = markup.word(metric.metric, LONGEST);
		const loss = `a loss of ${lossSize(metric.total.value, metric)} (${lossLimits(metric.total, metric)})`;
		if (metric.reproduced !== "reproduced") return `${name}: it did not come again, ${loss}.`;
		return `${name}: ${loss}; ${who.length === 0 ? "no layer can be named" : list(who)}.`;
	});
}
/** What a share of more than all means, where there is one; undefined elsewhere. */
function sharesSentence({ layers }) {
	if (!layers.flatMap(({ measured }) => measured?.share === void 0 ? [] : [measured.share.value]).some((value) => Math.round(value * 100) > 100)) return void 0;
	return "Shares add up to 100 %: more than that stands beside a layer below 0 %, whose new version makes answers better, or seems to by chance.";
}
/** The four layers of blame: "retrieval and context 92 % (proximate), model 3 % (exonerated)"; undefined where one alone is concerned. */
function blameSentence({ blame }) {
	if (blame.length < 2) return void 0;
	return `Over the four layers of blame: ${blame.map(({ group, share: part, role }) => `${group} ${part === void 0 ? "" : `${percent(part)} % `}(${role})`).join(", ")}.`;
}

// src/report/sections.ts
/**
* The sections as one text, blank lines between. While the text is too long, sections are shortened and whole sections go, in
* the order of `steps`, and a last line says which; a section that is not named there never goes.
*
* @param size measures a text in the unit of `limit`
* @param where a sentence that says where to find what was dropped
*/
function joinSections(sections, options) {
	let taken = [];
	let text = joined(sections, taken, options.where);
	for (const step of options.steps) {
		if (options.size(text) <= options.limit) break;
		if (!sections.some((section) => isMeant(section, step))) continue;
		taken = [...taken, step];
		text = joined(sections, taken, options.where);
	}
	return text;
}
function isMeant({ name, shorter }, step) {
	return "drop" in step ? step.drop === name : step.shorten === name && shorter !== void 0;
}
function joined(sections, taken, where) {
	const gone = taken.flatMap((step) => "drop" in step ? [step.drop] : []);
	const short = taken.flatMap((step) => "shorten" in step && !gone.includes(step.shorten) ? [step.shorten] : []);
	const kept = sections.filter(({ name }) => !gone.includes(name)).map(({ name, text, shorter }) => short.includes(name) ? shorter ?? text : text);
	const said = [...gone.length === 0 ? [] : [`Left out because the report is too long: ${gone.join(", ")}.`], ...short.length === 0 ? [] : [`Shortened because the report is too long: ${short.join(", ")}.`]];
	return `${(said.length === 0 ? kept : [...kept, [...said, where].join(" ")]).reduce((above, below) => `${above}${between(above, below)}${below}`)}\n`;
}
/** Two lists with a blank line between are one list to GitHub, and a loose one; without it they are a tight one. */
function between(above, below) {
	const last = above.slice(above.lastIndexOf("\n") + 1);
	return /^ *- /.test(last) && below.startsWith("- ") ? "\n" : "\n\n";
}

export { resolvedSentence as a, designWords as c, openQuestions as d, otherMetrics as i, checklistQuestion as l, blameSentence as n, sharesSentence as o, interactionSentences as r, totalSentence as s, joinSections as t, checklistRows as u };