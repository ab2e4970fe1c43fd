import { t as STAMP_PREFIX } from "./stamp.js";
import { n as STACKS } from "./trace.js";
import { t as layoutOf } from "./columns.js";
import { a as list, l as PLAIN, n as count, o as share, s as size } from "./numbers.js";
import { styleText } from "node:util";

// src/report/remedies.ts
const CONTENT = {
	otel: "switch on content recording: OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental and OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=span_only, which sets gen_ai.input.messages and gen_ai.output.messages",
	openinference: "let content through: TraceConfig(hide_inputs=False, hide_outputs=False), or unset OPENINFERENCE_HIDE_INPUTS and OPENINFERENCE_HIDE_OUTPUTS",
	openllmetry: "set TRACELOOP_TRACE_CONTENT=true",
	vercel: "experimental_telemetry: { isEnabled: true, recordInputs: true, recordOutputs: true }",
	langfuse: "give the generation its input and output: generation.update(input=messages, output=answer); in the API ask for the fields io",
	langsmith: "unset LANGSMITH_HIDE_INPUTS and LANGSMITH_HIDE_OUTPUTS; in the API ask for inputs and outputs among the selects",
	openai: "fetch …/chat/completions/{id}/messages as well and write it into the record as messages",
	datadog: "LLMObs.annotate(input_data=messages, output_data=answer)",
	braintrust: "span.log(input=messages, output=answer)",
	native: "write {\"model\": {\"input\": [{\"role\": \"user\", \"text\": \"…\"}], \"output\": {\"text\": \"…\"}}}"
};
const FIELDS = {
	messages: CONTENT,
	completion: CONTENT,
	"served-model": {
		otel: "set gen_ai.response.model to what the provider's answer says",
		openinference: "set llm.response.model_name, or let llm.model_name hold the dated name",
		openllmetry: "set gen_ai.response.model; the instrumentations of most providers do",
		vercel: "record the inner span (….doGenerate): its ai.response.model says it",
		langfuse: "generation.update(model=response.model)",
		langsmith: "put the dated name into the metadata ls_model_name",
		datadog: "LLMObs.llm(model_name=response.model)",
		braintrust: "span.log(metadata={\"model\": response.model})",
		native: "write {\"model\": {\"resolved\": \"gpt-4.1-2025-04-14\"}}"
	},
	latency: {
		otel: "export startTimeUnixNano and endTimeUnixNano of each span",
		langfuse: "end the generation: generation.end()",
		native: "give the trace its time, and each step its latencyMs"
	},
	query: {
		otel: "set gen_ai.retrieval.query.text on the span with gen_ai.operation.name=retrieval",
		openinference: "set input.value on the RETRIEVER span",
		langfuse: "start the span as_type=\"retriever\" with input=query",
		langsmith: "trace the search with run_type=\"retriever\" and the input query",
		datadog: "LLMObs.retrieval() with input_data=query",
		native: "write {\"retrieval\": {\"query\": \"…\", \"documents\": [ … ]}}"
	},
	documents: {
		otel: "set gen_ai.retrieval.documents to [{\"id\": \"…\", \"score\": 0.8, \"content\": \"…\"}] on the retrieval span",
		openinference: "set retrieval.documents.<i>.document.id on the RETRIEVER span",
		openllmetry: "use an instrumented vector database client; it writes the events db.query.result",
		langfuse: "give the retriever its output: [{\"id\": \"…\", \"score\": 0.8, \"text\": \"…\"}]",
		langsmith: "return {\"documents\": [{\"page_content\": \"…\", \"metadata\": {\"id\": \"…\"}}]} from the retriever run",
		datadog: "LLMObs.annotate(output_data=[{\"id\": \"…\", \"score\": 0.8, \"text\": \"…\"}]) on the retrieval span",
		native: "write {\"retrieval\": {\"documents\": [{\"id\": \"d7\", \"score\": 0.8, \"text\": \"…\"}]}}"
	},
	scores: {
		otel: "give each document of gen_ai.retrieval.documents its score",
		openinference: "set retrieval.documents.<i>.document.score",
		langsmith: "put the score into the document's metadata: {\"score\": 0.8}",
		native: "write {\"retrieval\": {\"documents\": [{\"id\": \"d7\", \"score\": 0.8, \"text\": \"…\"}]}}"
	},
	"document-text": {
		otel: "give each document of gen_ai.retrieval.documents its text, as content",
		openinference: "set retrieval.documents.<i>.document.content",
		openllmetry: "let the events db.query.result carry db.query.result.document",
		langsmith: "return the text as page_content",
		native: "write {\"retrieval\": {\"documents\": [{\"id\": \"d7\", \"score\": 0.8, \"text\": \"…\"}]}}"
	},
	"index-version": { otel: `let the application report the version of the index it asked, with each request: span.setAttribute("${STAMP_PREFIX}retrieval", indexVersion)` },
	arguments: {
		otel: "set gen_ai.tool.call.arguments on the execute_tool span",
		openinference: "set input.value on the TOOL span",
		openllmetry: "decorate the tool with @tool; it records traceloop.entity.input",
		vercel: "recordInputs: true; the span ai.toolCall then has ai.toolCall.args",
		langfuse: "start the span as_type=\"tool\" with input=arguments",
		native: "write {\"tool\": {\"name\": \"…\", \"arguments\": { … }, \"result\": \"…\"}}"
	},
	results: {
		otel: "set gen_ai.tool.call.result on the execute_tool span",
		openinference: "set output.value on the TOOL span",
		openllmetry: "decorate the tool with @tool; it records traceloop.entity.output",
		vercel: "recordOutputs: true; the span ai.toolCall then has ai.toolCall.result",
		langfuse: "end the tool span with output=result",
		native: "write {\"tool\": {\"name\": \"…\", \"arguments\": { … }, \"result\": \"…\"}}"
	},
	"tool-schema": {
		otel: "set gen_ai.tool.definitions, with parameters, on the model's span; most instrumentations leave them out until told",
		openinference: "set llm.tools.<i>.tool.json_schema on the LLM span",
		langfuse: "export blobs: the API has no tool definitions; or stamp the version of the tools",
		langsmith: "pass the tools to the model through invocation_params",
		vercel: "record the inner span (….doGenerate): it has ai.prompt.tools",
		native: "write {\"model\": {\"tools\": [{\"name\": \"…\", \"parameters\": { … }}]}}",
		openai: "put the tools' version into the completion's metadata: stored completions hold no definitions"
	}
};
/** What to set so that hops hold a field, in the words of the user's own stack. */
function fieldRemedy(field, stack) {
	return FIELDS[field][stack] ?? FIELDS[field].otel;
}
/** How requests say the version of a layer, in the words of the user's own stack. @param attribute the name the suite reads */
function versionRemedy(layer, stack, attribute) {
	const own = STAMPS[stack]?.(attribute, layer);
	if (layer === "retrieval") return `let the application report the version of the index it asked, with each request: ${own ?? `span.setAttribute("${attribute}", indexVersion)`}`;
	return own ?? `export "$(eval-baseline versions --otel)" where the application starts; it sets ${attribute}`;
}
const STAMPS = {
	openinference: (attribute) => `with using_attributes(metadata={"${attribute}": version}): around the request`,
	openllmetry: (attribute) => `Traceloop.set_association_properties({"${attribute}": version})`,
	vercel: (attribute) => `experimental_telemetry: { metadata: { "${attribute.replace(/^ai\.telemetry\.metadata\./, "")}": version } }`,
	langfuse: (attribute) => `trace.get_current_span().set_attribute("${attribute}", version) of OpenTelemetry`,
	langsmith: (attribute) => `config={"metadata": {"${attribute}": version}} on the call of the chain`,
	openai: (attribute) => `metadata: { "${attribute}": version } beside store: true`,
	datadog: (attribute) => `LLMObs.annotate(tags={"${attribute}": version})`,
	braintrust: (attribute) => `span.log(metadata={"${attribute}": version})`,
	native: (_attribute, layer) => `write {"versions": {"${layer}": "…"}} into each trace`
};

