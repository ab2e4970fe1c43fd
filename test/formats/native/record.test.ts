import { describe, expect, test } from "vitest";
import { nativeProblem, nativeTraces, readNativeTrace } from "../../../src/formats/native/record.ts";
import { hopOf, traceOf } from "../records.ts";
import { FULL, MINIMAL } from "./examples.ts";

const START = 1793599200000000000n;

test("a question and an answer make a trace", () => {
  const trace = traceOf(nativeTraces, [MINIMAL]);
  expect(trace).toMatchObject({ id: "t1", stack: "native", startNs: null, flaws: [] });
  expect(trace.hops.map(({ kind }) => kind)).toEqual(["assembly", "model"]);
  expect(hopOf(trace, "model")).toMatchObject({
    input: [{ role: "user", text: "May I return it?" }],
    output: { role: "assistant", text: "Yes." },
    startNs: null,
    endNs: null,
  });
});

describe("a trace with every key", () => {
  const trace = traceOf(nativeTraces, [FULL]);

  test("keeps its steps in the order they are written in, each after the other", () => {
    expect(trace.hops.filter(({ synthesised }) => !synthesised).map(({ kind }) => kind)).toEqual([
      "retrieval",
      "model",
      "tool",
      "tool",
      "parse",
    ]);
    expect(trace.startNs).toBe(START);
    expect(hopOf(trace, "model")).toMatchObject({ startNs: START + 90_000_000n, endNs: START + 1_290_000_000n });
  });

  test("keeps what it says about the whole", () => {
    expect(trace.conversation).toBe("visit-3");
    expect(trace.attributes).toMatchObject(FULL.attributes);
    expect(trace.evaluations).toEqual([
      { name: "thumbs", value: 1, label: "up", by: "human" },
      { name: "length", by: "unknown" },
    ]);
  });

  test("has the versions it states, and the model's from the call", () => {
    expect(trace.versions).toMatchObject({
      model: { id: "gpt-4.1-2025-04-14", source: "native" },
      prompt: { id: "answer@v9", source: "native" },
      policy: { id: "p4", source: "native" },
      retrieval: { id: "kb-2026-10", source: "native" },
      tools: { id: "tools-7", source: "native" },
    });
  });

  test("keeps a search with documents, of which one has no id", () => {
    const { query, documents = [] } = hopOf(trace, "retrieval");
    expect(query).toBe("return period");
    expect(documents[0]).toEqual({ id: "d7", text: "Returns take 30 days.", title: "Returns", score: 0.8 });
    expect(documents[1]).toEqual({ id: expect.stringMatching(/^sha256:/), text: "No id." });
  });

  test("keeps template and variables with the model call that follows", () => {
    const assembly = trace.hops.find(({ kind }) => kind === "assembly");
    expect(assembly).toMatchObject({ template: "Use {{ documents }}", variables: { name: "Ada" } });
  });

  test("keeps a model call whole, a text that looks like JSON included", () => {
    expect(hopOf(trace, "model")).toMatchObject({
      provider: "openai",
      requestedModel: "gpt-4.1",
      resolvedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
      parameters: { temperature: 0.2 },
      input: [
        { role: "system", text: "Be kind." },
        { role: "user", text: '[{"type":"text","text":"this is what the user typed"}]' },
        { role: "assistant", text: "One moment.", toolCalls: [{ id: "c0", name: "get_user", arguments: "{}" }] },
        { role: "tool", text: "Ada", callId: "c0", name: "get_user" },
      ],
      output: { text: "", toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"A1"}' }] },
      definitions: [{ name: "get_order", description: "Looks up", parameters: { type: "object" } }],
      finish: "tool_calls",
      usage: { input: 400, output: 10, cachedInput: 128 },
    });
  });

  test("keeps tools with what they gave, an empty result and an error included", () => {
    const tools = trace.hops.filter(({ kind }) => kind === "tool");
    expect(tools[0]).toMatchObject({ tool: "get_order", callId: "c1", arguments: '{"id":"A1"}', result: '{"days":3}' });
    expect(tools[1]).toMatchObject({
      tool: "get_price",
      result: "",
      status: "error",
      error: { type: "Timeout", message: "took too long" },
    });
  });

  test("keeps a parse that failed", () => {
    const parse = trace.hops.findLast(({ kind }) => kind === "parse");
    expect(parse).toMatchObject({ outcome: "failed", status: "error", startNs: START + 3_000_000_000n });
  });
});

test("more than ten steps without times stay in their order", () => {
  const hops = Array.from({ length: 12 }, (_, index) => ({ tool: { name: `tool-${index}` } }));
  const trace = traceOf(nativeTraces, [{ ...MINIMAL, hops }]);
  expect(trace.hops.map((hop) => hop.kind === "tool" && hop.tool)).toEqual(hops.map(({ tool }) => tool.name));
});

test("a suite's own attribute wins over a stated version", () => {
  const trace = traceOf(nativeTraces, [FULL], { policy: "app.intent" });
  expect(trace.versions.policy).toMatchObject({ id: "returns", source: "mapped" });
});

