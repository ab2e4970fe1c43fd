import { describe, expect, test } from "vitest";
import type { Hop } from "../../../src/domain/trace.ts";
import { langsmithRuns } from "../../../src/formats/langsmith/record.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { aRun } from "./runs.ts";

function readOne(value: unknown) {
  expect(langsmithRuns.recognises(value)).toBe(true);
  const { spans } = langsmithRuns.read(value);
  return spans[0] ?? expect.unreachable();
}

function hopOf<K extends Hop["kind"]>(run: object, kind: K): Extract<Hop, { kind: K }> {
  const { hops } = readTrace([readOne(aRun(run))], []);
  const isOfKind = (hop: Hop): hop is Extract<Hop, { kind: K }> => hop.kind === kind;
  return hops.find(isOfKind) ?? expect.unreachable(`no ${kind} hop`);
}

describe("a run", () => {
  test("of the API's first version is a span with its ids, times and kind", () => {
    expect(readOne(aRun())).toMatchObject({
      traceId: "r0",
      spanId: "r4",
      parentId: "r0",
      name: "chat",
      startNs: 1_786_003_200_300_000_000n,
      endNs: 1_786_003_201_000_000_000n,
      status: "ok",
      attributes: { "langsmith.span.kind": "llm" },
    });
  });

  test("of the second version is the same span: upper case, a path of parents, metadata beside it", () => {
    const second = aRun({
      run_type: "LLM",
      status: "SUCCESS",
      parent_run_id: undefined,
      parent_run_ids: ["root", "r0"],
      session_id: undefined,
      project_id: "the-project",
      thread_id: "c9",
      extra: { invocation_params: { model: "gpt-4.1", temperature: 0.2, stop: null } },
      metadata: { ls_provider: "openai", ls_model_name: "gpt-4.1", revision_id: "a1b2c3d" },
    });
    const { attributes, ...first } = readOne(aRun());
    expect(readOne(second)).toEqual({ ...first, attributes: { ...attributes, thread_id: "c9" } });
  });

  test("that is the root is a trace by its own id", () => {
    const root = { id: "r0", trace_id: undefined, parent_run_id: null, parent_run_ids: [], run_type: "chain" };
    expect(readOne(aRun(root))).toMatchObject({ traceId: "r0", spanId: "r0", parentId: null });
  });

  test("belongs to a project by `session_id`, and to a conversation by its thread or by metadata", () => {
    const conversationOf = (run: object) => readTrace([readOne(aRun(run))], []).conversation;
    expect(conversationOf({})).toBeUndefined();
    expect(conversationOf({ thread_id: "c9" })).toBe("c9");
    expect(conversationOf({ extra: { metadata: { thread_id: "c9" } } })).toBe("c9");
    expect(conversationOf({ extra: { metadata: { session_id: "c9" } } })).toBe("c9");
  });

  test("gives its metadata under its own names and behind `metadata.`", () => {
    const metadata = {
      lc_hub_owner: "shop",
      lc_hub_repo: "answer",
      lc_hub_commit_hash: "9f2c",
      index: { version: "kb-7" },
    };
    expect(readOne(aRun({ extra: { metadata } })).attributes).toMatchObject({
      lc_hub_owner: "shop",
      lc_hub_repo: "answer",
      lc_hub_commit_hash: "9f2c",
      "index.version": "kb-7",
      "metadata.index.version": "kb-7",
    });
  });

  test("failed when it has an error or says so, and is not over before it says that", () => {
    expect(readOne(aRun({ status: undefined, error: "RateLimitError: 429" }))).toMatchObject({
      status: "error",
      statusMessage: "RateLimitError: 429",
    });
    expect(readOne(aRun({ status: "ERROR" })).status).toBe("error");
    expect(readOne(aRun({ status: "PENDING" })).status).toBe("unset");
  });

  test("was truncated when its content was moved to another place", () => {
    const moved = { inputs: {}, inputs_s3_urls: { ROOT: { presigned_url: "…" } } };
    expect(readOne(aRun(moved)).truncated).toBe(true);
    expect(readOne(aRun({ inputs_s3_urls: {} })).truncated).toBeUndefined();
    expect(readOne(aRun({ outputs_s3_urls: { ROOT: {} } })).truncated).toBeUndefined();
  });

  test("gives a survey the attributes that it wants, and no content", () => {
    const run = aRun({ feedback_stats: { helpful: { n: 1, avg: 0 } } });
    const { spans, logs } = langsmithRuns.read(run, new Set(["revision_id", "langsmith.feedback.helpful"]));
    expect(spans[0]?.attributes).toEqual({ revision_id: "a1b2c3d", "langsmith.feedback.helpful": 0 });
    expect(logs).toEqual([]);
  });
});

