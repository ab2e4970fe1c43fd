import { t as STAMP_PREFIX } from "./stamp.js";

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

export { versionRemedy as n, fieldRemedy as t };