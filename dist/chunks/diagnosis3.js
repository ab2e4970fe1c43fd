import { t as jsonText } from "./json-text2.js";
import { t as STAMP_PREFIX } from "./stamp.js";
import { n as STACKS } from "./trace.js";
import { t as layoutOf } from "./columns.js";
import { n as PLAIN, r as terminalMarkup } from "./markup2.js";
import { _ as size, d as list, g as share, h as roughSize, i as count } from "./numbers.js";
import { n as versionRemedy, t as fieldRemedy } from "./remedies.js";

// src/report/diagnosis.ts
/** The whole of it, as JSON with stable key order. */
function diagnosisJson(diagnosis) {
	return jsonText(diagnosis);
}
/** The diagnosis for a terminal: at most 100 columns, what is missing last, with its remedy. */
async function diagnosisTerminal(diagnosis, face) {
	const { paragraph, columns } = await layoutOf(face.width);
	const { strong } = terminalMarkup(face.colour);
	const remedies = remedyLines(diagnosis, face.attributes);
	return `${joined([
		paragraph(openingWords(diagnosis)),
		strong("Versions"),
		columns(coverageRows(diagnosis.layers, PLAIN)),
		strong("What is recorded"),
		diagnosis.fields.length === 0 ? paragraph("No hop at all.") : columns(fieldRows(diagnosis.fields)),
		strong("What the traces can be used for"),
		columns(gradeRows(diagnosis)),
		diagnosis.lacks.map(({ lack, traces }) => paragraph(`${count(traces, "trace")}: ${LACK[lack]}.`)).join("\n"),
		factLines(diagnosis).map(paragraph).join("\n"),
		...diagnosis.slices.length === 0 ? [] : [strong("Slices"), columns(sliceRows(diagnosis))],
		...diagnosis.detectable.length === 0 ? [] : [strong("What this sample can see"), columns(detectableRows(diagnosis))],
		...remedies.length === 0 ? [] : [strong("To do"), remedies.map((line) => paragraph(`- ${line}`)).join("\n")]
	])}\n`;
}
/** A title and what follows it stand together; everything else has an empty line between. */
function joined(blocks) {
	return blocks.filter((block) => block !== "").join("\n\n");
}
/** "support-desk: 160 of 1,204 traces looked at, written in OpenTelemetry's words: 150 questions, 140 of them independent." */
function openingWords({ suite, examined, there, estimated, stacks, cases, clusters }) {
	const of = examined === there ? "" : ` of ${estimated ? "about " : ""}${count(there, "trace")}`;
	const looked = examined === there ? count(examined, "trace") : examined.toString();
	const words = STACKS.flatMap((stack) => stacks[stack] === void 0 ? [] : [`${STACK[stack]} (${stacks[stack]})`]);
	const independent = clusters === cases ? "" : `, ${clusters} of them independent`;
	return `${PLAIN.word(suite)}: ${looked}${of} looked at, in the words of ${list(words)}: ${count(cases, "question")}${independent}.`;
}
const STACK = {
	otel: "OpenTelemetry",
	openinference: "OpenInference",
	openllmetry: "OpenLLMetry",
	vercel: "the Vercel AI SDK",
	langfuse: "Langfuse",
	langsmith: "LangSmith",
	openai: "OpenAI's stored completions",
	datadog: "Datadog",
	braintrust: "Braintrust",
	native: "eval-baseline"
};
/** Every layer: the share of traces that know its version, and what says it. */
function coverageRows(layers, markup) {
	return [[
		"Layer",
		"Known",
		"Different",
		"From"
	], ...layers.map(({ layer, traces, known, sources, ids }) => [
		layer,
		share(traces === 0 ? 0 : known / traces),
		ids.toString(),
		Object.entries(sources).slice(0, 3).map(([source, times]) => `${markup.word(source, 48)}${times === known ? "" : ` (${times})`}`).join(", ") || "–"
	])];
}
function fieldRows(fields) {
	return [[
		"Hop",
		"Field",
		"Recorded",
		""
	], ...fields.map(({ hop, field, hops, present }) => [
		hop,
		field,
		share(present / hops),
		`${present} of ${hops}`
	])];
}
const GRADE_USE = [
	"figures only: a replay would not ask the same",
	"another model, and another prompt or policy",
	"the same, and other tools",
	"the same, and another index"
];
/** The four grades and how many traces have each. */
function gradeRows({ grades, examined }) {
	return [[
		"Grade",
		"Traces",
		"",
		"A replay can try"
	], ...grades.map(({ grade, traces }) => [
		grade.toString(),
		traces.toString(),
		share(examined === 0 ? 0 : traces / examined),
		GRADE_USE[grade]
	])];
}
const LACK = {
	"model-call": "no model call is recorded",
	"model-name": "neither the model asked for nor the one served is named",
	input: "no message of the user is recorded",
	"earlier-turns": "the earlier turns are held by the provider and are not in the messages",
	media: "an image or file of the question is not in the trace",
	"whole-text": "a text was cut off",
	"tool-definitions": "tools were called and their definitions are not recorded",
	"tool-parameters": "a tool's parameters are not recorded",
	"tool-results": "a tool call has no recorded result",
	query: "a search has no recorded query",
	documents: "a search has no recorded documents",
	"document-text": "documents are recorded without their texts"
};
const FLAW = {
	"missing-parent": [
		"names",
		"name",
		"a parent span that is not there"
	],
	"backward-clock": [
		"holds",
		"hold",
		"a span that ends before it starts"
	],
	"repeated-span-id": [
		"holds",
		"hold",
		"two different spans with one id"
	]
};
/** The notes tell of contradictions and of text that was cut off; here is what they leave out. */
function factLines({ flaws, notes }) {
	return [...Object.keys(FLAW).flatMap((flaw) => {
		const times = flaws[flaw];
		const [one, many, what] = FLAW[flaw];
		return times === void 0 ? [] : [`${count(times, "trace")} ${times === 1 ? one : many} ${what}.`];
	}), ...notes.map((note) => PLAIN.word(note))];
}
const MOST_SLICES = 20;
function sliceRows({ slices }) {
	const shown = slices.slice(0, MOST_SLICES);
	const rest = slices.length - shown.length;
	return [
		[
			"Attribute",
			"Value",
			"Questions"
		],
		...shown.map(({ attribute, value, cases }) => [
			PLAIN.word(attribute, 40),
			PLAIN.word(value, 40),
			cases.toString()
		]),
		...rest > 0 ? [[
			`and ${rest} more`,
			"",
			""
		]] : []
	];
}
function detectableRows({ detectable }) {
	return [[
		"Metric",
		"Smallest loss seen",
		"Allowed",
		"Spread of scores"
	], ...detectable.map(({ metric, unit, loss, margin, spread }) => [
		PLAIN.word(metric, 64),
		roughSize(loss, unit),
		margin === void 0 ? "–" : size(margin, unit),
		spread === "measured" ? "of the latest baseline" : "assumed: no baseline has several trials yet"
	])];
}
/** One line for everything that is not there in every trace, in the words of the stack most traces are written in. */
function remedyLines(diagnosis, attributes) {
	const stack = STACKS.toSorted((a, b) => (diagnosis.stacks[b] ?? 0) - (diagnosis.stacks[a] ?? 0))[0] ?? "otel";
	const versions = diagnosis.layers.filter(({ known, traces }) => known < traces).map(({ layer }) => `${layer} version: ${versionRemedy(layer, stack, attributes[layer] ?? `${"eval_baseline.version."}${layer}`)}.`);
	const fields = diagnosis.fields.filter(({ present, hops, remedy }) => present < hops && remedy !== "index-version").map(({ hop, field, remedy }) => `${hop} hops, ${field}: ${fieldRemedy(remedy, stack)}.`);
	return [...versions, ...fields];
}

export { gradeRows as i, diagnosisJson as n, diagnosisTerminal as r, coverageRows as t };