describe("a page", () => {
  test("of either version keeps good runs beside garbage, which is counted", () => {
    const list = [aRun(), { id: "only-an-id" }, 7, aRun({ id: "r5" }), aRun({ id: "r6", trace_id: undefined })];
    for (const page of [{ runs: list, cursors: { next: "x" } }, { items: list }]) {
      expect(langsmithRuns.recognises(page)).toBe(true);
      const { spans, withoutId } = langsmithRuns.read(page);
      expect(spans.map(({ spanId }) => spanId)).toEqual(["r4", "r5"]);
      expect(withoutId).toBe(3);
    }
  });

  test("may be empty", () => {
    expect(langsmithRuns.recognises({ runs: [], cursors: {} })).toBe(true);
    expect(langsmithRuns.read({ runs: [], cursors: {} })).toEqual({ spans: [], logs: [], withoutId: 0 });
  });
});

test.each([
  null,
  7,
  "llm",
  [],
  {},
  { items: [] },
  { runs: [] },
  { items: [{ id: "only-an-id" }] },
  { id: "o1", traceId: "t1", type: "GENERATION" },
  { id: "r1", run_type: "workflow" },
  { run_type: "llm" },
])("does not take %j for its own", (value) => {
  expect(langsmithRuns.recognises(value)).toBe(false);
});

describe("a model call", () => {
  test("has messages, parameters, both names of the model and its usage", () => {
    const message = {
      type: "ai",
      content: "Yes, within 30 days.",
      response_metadata: { model_name: "gpt-4.1-2025-04-14", finish_reason: "stop", system_fingerprint: "fp_1" },
      usage_metadata: { input_tokens: 412, output_tokens: 7, input_token_details: { cache_read: 128 } },
    };
    const outputs = { generations: [[{ text: message.content, message }]], llm_output: null };
    expect(hopOf({ outputs }, "model")).toMatchObject({
      requestedModel: "gpt-4.1",
      resolvedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
      parameters: { temperature: 0.2 },
      input: [{ role: "user", text: "Can I send it back?" }],
      output: { role: "assistant", text: "Yes, within 30 days." },
      finish: "stop",
      usage: { input: 412, output: 7, cachedInput: 128 },
    });
  });

  test("has serialised messages with their calls, and the tools it was told about", () => {
    const serialised = (name: string, kwargs: object) => ({
      lc: 1,
      type: "constructor",
      id: ["langchain", "messages", name],
      kwargs,
    });
    const calls = [{ name: "get_order", args: { id: "A1" }, id: "c1", type: "tool_call" }];
    const tools = [{ type: "function", function: { name: "get_order", parameters: { type: "object" } } }];
    const inputs = {
      messages: [
        [
          serialised("SystemMessage", { content: "Be brief.", type: "system" }),
          serialised("HumanMessage", { content: "Where is A1?" }),
        ],
      ],
    };
    const outputs = {
      generations: [[{ text: "", message: serialised("AIMessage", { content: "", tool_calls: calls }) }]],
    };
    expect(
      hopOf({ inputs, outputs, extra: { invocation_params: { model: "gpt-4.1", tools } } }, "model"),
    ).toMatchObject({
      input: [
        { role: "system", text: "Be brief." },
        { role: "user", text: "Where is A1?" },
      ],
      output: { toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"A1"}' }] },
      definitions: [{ name: "get_order", parameters: { type: "object" } }],
    });
  });

  test("by a provider's own client has the request and the whole answer", () => {
    const inputs = { messages: [{ role: "user", content: "Where is A1?" }], model: "gpt-4.1" };
    const choice = { index: 0, finish_reason: "stop", message: { role: "assistant", content: "On its way." } };
    const outputs = {
      model: "gpt-4.1-2025-04-14",
      choices: [choice],
      usage: { prompt_tokens: 9, completion_tokens: 3 },
    };
    const run = {
      inputs,
      outputs,
      prompt_tokens: null,
      completion_tokens: null,
      extra: { metadata: { ls_temperature: 0.4 } },
    };
    expect(hopOf(run, "model")).toMatchObject({
      resolvedModel: "gpt-4.1-2025-04-14",
      parameters: { temperature: 0.4 },
      input: [{ role: "user", text: "Where is A1?" }],
      output: { text: "On its way." },
      finish: "stop",
      usage: { input: 9, output: 3 },
    });
  });

  test("of a completion model has its prompt and its text", () => {
    const run = { inputs: { prompts: ["Return period?"] }, outputs: { generations: [[{ text: "30 days." }]] } };
    expect(hopOf(run, "model")).toMatchObject({
      input: [{ role: "user", text: "Return period?" }],
      output: { text: "30 days." },
    });
  });

  test("alone has token counts: runs above it carry the sum of what is below", () => {
    expect(readOne(aRun({ run_type: "chain" })).attributes).not.toHaveProperty(["gen_ai.usage.input_tokens"]);
    expect(hopOf({ prompt_tokens: 0, completion_tokens: 0 }, "model").usage).toBeUndefined();
    const counted = { prompt_token_details: { raw: { cache_read: 256 } } };
    expect(hopOf(counted, "model").usage).toEqual({ input: 412, output: 7, cachedInput: 256 });
  });
});

