import { MODEL as EVENT, PAGE as EVENT_PAGE } from "./braintrust/examples.ts";
import { SENT, MODEL as SPAN, WORKFLOW } from "./datadog/examples.ts";
import { FULL, MINIMAL } from "./native/examples.ts";
import { COMPLETION } from "./openai-stored/examples.ts";
import { logsData, tracesData } from "./otlp/otlp.ts";

const ANSWER = {
  role: "assistant",
  parts: [
    { type: "text", content: "One moment." },
    { type: "image", modality: "image" },
    { type: "tool_call", id: "c1", name: "find", arguments: { id: "P-1" } },
  ],
  finish_reason: "tool_calls",
};
const TOOLS = [{ type: "function", name: "find", description: "Looks up", parameters: { type: "object" } }];
const DOCUMENTS = [{ id: "d1", score: 0.5, content: "Parcels are scanned twice.", metadata: { title: "Tracking" } }];

const OTLP_SPANS = [
  {
    id: "1",
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-4.1",
      "gen_ai.request.temperature": 0.2,
      "gen_ai.request.max_tokens": 300,
      "gen_ai.request.choice.count": 1,
      "gen_ai.response.finish_reasons": ["tool_calls"],
      "gen_ai.usage.input_tokens": 12,
      "gen_ai.usage.output_tokens": 3,
      "gen_ai.system_instructions": '[{"type":"text","content":"Be kind."}]',
      "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"Where is it?"}]}]',
      "gen_ai.output.messages": JSON.stringify([ANSWER]),
      "gen_ai.tool.definitions": JSON.stringify(TOOLS),
      "gen_ai.prompt.name": "answer",
      "gen_ai.prompt.version": 9,
    },
  },
  {
    id: "2",
    parent: "1",
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "find",
      "gen_ai.tool.call.id": '["run","c1"]',
      "gen_ai.tool.call.arguments": '{"id":"P-1"}',
      "gen_ai.tool.call.result": '{"town":"Leeds"}',
    },
  },
  {
    id: "3",
    parent: "1",
    attributes: {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.retrieval.query.text": "parcel",
      "gen_ai.retrieval.documents": JSON.stringify(DOCUMENTS),
    },
    events: [{ name: "exception", attributes: { "exception.type": "Slow" } }],
  },
  {
    id: "4",
    attributes: {
      "gen_ai.operation.name": "rerank",
      "ai.documents": JSON.stringify(DOCUMENTS),
      "ai.ranking": '[{"index":0}]',
    },
    events: [
      {
        name: "gen_ai.evaluation.result",
        attributes: { "gen_ai.evaluation.name": "x", "gen_ai.evaluation.score.value": 1 },
      },
    ],
  },
];

const OTLP_LOGS = [
  { event: "gen_ai.user.message", span: "1", body: { content: "Where is it?" } },
  { event: "gen_ai.choice", span: "1", body: { index: 0, finish_reason: "stop", message: { content: "In Leeds." } } },
  { event: "gen_ai.choice", span: "1", body: { index: 1, finish_reason: "stop", message: { content: "In York." } } },
];

const PHOENIX_SPAN = {
  name: "llm",
  context: { trace_id: "7d1c0a94e2b84f6390d5c7a1e83b2f46", span_id: "a1f3c27e5b9d0488" },
  parent_id: null,
  span_kind: "LLM",
  start_time: "2026-08-06T08:00:00.300+00:00",
  end_time: "2026-08-06T08:00:01+00:00",
  status_code: "OK",
  attributes: {
    "openinference.span.kind": "LLM",
    "llm.model_name": "gpt-4.1",
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.content": "Where is it?",
    "llm.output_messages.0.message.content": "In Leeds.",
    "llm.invocation_parameters":
      '{"model":"gpt-4.1","temperature":0.2,"max_tokens":300,"response_format":{"type":"json"}}',
    "llm.tools.0.tool.json_schema": JSON.stringify(TOOLS[0]),
    "llm.token_count.prompt": 12,
    "input.value": '{"messages":[{"role":"user","content":"Where is it?"}],"model":"gpt-4.1"}',
    "input.mime_type": "application/json",
    metadata: '{"app.intent":"delivery"}',
  },
  events: [{ name: "exception", timestamp: "2026-08-06T08:00:01+00:00", attributes: { "exception.type": "Slow" } }],
};

const SDK_SPAN = {
  name: "ai.generateText.doGenerate",
  spanContext: { traceId: "7d1c0a94e2b84f6390d5c7a1e83b2f46", spanId: "a1f3c27e5b9d0488" },
  startTime: [1786000000, 100000000],
  endTime: [1786000001, 300000000],
  status: { code: 0 },
  attributes: {
    "ai.operationId": "ai.generateText.doGenerate",
    "ai.model.id": "gpt-4.1",
    "ai.prompt.messages": '[{"role":"user","content":[{"type":"text","text":"Where is it?"}]}]',
    "ai.response.text": "In Leeds.",
  },
  events: [],
};