test("a survey gets the attributes it asked for and nothing else", () => {
  const record = nativeTraces.read(FULL, new Set(["app.intent", "gen_ai.conversation.id"]));
  expect(record.spans[0]?.resource).toEqual({ "app.intent": "returns", "gen_ai.conversation.id": "visit-3" });
  expect(record.spans.every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  expect(record.logs).toEqual([]);
});

const model = (body: object) => ({ ...MINIMAL, hops: [{ model: { ...MINIMAL.hops[0]?.model, ...body } }] });

test.each<readonly [unknown, string]>([
  [
    { ...MINIMAL, format: "eval-baseline-trace/2" },
    'format is "eval-baseline-trace/2", and this version reads eval-baseline-trace/1',
  ],
  [{ ...MINIMAL, id: "" }, "id must not be empty"],
  [{ ...MINIMAL, id: 7 }, "id must be text"],
  [{ ...MINIMAL, id: undefined }, "id is missing"],
  [{ ...MINIMAL, hops: [] }, "hops must have at least one item"],
  [{ ...MINIMAL, hops: {} }, "hops must be a list"],
  [
    { ...MINIMAL, hop: [] },
    "hop is not known; known here are format, id, time, conversation, attributes, versions, evaluations, hops",
  ],
  [
    { ...MINIMAL, hops: [{ models: {} }] },
    "hops[0] must have exactly one key, one of retrieval, assembly, model, tool, parse",
  ],
  [
    { ...MINIMAL, hops: [{ tool: { name: "a" }, model: {} }] },
    "hops[0] must have exactly one key, one of retrieval, assembly, model, tool, parse",
  ],
  [{ ...MINIMAL, hops: [null] }, "hops[0] must have exactly one key, one of retrieval, assembly, model, tool, parse"],
  [{ ...MINIMAL, hops: [{ model: [] }] }, "hops[0].model must be an object"],
  [{ ...MINIMAL, time: "yesterday" }, "time must be a time, such as 2026-11-02T06:00:00Z"],
  [{ ...MINIMAL, time: 1793599200 }, "time must be text"],
  [
    { ...MINIMAL, versions: { promt: "v9" } },
    "versions.promt is not known; known here are model, prompt, policy, retrieval, tools",
  ],
  [{ ...MINIMAL, versions: { prompt: 9 } }, "versions.prompt must be text"],
  [{ ...MINIMAL, attributes: [] }, "attributes must be an object"],
  [
    { ...MINIMAL, evaluations: [{ name: "thumbs", by: "me" }] },
    "evaluations[0].by must be one of human, machine, unknown",
  ],
  [
    model({ input: [{ role: "robot", text: "x" }] }),
    "hops[0].model.input[0].role must be one of system, user, assistant, tool",
  ],
  [model({ input: [{ role: "user" }] }), "hops[0].model.input[0].text is missing"],
  [
    model({ input: [{ role: "user", content: "x" }] }),
    "hops[0].model.input[0].content is not known; known here are role, text",
  ],
  [model({ input: [] }), "hops[0].model.input must have at least one item"],
  [model({ input: "May I?" }), "hops[0].model.input must be a list"],
  [model({ output: {} }), "hops[0].model.output.text is missing"],
  [model({ output: { toolCalls: [{ id: "c1" }] } }), "hops[0].model.output.toolCalls[0].name is missing"],
  [model({ usage: { input: 3 } }), "hops[0].model.usage.output is missing"],
  [model({ usage: { input: 3, output: 1.5 } }), "hops[0].model.usage.output must be a whole number, 0 or more"],
  [
    model({ finish: "stopped" }),
    "hops[0].model.finish must be one of stop, length, tool_calls, content_filter, error, other",
  ],
  [model({ tools: [{ name: "a", parameters: [] }] }), "hops[0].model.tools[0].parameters must be an object"],
  [model({ latencyMs: 800 }), "hops[0].model.latencyMs needs a time: give the trace a time, or a step a start"],
  [model({ error: 500 }), "hops[0].model.error must be text, or an object with type and message"],
  [model({ latencyMs: -1 }), "hops[0].model.latencyMs must be from 0 to 1000000000"],
  [
    { ...MINIMAL, hops: [...MINIMAL.hops, { assembly: { template: "x" } }] },
    "hops[1].assembly must come before the model it is for",
  ],
  [
    { ...MINIMAL, hops: [{ parse: { outcome: "not-attempted" } }] },
    "hops[0].parse.outcome must be one of parsed, failed",
  ],
  [
    { ...MINIMAL, hops: [{ retrieval: { documents: [{ id: "d", content: "x" }] } }] },
    "hops[0].retrieval.documents[0].content is not known; known here are id, text, title, score",
  ],
])("a mistake in a hand-written trace is told with its place: %j", (value, problem) => {
  expect(nativeProblem(value)).toBe(problem);
  expect(nativeTraces.read(value)).toEqual({ spans: [], logs: [], withoutId: 0, problem });
});

test.each([undefined, "eval-baseline/1"])(
  "a trace whose format is %s is recognised, and told what it lacks",
  (format) => {
    const { format: _, ...rest } = MINIMAL;
    const value = format === undefined ? rest : { ...rest, format };
    expect(nativeTraces.recognises(value)).toBe(true);
    expect(nativeProblem(value)).toMatch(/^format is .+, and this version reads eval-baseline-trace\/1$/);
  },
);

test("nothing is wrong with the examples, and neither is a trace that this program wrote", () => {
  expect([MINIMAL, FULL].map(nativeProblem)).toEqual([undefined, undefined]);
  expect([MINIMAL, FULL].map(readNativeTrace)).toEqual([undefined, undefined]);
});

test("a structure deeper than is read is a mistake and no crash", () => {
  const deep: unknown = JSON.parse(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  expect(nativeProblem({ ...MINIMAL, attributes: deep })).toBe('attributes["a"] is nested more than 64 levels deep');
  expect(nativeProblem({ ...MINIMAL, format: deep })).toContain("format is no text");
});

test("two different traces under one id are flawed, and equal copies are one trace", () => {
  const model = { input: [{ role: "user", text: "Another question" }], output: { text: "No." } };
  const hops = [{ model }];
  expect(traceOf(nativeTraces, [MINIMAL, { ...MINIMAL, hops }]).flaws).toEqual(["repeated-span-id"]);
  expect(traceOf(nativeTraces, [MINIMAL, MINIMAL]).flaws).toEqual([]);
});
