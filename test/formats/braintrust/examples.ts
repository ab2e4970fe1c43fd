/** A question about a refund: a task, a search, a model, a tool, a scorer; as events of the fetch endpoint. */
export const TASK = {
  id: "e0",
  _xact_id: "1000195000000000001",
  span_id: "s0",
  root_span_id: "s0",
  span_parents: null,
  is_root: true,
  span_attributes: { name: "answer", type: "task" },
  created: "2026-08-06T08:00:00.000Z",
  input: { question: "May I get my money back?" },
  output: "Yes, within 30 days.",
  expected: "Yes, within 30 days.",
  error: null,
  scores: { politeness: 0.75, unsaid: null },
  metrics: { start: 1786000000, end: 1786000002 },
  metadata: { "eval_baseline.version.policy": "p4", channel: { name: "web" }, thread_id: "talk-3" },
  tags: ["beta", "env:production"],
};

export const SEARCH = {
  id: "e1",
  span_id: "s1",
  root_span_id: "s0",
  span_parents: ["s0"],
  is_root: false,
  span_attributes: { name: "retrieve", type: "function" },
  created: "2026-08-06T08:00:00.050Z",
  input: { query: "refund period" },
  output: [{ id: "d7", content: "Refunds take 30 days.", score: 0.8 }],
  metrics: { start: 1786000000.05, end: 1786000000.09 },
  metadata: {},
};

export const MODEL = {
  id: "e2",
  span_id: "s2",
  root_span_id: "s0",
  span_parents: ["s0"],
  is_root: false,
  span_attributes: { name: "chat", type: "llm" },
  created: "2026-08-06T08:00:00.100Z",
  input: [
    { role: "system", content: "You help with refunds." },
    { role: "user", content: "May I get my money back?" },
  ],
  output: [
    {
      index: 0,
      finish_reason: "tool_calls",
      message: {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "get_order", arguments: '{"id":"B2"}' } }],
      },
    },
  ],
  metadata: {
    model: "gpt-4.1",
    temperature: 0.2,
    tools: [{ type: "function", function: { name: "get_order", parameters: { type: "object" } } }],
    prompt: { id: "p1", project_id: "pr1", version: "1000196", variables: { tone: "kind" } },
  },
  metrics: {
    start: 1786000000.1,
    end: 1786000001.3,
    prompt_tokens: 412,
    completion_tokens: 9,
    prompt_cached_tokens: 8,
  },
  scores: {},
};

export const TOOL = {
  id: "e3",
  span_id: "s3",
  root_span_id: "s0",
  span_parents: ["s0"],
  is_root: false,
  span_attributes: { name: "get_order", type: "tool" },
  input: { id: "B2" },
  output: { bought: "2026-08-01" },
  error: { name: "Slow", message: "it took long" },
  metrics: { start: 1786000001.4, end: 1786000001.5 },
};

export const SCORER = {
  id: "e4",
  span_id: "s4",
  root_span_id: "s0",
  span_parents: ["s0"],
  is_root: false,
  span_attributes: { name: "faithful", type: "score" },
  scores: { faithful: 1 },
  metrics: { start: 1786000003, end: 1786000004 },
};

export const PAGE = { events: [SCORER, TOOL, MODEL, SEARCH, TASK], cursor: "aXQ" };