describe("the other steps", () => {
  test("a retriever has its query and documents", () => {
    const documents = [
      { page_content: "Returns are accepted for 30 days.", metadata: { id: "d7", score: 0.83 }, type: "Document" },
    ];
    expect(
      hopOf({ run_type: "retriever", inputs: { query: "return period" }, outputs: { documents } }, "retrieval"),
    ).toMatchObject({
      query: "return period",
      documents: [{ id: "d7", score: 0.83, text: "Returns are accepted for 30 days." }],
    });
  });

  test("a tool has its name, arguments and result, whatever wraps them", () => {
    const wrapped = { output: { type: "tool", content: "shipped", tool_call_id: "c1", name: "get_order" } };
    const run = { run_type: "tool", name: "get_order", inputs: { input: "{'id': 'A1'}" }, outputs: wrapped };
    expect(hopOf(run, "tool")).toMatchObject({
      tool: "get_order",
      callId: "c1",
      arguments: "{'id': 'A1'}",
      result: "shipped",
    });
    const plain = { run_type: "TOOL", name: "get_order", inputs: { id: "A1" }, outputs: { output: "shipped" } };
    expect(hopOf(plain, "tool")).toMatchObject({ arguments: '{"id":"A1"}', result: "shipped" });
  });

  test("a prompt has its variables and the messages it made", () => {
    const kwargs = { messages: [{ lc: 1, id: ["HumanMessage"], kwargs: { content: "Use: 30 days." } }] };
    const run = {
      run_type: "prompt",
      inputs: { context: "30 days." },
      outputs: { output: { lc: 1, id: ["ChatPromptValue"], kwargs } },
    };
    expect(readOne(aRun(run)).attributes).toMatchObject({
      "langsmith.span.kind": "prompt",
      "llm.prompt_template.variables": { context: "30 days." },
      "gen_ai.output.messages": [{ role: "user", content: "Use: 30 days." }],
    });
    expect(hopOf(run, "assembly")).toMatchObject({
      variables: { context: "30 days." },
      messages: [{ role: "user", text: "Use: 30 days." }],
    });
  });

  test("a parser that failed is a failed parse", () => {
    const run = { run_type: "parser", inputs: { text: "{" }, outputs: null };
    expect(hopOf({ ...run, status: "error" }, "parse")).toMatchObject({ outcome: "failed" });
  });
});

describe("feedback", () => {
  const evaluationsOf = (...values: readonly object[]) => {
    const records = values.map((value) => langsmithRuns.read(value));
    const [first = expect.unreachable(), ...rest] = records.flatMap(({ spans }) => spans);
    return readTrace(
      [first, ...rest],
      records.flatMap(({ logs }) => logs),
    ).evaluations;
  };
  const item = { id: "f1", run_id: "r0", key: "helpful", score: 1, feedback_source: { type: "app" } };
  const root = aRun({ id: "r0", parent_run_id: null });

  test("by people is kept apart from that of a model", () => {
    expect(langsmithRuns.recognises(item)).toBe(true);
    const machine = { ...item, key: "tone", score: 0.4, feedback_source: { type: "model" } };
    const other = { ...item, key: "route", score: null, value: "returns", feedback_source: null };
    expect(evaluationsOf(root, { items: [item, machine, other] })).toEqual([
      { name: "helpful", value: 1, by: "human" },
      { name: "tone", value: 0.4, by: "machine" },
      { name: "route", label: "returns", by: "unknown" },
    ]);
  });

  test("stands after what was given before it", () => {
    const later = { ...item, score: 0, created_at: "2026-08-06T09:00:00Z" };
    const earlier = { ...item, created_at: "2026-08-06T08:00:00Z" };
    expect(evaluationsOf(root, { items: [later, earlier] }).map(({ value }) => value)).toEqual([1, 0]);
  });

  test("in sum has no author, and is an attribute of the run that a suite can name", () => {
    const stats = { helpful: { n: 2, avg: 0.5 }, route: { n: 1, avg: null, values: { returns: 1 } }, odd: { n: 0 } };
    const run = aRun({ feedback_stats: stats });
    expect(evaluationsOf(run)).toEqual([
      { name: "helpful", value: 0.5, by: "unknown" },
      { name: "route", label: "returns", by: "unknown" },
    ]);
    expect(readOne(run).attributes).toMatchObject({
      "langsmith.feedback.helpful": 0.5,
      "langsmith.feedback.route": "returns",
    });
  });

  test("that says nothing is no evaluation", () => {
    expect(langsmithRuns.read({ ...item, score: null }).logs).toEqual([]);
  });
});
