import { describe, expect, test } from "vitest";
import { modelHop, type SpanText, spanId, traceOf } from "../otlp/otlp.ts";

const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m-1" } as const;
const AGENT = { "gen_ai.operation.name": "invoke_agent", "gen_ai.request.model": "unknown" } as const;

function stepsOf(spans: readonly SpanText[]): readonly (readonly [string, string])[] {
  const { hops } = traceOf(spans);
  return hops.filter(({ synthesised }) => !synthesised).map((hop) => [hop.kind, hop.spanId.replace(/^0+/, "")]);
}

describe("a model call around another one", () => {
  const outer = { id: "1", from: 0, to: 30, attributes: { ...CHAT, "gen_ai.request.temperature": 0.1 } };

  test("is the same call when their times overlap, also with other spans between", () => {
    const spans = [
      outer,
      { id: "2", parent: "1", from: 1, to: 29 },
      { id: "3", parent: "2", from: 2, to: 20, attributes: CHAT },
    ];
    expect(stepsOf(spans)).toEqual([["model", "3"]]);
    expect(modelHop(traceOf(spans)).parameters).toEqual({ temperature: 0.1 });
  });

  test("is another call when it was over before the inner one began", () => {
    const inner = { id: "2", parent: "1", from: 40, to: 50, attributes: CHAT };
    expect(stepsOf([outer, inner])).toEqual([
      ["model", "1"],
      ["model", "2"],
    ]);
  });

  test("is the same call when the provider gave both one id, whatever their clocks say", () => {
    const id = { "gen_ai.response.id": "resp-1" };
    const spans = [
      { ...outer, attributes: { ...outer.attributes, ...id } },
      { id: "2", parent: "1", from: 40, to: 50, attributes: { ...CHAT, ...id } },
    ];
    expect(stepsOf(spans)).toEqual([["model", "2"]]);
  });

  test("is another call when a tool or an agent stands between them", () => {
    const tool = { id: "2", parent: "1", from: 1, to: 29, attributes: { "gen_ai.tool.name": "ask_expert" } };
    const inner = { id: "3", parent: "2", from: 2, to: 20, attributes: CHAT };
    expect(stepsOf([outer, tool, inner])).toEqual([
      ["model", "1"],
      ["tool", "2"],
      ["model", "3"],
    ]);
    expect(stepsOf([outer, { ...tool, attributes: AGENT }, inner])).toEqual([
      ["model", "1"],
      ["model", "3"],
    ]);
  });
});

test("an agent that repeats the usage of its calls is no call", () => {
  const usage = { "gen_ai.usage.input_tokens": 631, "gen_ai.usage.output_tokens": 35 };
  const spans = [
    { id: "1", from: 0, to: 30, attributes: { ...AGENT, ...usage } },
    { id: "2", parent: "1", from: 1, to: 20, attributes: { ...CHAT, ...usage } },
  ];
  expect(stepsOf(spans)).toEqual([["model", "2"]]);
});

describe("two model calls side by side with one response id", () => {
  const call = (id: string, from: number, more: SpanText["attributes"] = {}): SpanText => ({
    id,
    parent: "9",
    from,
    to: from + 10,
    attributes: { ...CHAT, "gen_ai.response.id": "resp-1", ...more },
  });

  test("are one call when they overlap, with what only the second one knows", () => {
    const spans = [
      { id: "9", from: 0, to: 90 },
      call("1", 0),
      call("2", 2, { "gen_ai.tool.definitions": '[{"name":"f"}]' }),
    ];
    expect(stepsOf(spans)).toEqual([["model", "1"]]);
    expect(modelHop(traceOf(spans)).definitions).toEqual([{ name: "f" }]);
  });

  test("are two calls when one follows the other: some agents give all calls of a run its id", () => {
    expect(stepsOf([{ id: "9", from: 0, to: 90 }, call("1", 0), call("2", 20)])).toEqual([
      ["model", "1"],
      ["model", "2"],
    ]);
  });
});

test("a template that only the outer record of a call has is the assembly's", () => {
  const spans = [
    { id: "1", from: 0, to: 30, attributes: { ...CHAT, "llm.prompt_template.template": "Use {context}" } },
    { id: "2", parent: "1", from: 1, to: 20, attributes: CHAT },
  ];
  expect(traceOf(spans).hops[0]).toMatchObject({ kind: "assembly", template: "Use {context}", spanId: spanId("2") });
});

test("a tool that its protocol's client recorded again inside is one hop", () => {
  const tool = { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "find_order" };
  const spans = [
    { id: "1", from: 0, to: 9, attributes: tool },
    { id: "2", parent: "1", from: 1, to: 8, attributes: { ...tool, "mcp.method.name": "tools/call" } },
  ];
  expect(stepsOf(spans)).toEqual([["tool", "1"]]);
  expect(stepsOf(spans.slice(1))).toEqual([["tool", "2"]]);
});

test("a reranking that the AI SDK recorded outside and inside is one hop", () => {
  const spans = [
    { id: "1", from: 0, to: 9, attributes: { "ai.operationId": "ai.rerank" } },
    { id: "2", parent: "1", from: 1, to: 8, attributes: { "ai.operationId": "ai.rerank.doRerank" } },
  ];
  expect(stepsOf(spans)).toEqual([["retrieval", "2"]]);
  expect(stepsOf(spans.slice(0, 1))).toEqual([["retrieval", "1"]]);
});

describe("a span with the id of another one", () => {
  const early = { id: "1", from: 0, attributes: { ...CHAT } };
  const late = {
    ...early,
    to: 9,
    attributes: { ...CHAT, "gen_ai.usage.input_tokens": 4, "gen_ai.usage.output_tokens": 2 },
  };

  test("that is an equal copy counts once and is no flaw", () => {
    expect(traceOf([late, late])).toEqual(traceOf([late]));
  });

  test("that is a later state of it takes its place, in whatever order they come", () => {
    expect(modelHop(traceOf([early, late])).usage).toEqual({ input: 4, output: 2 });
    expect(traceOf([late, early])).toEqual(traceOf([early, late]));
    expect(traceOf([early, late]).flaws).toEqual([]);
  });

  test("that is something else counts too, and is told", () => {
    const tool = { id: "1", name: "find_order", from: 12, to: 14, attributes: { "gen_ai.tool.name": "find_order" } };
    expect(traceOf([late, tool]).flaws).toEqual(["repeated-span-id"]);
    expect(stepsOf([tool, late])).toEqual([
      ["model", "1"],
      ["tool", "1"],
    ]);
    expect(traceOf([tool, late])).toEqual(traceOf([late, tool]));
  });
});