const OBSERVATION = {
  id: "o1",
  traceId: "t-desk",
  type: "GENERATION",
  name: "answer",
  startTime: "2026-08-06T08:00:00.100Z",
  endTime: "2026-08-06T08:00:01.300Z",
  input: '[{"role":"user","content":"Where is it?"}]',
  output: "In Leeds.",
  metadata: { "app.intent": "delivery" },
  providedModelName: "gpt-4.1",
  modelParameters: { temperature: 0.2, max_tokens: 300 },
  usageDetails: { input: 10, output: 3 },
  tags: ["beta"],
};

const BLOB_ROW = {
  id: "o2",
  trace_id: "t-desk",
  type: "TOOL",
  name: "find",
  start_time: "2026-08-06 08:00:00.300",
  end_time: "2026-08-06 08:00:00.400",
  input: '{"id":"P-1"}',
  output: "Leeds",
};

const RUN = {
  id: "r4",
  trace_id: "r0",
  parent_run_id: "r0",
  run_type: "llm",
  name: "chat",
  start_time: "2026-08-06T08:00:00.1Z",
  end_time: "2026-08-06T08:00:01.3Z",
  inputs: { messages: [[{ type: "human", content: "Where is it?" }]] },
  outputs: { generations: [[{ text: "In Leeds." }]] },
  extra: { invocation_params: { model: "gpt-4.1" }, metadata: { ls_model_name: "gpt-4.1" } },
  status: "success",
};

/** A valid record of every format in every form it comes in, by the format's name. */
export const EXAMPLES: readonly (readonly [format: string, form: string, record: object])[] = [
  ["OpenTelemetry (OTLP/JSON)", "traces", Object(tracesData(OTLP_SPANS, { "service.name": "desk" }))],
  ["OpenTelemetry (OTLP/JSON)", "logs", Object(logsData(OTLP_LOGS))],
  [
    "OpenTelemetry (OTLP/JSON)",
    "spans and logs in one record",
    {
      ...Object(tracesData([{ id: "1", attributes: { "gen_ai.operation.name": "chat" } }])),
      ...Object(logsData(OTLP_LOGS)),
    },
  ],
  ["OpenTelemetry (OTLP/JSON)", "metrics", { resourceMetrics: [] }],
  ["eval-baseline traces", "the least", MINIMAL],
  ["eval-baseline traces", "every key", FULL],
  ["OpenAI stored chat completions", "a completion", COMPLETION],
  ["OpenAI stored chat completions", "a page", { object: "list", data: [COMPLETION], has_more: false }],
  ["Phoenix spans", "a span", PHOENIX_SPAN],
  ["Phoenix spans", "a page", { data: [PHOENIX_SPAN], next_cursor: null }],
  ["Phoenix spans", "an empty page", { data: [], next_cursor: null }],
  ["OpenTelemetry SDK spans", "a span", SDK_SPAN],
  ["Langfuse observations", "an observation", OBSERVATION],
  ["Langfuse observations", "a row of the export", BLOB_ROW],
  ["Langfuse observations", "a page", { data: [OBSERVATION], meta: { cursor: "abc" } }],
  ["Langfuse observations", "a saved trace", { trace: { id: "t-desk", name: "desk" }, observations: [OBSERVATION] }],
  [
    "Langfuse observations",
    "a score",
    { id: "s1", traceId: "t-desk", name: "thumbs", value: 1, source: "API", dataType: "NUMERIC" },
  ],
  ["LangSmith runs", "a run", RUN],
  ["LangSmith runs", "a page", { runs: [RUN], cursors: { next: null } }],
  ["LangSmith runs", "a page of the second version", { items: [RUN] }],
  ["Braintrust logs (spans)", "an event", EVENT],
  ["Braintrust logs (spans)", "a page", EVENT_PAGE],
  ["Braintrust logs (spans)", "rows of a query", { data: EVENT_PAGE.events, schema: {}, cursor: null }],
  ["Braintrust logs (spans)", "an empty page", { events: [], cursor: null }],
  ["Datadog LLM Observability spans", "a span", SPAN],
  ["Datadog LLM Observability spans", "a bare span", SPAN.attributes],
  ["Datadog LLM Observability spans", "a page", { data: [SPAN, WORKFLOW], meta: { page: { after: "x" } } }],
  ["Datadog LLM Observability spans", "an envelope", SENT],
];
