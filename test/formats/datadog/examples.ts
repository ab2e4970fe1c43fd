/** A question about a parcel, as the export gives it: a workflow, a search, a model that calls a tool, the tool. */
export const WORKFLOW = {
  id: "AwAAAZ1",
  type: "span",
  attributes: {
    span_id: "100",
    trace_id: "66b1d28000000000a1b2c3d4e5f60718",
    parent_id: "undefined",
    name: "answer",
    span_kind: "workflow",
    status: "ok",
    start_ns: 1786000000000000000,
    duration: 2000000000,
    ml_app: "parcel-desk",
    input: { value: "Where is parcel P-77?" },
    output: { value: "It is in Leeds." },
    tags: ["env:production", "session_id:visit-9", "eval_baseline.version.policy:p4", "beta"],
    evaluation: {
      "user feedback": { eval_metric_type: "categorical", value: "thumbs_down", status: "OK" },
      "stays on topic": { eval_metric_type: "boolean", value: true, assessment: "pass", reasoning: "It does." },
      length: { eval_metric_type: "score", value: 0.4 },
    },
  },
};

export const SEARCH = {
  id: "AwAAAZ2",
  type: "span",
  attributes: {
    ...WORKFLOW.attributes,
    span_id: "101",
    parent_id: "100",
    name: "kb",
    span_kind: "retrieval",
    start_ns: 1786000000100000000,
    duration: 50000000,
    input: { value: "parcel status" },
    output: { documents: [{ id: "d1", name: "Tracking", score: 0.8, text: "Parcels are scanned twice." }] },
    tags: ["env:production"],
    evaluation: {},
  },
};

export const MODEL = {
  id: "AwAAAZ3",
  type: "span",
  attributes: {
    ...SEARCH.attributes,
    span_id: "102",
    name: "generate",
    span_kind: "llm",
    start_ns: 1786000000200000000,
    duration: 1200000000,
    model_name: "gpt-4.1",
    model_provider: "openai",
    metadata: { temperature: 0.2, max_tokens: 300, release: { train: "blue" } },
    input: {
      messages: [
        { role: "system", content: "You help with parcels." },
        { role: "user", content: "Where is parcel P-77?" },
      ],
    },
    output: {
      messages: [
        {
          role: "assistant",
          content: "",
          tool_calls: [{ name: "find_parcel", arguments: { id: "P-77" }, tool_id: "call-7", type: "function" }],
        },
      ],
    },
    metrics: { input_tokens: 412, output_tokens: 11, cache_read_input_tokens: 128 },
    tool_definitions: [{ name: "find_parcel", description: "Looks a parcel up", schema: { type: "object" } }],
  },
};

export const TOOL = {
  id: "AwAAAZ4",
  type: "span",
  attributes: {
    ...SEARCH.attributes,
    span_id: "103",
    name: "find_parcel",
    span_kind: "tool",
    start_ns: 1786000001500000000,
    duration: 90000000,
    input: { value: '{"id":"P-77"}' },
    output: { value: '{"town":"Leeds"}' },
  },
};

/** The same model call as an application sends it, with the prompt that the export leaves out. */
export const SENT = {
  data: {
    type: "span",
    attributes: {
      ml_app: "parcel-desk",
      session_id: "visit-9",
      tags: ["env:production"],
      spans: [
        {
          span_id: "102",
          trace_id: "66b1d28000000000a1b2c3d4e5f60718",
          parent_id: "undefined",
          name: "generate",
          status: "error",
          start_ns: "1786000000200000000",
          duration: "1200000000",
          meta: {
            kind: "llm",
            model_name: "gpt-4.1",
            model_provider: "openai",
            error: { message: "the provider hung up", type: "ConnectionError", stack: "…" },
            input: {
              messages: [{ role: "user", content: "Where is parcel P-77?" }],
              prompt: { id: "answer", version: "v9", template: "Help {name}", variables: { name: "Ada" } },
            },
            output: {},
            metadata: { temperature: 0 },
          },
          metrics: { input_tokens: 40 },
          tags: [],
        },
      ],
    },
  },
};
