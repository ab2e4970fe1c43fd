import { c as runItSection, i as slicesInWords, l as acceptedWords, t as decisiveComparison } from "./sentence.js";
import { i as isAnchorLatest, n as anchorWords, s as metricSentence } from "./anchor-words.js";
import { t as diffArrays } from "./libesm.js";
import { a as table, i as folded, n as bullets, t as block } from "./markdown.js";
import { t as MARKDOWN } from "./markup2.js";
import { u as level } from "./numbers.js";
import { n as apartWords, t as doubtWords } from "./doubt-words.js";
import { n as probeSentence } from "./around-words2.js";
import { i as briefAttribution, n as attributionSection } from "./attribution-page.js";
import { t as changeSentence } from "./change-sentence.js";
import { a as layersSection, c as notesSection, d as slicesSection, f as tracesSection, i as incidentSection, l as pairingSection, n as failuresSection, o as metricsInBrief, p as worstSection, r as fidelitySection, s as metricsSection, t as alert, u as reproduceSection } from "./comment-sections.js";
import { a as touchedRows, p as spendWords, r as metricRows, t as layerRows, u as headWords } from "./tables.js";
import { t as incidentWords } from "./incident-words2.js";
import { t as joinSections } from "./sections.js";

// src/report/visible.ts
/**
* A text of several lines for a code block, where nothing is rendered: what hides or reorders text is written out as its code
* point, and an HTML comment is broken up, so that no text can be taken for our marker. Line ends become plain ones.
*/
function visible(text) {
	return text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(HIDDEN, (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`).replace(/<(?=!--)/g, "<​");
}
/**
* Controls but for the tab and the line feed, direction marks, blanks without a width, fillers that look like nothing, tags.
* The joiners U+200C and U+200D stay: emoji and several scripts are written with them.
*/
const HIDDEN = /[^\P{Cc}\t\n]|\u034F|\u17B4|\u17B5|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u{E0000}-\u{E007F}]/gu;

// src/report/answer-diff.ts
/** Columns of a line in a code block that fit beside GitHub's own margins. */
const WIDTH = 92;
/**
* What became of an answer, sentence by sentence: lines that begin with "-" stood before, with "+" after, with a blank in
* both. Sentences that are too long for a line are broken between words.
*/
function answerDiff(before, after) {
	return diffArrays(sentences(before), sentences(after)).flatMap(({ added, removed, value }) => {
		const mark = added ? "+" : removed ? "-" : " ";
		return value.flatMap((sentence) => wrapped(sentence).map((line) => `${mark} ${line}`.trimEnd()));
	}).join("\n");
}
function sentences(text) {
	const shown = visible(text).trim();
	if (shown === "") return [];
	return shown.split("\n").flatMap((line) => line.trimEnd().split(/(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？])/));
}
function wrapped(sentence) {
	const indent = /^\s*/.exec(sentence)?.[0].slice(0, WIDTH / 2) ?? "";
	const lines = [];
	let line = indent;
	for (const word of sentence.trim().split(/\s+/).flatMap(broken)) {
		const longer = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
		if (longer.length > WIDTH && line.trim() !== "") {
			lines.push(line);
			line = `${indent}${word}`;
		} else line = longer;
	}
	return [...lines, line];
}
function broken(word) {
	return word.match(new RegExp(`.{1,${WIDTH}}`, "gu")) ?? [""];
}

// src/report/answers.ts
/**
* What the worst questions got before and after, each as a diff, folded. Undefined where the suite keeps answers to itself.
*
* @param most questions
*/
function answersSection(result, most) {
	const { answers = [] } = result;
	if (answers.length === 0) return void 0;
	const shown = answers.slice(0, most).map((one) => `${questionWords(one, result)}\n\n${answerWords(one)}`);
	return folded(`Answers to the worst questions (${shown.length})`, ["The first answer of each side, redacted: <code>-</code> before, <code>+</code> after.", ...shown].join("\n\n"));
}
function questionWords({ case: id }, result) {
	const scores = (decisiveComparison(result)?.metrics ?? []).flatMap(({ metric, unit, evidence }) => (evidence?.worst ?? []).filter((moved) => moved.id === id).map(({ before, after }) => `${MARKDOWN.word(metric)} ${level(before, unit)} → ${level(after, unit)}`));
	const name = MARKDOWN.strong(MARKDOWN.code(MARKDOWN.word(id, 64)));
	return scores.length === 0 ? name : `${name}, ${scores.slice(0, 5).join(", ")}`;
}
function answerWords({ before, after }) {
	const diff = block("diff", answerDiff(before ?? "", after ?? ""));
	if (before === void 0) return `${diff}\n\nWhat was answered before is not at hand.`;
	if (after === void 0) return `${diff}\n\nWhat was answered after is not at hand.`;
	return before === after ? `${diff}\n\nBoth sides gave this one; others of their answers differ.` : diff;
}

// src/report/comment.ts
/** GitHub refuses bodies over 65,536 characters, does not say how it counts emoji, and the marker needs room too. */
const LONGEST_COMMENT = 6e4;
/** GitHub drops a summary over 1 MiB whole, without an error; other steps of the job have summaries of their own. */
const LARGEST_SUMMARY = 1e6;
/**
* The comment on a pull request, GitHub Markdown of at most 60,000 characters: verdict, effect and drift apart,
* metrics, slices that moved, layers, pairing, then the rest. When too long, sections are shortened or go whole in a fixed
* order and are named; the verdict never goes.
*/
function renderComment(result, pointers = {}) {
	return joinSections(sectionsOf(result, pointers, {
		files: 5,
		slices: 50
	}), {
		limit: LONGEST_COMMENT,
		size: (text) => text.length,
		steps: STEPS,
		where: "The summary of the run has them."
	});
}
/**
* The job summary: the comment with more in it (each metric in words, the drift's own table, up to 200 touched
* files of each layer), at most 1,000,000 bytes of UTF-8.
*/
function renderSummary(result, pointers = {}) {
	return joinSections([...sectionsOf(result, pointers, {
		files: 200,
		slices: 1e3
	}), ...moreSections(result)], {
		limit: LARGEST_SUMMARY,
		size: (text) => new TextEncoder().encode(text).length,
		steps: [...SUMMARY_FIRST, ...STEPS],
		where: "The result file has them."
	});
}
const SUMMARY_FIRST = [{ drop: "metrics in words" }, { drop: "drift in full" }];
const STEPS = [
	{ shorten: "answers" },
	{ shorten: "all slices" },
	{ drop: "answers" },
	{ drop: "worst questions" },
	{ drop: "all slices" },
	{ drop: "traces" },
	{ drop: "touched files" },
	{ drop: "failures" },
	{ shorten: "notes" },
	{ shorten: "metrics" },
	{ drop: "since the incident began" },
	{ drop: "replay fidelity" },
	{ shorten: "which layer broke first" },
	{ drop: "probe" },
	{ drop: "pairing" },
	{ drop: "cross-checks" },
	{ drop: "anchor in full" },
	{ drop: "slices" },
	{ drop: "change points" },
	{ drop: "anchor" },
	{ drop: "spend" },
	{ drop: "effect and drift" },
	{ drop: "layers" },
	{ drop: "metrics" },
	{ drop: "acceptances" },
	{ drop: "how to reproduce" },
	{ drop: "notes" }
];
function sectionsOf(result, pointers, most) {
	const { spend, changes = [], attribution, probe } = result;
	const anchored = isAnchorLatest(result) ? void 0 : result.anchored;
	const decisive = decisiveComparison(result);
	return [
		section("verdict", `${alert(result)}\n\n${headWords(result, MARKDOWN)}`),
		...optional("acceptances", bullets(acceptedWords(result, MARKDOWN))),
		...optional("incident", incidentWords(result, MARKDOWN)),
		...optional("which layer broke first", attribution && attributionSection(attribution), attribution && briefAttribution(attribution)),
		...optional("how a maintainer runs it", runItSection(result)),
		...optional("effect and drift", bullets(apartWords(result, MARKDOWN))),
		...optional("anchor", anchorWords(result, MARKDOWN)),
		...optional("anchor in full", anchored && table(metricRows(anchored.comparison.metrics, MARKDOWN))),
		...optional("change points", bullets(changes.map((change) => changeSentence(change, MARKDOWN)))),
		...optional("metrics", metricsSection(result), metricsInBrief(result)),
		...optional("slices", decisive && bullets(slicesInWords(decisive, MARKDOWN))),
		...optional("all slices", decisive && slicesSection(decisive, most.slices), decisive && slicesSection(decisive, FEW_SLICES)),
		...optional("cross-checks", decisive && bullets(doubtWords(decisive, MARKDOWN))),
		...optional("layers", layersSection(result)),
		...optional("touched files", optionalTable(touchedRows(result, most.files, MARKDOWN))),
		...optional("worst questions", decisive && worstSection(decisive)),
		...optional("answers", answersSection(result, MOST_ANSWERS), answersSection(result, FEW_ANSWERS)),
		...optional("since the incident began", incidentSection(result)),
		...optional("pairing", pairingSection(result, pointers)),
		...optional("failures", failuresSection(result)),
		...optional("replay fidelity", fidelitySection(result)),
		...optional("traces", tracesSection(result)),
		...optional("probe", probe && bullets([probeSentence(probe, MARKDOWN)])),
		...optional("spend", spend && bullets([spendWords(spend)])),
		...optional("notes", notesSection(result.notes, Number.POSITIVE_INFINITY), notesSection(result.notes, FEW_NOTES)),
		...optional("how to reproduce", reproduceSection(pointers))
	];
}
const MOST_ANSWERS = 5;
const FEW_ANSWERS = 2;
const FEW_SLICES = 10;
const FEW_NOTES = 10;
function moreSections({ comparison, drift }) {
	const inWords = comparison && bullets(comparison.metrics.map((metric) => `${metricSentence(metric, MARKDOWN)}.`));
	const driftInFull = drift && [metricRows(drift.metrics, MARKDOWN), layerRows(drift.layers, MARKDOWN)].map(table).join("\n\n");
	return [...optional("metrics in words", inWords && folded("Metrics in words", inWords)), ...optional("drift in full", driftInFull && folded("Drift in full", driftInFull))];
}
function section(name, text) {
	return {
		name,
		text
	};
}
function optional(name, text, shorter) {
	if (text === void 0) return [];
	return [{
		...section(name, text),
		...shorter === void 0 || shorter === text ? {} : { shorter }
	}];
}
function optionalTable(rows) {
	return rows && table(rows);
}

export { renderComment, renderSummary };