// src/report/diagnosis.ts
/** The whole of it, as JSON with stable key order. */
function diagnosisJson(diagnosis) {
	return `${JSON.stringify(diagnosis, null, 2)}\n`;
}
/** The diagnosis for a terminal: at most 100 columns, what is missing last, with its remedy. */
async function diagnosisTerminal(diagnosis, face) {
	const { paragraph, columns } = await layoutOf(Math.max(40, Math.min(100, face.width)));
	const strong = (text) => face.colour ? styleText("bold", text, { validateStream: false }) : text;
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
/** "support-desk: 160 of 1,204 traces looked at, written in OpenTelemetry's words: 150 cases, 140 of them independent." */
function openingWords({ suite, examined, there, estimated, stacks, cases, clusters }) {
	const of = examined === there ? "" : ` of ${estimated ? "about " : ""}${count(there, "trace")}`;
	const looked = examined === there ? count(examined, "trace") : examined.toString();
	const words = STACKS.flatMap((stack) => stacks[stack] === void 0 ? [] : [`${STACK[stack]} (${stacks[stack]})`]);
	const independent = clusters === cases ? "" : `, ${clusters} of them independent`;
	return `${PLAIN.word(suite)}: ${looked}${of} looked at, in the words of ${list(words)}: ${count(cases, "case")}${independent}.`;
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
			"Cases"
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
		size(shownLoss(loss, unit), unit),
		margin === void 0 ? "–" : size(margin, unit),
		spread === "measured" ? "of the latest baseline" : "assumed: no baseline has several trials yet"
	])];
}
/** A planning figure: a tenth of a point is more than it knows. */
function shownLoss(loss, unit) {
	return unit === "score" ? Math.round(loss * 1e3) / 1e3 : loss;
}
/** One line for everything that is not there in every trace, in the words of the stack most traces are written in. */
function remedyLines(diagnosis, attributes) {
	const stack = STACKS.toSorted((a, b) => (diagnosis.stacks[b] ?? 0) - (diagnosis.stacks[a] ?? 0))[0] ?? "otel";
	const versions = diagnosis.layers.filter(({ known, traces }) => known < traces).map(({ layer }) => `${layer} version: ${versionRemedy(layer, stack, attributes[layer] ?? `${"eval_baseline.version."}${layer}`)}.`);
	const fields = diagnosis.fields.filter(({ present, hops, remedy }) => present < hops && remedy !== "index-version").map(({ hop, field, remedy }) => `${hop} hops, ${field}: ${fieldRemedy(remedy, stack)}.`);
	return [...versions, ...fields];
}

export { gradeRows as i, diagnosisJson as n, diagnosisTerminal as r, coverageRows as t };