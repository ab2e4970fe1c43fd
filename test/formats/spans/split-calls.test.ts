import { expect, test } from "vitest";
import { type SpanText, spanId, traceOf } from "../otlp/otlp.ts";

const LLM = { "openinference.span.kind": "LLM", "llm.model_name": "m-1" } as const;
const TOOL = { "openinference.span.kind": "TOOL" } as const;
const QUESTION = { "gen_ai.input.messages": '[{"role":"user","content":"Where is it?"}]' };
const ANSWER = { "gen_ai.output.messages": '[{"role":"assistant","content":"On its way."}]' };

/** As the framework writes them: every span lasts until the run is over. */
function part(id: string, name: string, from: number, attributes: SpanText["attributes"], parent = "0"): SpanText {
  return { id, parent, name, from, to: 1000, attributes: { ...attributes } };
}

const RUN: SpanText = { id: "0", name: "run", from: 0, to: 1000 };

function realHops(spans: readonly SpanText[]) {
  return traceOf([RUN, ...spans]).hops.filter(({ synthesised }) => !synthesised);
}

test("joins the start, the success and the finish of one call, wherever they hang in the tree", () => {
  const spans = [
    part("1", "backend.chat.start-16", 10, { ...LLM, ...QUESTION }),
    part("2", "update", 15, {}),
    part("3", "backend.chat.success-16", 70, { ...LLM, ...ANSWER }, "2"),
    part("4", "backend.chat.finish-16", 72, LLM, "2"),
  ];
  expect(realHops(spans)).toEqual([
    expect.objectContaining({
      kind: "model",
      spanId: spanId("1"),
      name: "backend.chat",
      startNs: 1_700_000_000_010_000_000n,
      endNs: 1_700_000_000_070_000_000n,
      input: [{ role: "user", text: "Where is it?" }],
      output: { role: "assistant", text: "On its way." },
    }),
  ]);
});

test("joins the pieces of a tool's execution, in whatever order they begin", () => {
  const spans = [
    part("1", "tool.search.start-3", 10, { ...TOOL, "gen_ai.tool.call.arguments": '{"q":"returns"}' }),
    part("2", "tool.search.finish-3", 20, TOOL),
    part("3", "tool.search.success-3", 20, { ...TOOL, "gen_ai.tool.call.result": "30 days" }),
  ];
  expect(realHops(spans)).toEqual([
    expect.objectContaining({ kind: "tool", tool: "search", arguments: '{"q":"returns"}', result: "30 days" }),
  ]);
});

test("gives each of several calls its own outcome, by number, else the latest that has none", () => {
  const named = (text: string) => ({
    ...LLM,
    "gen_ai.output.messages": JSON.stringify([{ role: "assistant", content: text }]),
  });
  const answers = (spans: readonly SpanText[]) =>
    realHops(spans).map((hop) => (hop.kind === "model" ? hop.output?.text : hop.kind));
  const starts = [part("1", "chat.start-1", 1, LLM), part("2", "chat.start-2", 2, LLM)];
  expect(
    answers([
      ...starts,
      part("3", "chat.success-1", 5, named("first")),
      part("4", "chat.success-2", 6, named("second")),
    ]),
  ).toEqual(["first", "second"]);
  // The first call left no trace of its end, so the counters of starts and successes differ from there on.
  expect(answers([...starts, part("3", "chat.success-7", 5, named("second"))])).toEqual([undefined, "second"]);
});

test("a call that ended in an error failed", () => {
  const [hop] = realHops([part("1", "chat.start-1", 1, LLM), part("2", "chat.error-1", 5, LLM)]);
  expect(hop?.status).toBe("error");
});

test("a span below one of the joined ones hangs below the call, and no parent is missing", () => {
  const spans = [
    part("1", "chat.start-1", 1, LLM),
    part("2", "chat.success-1", 5, LLM),
    part("3", "tool.search", 6, { ...TOOL, "tool.name": "search" }, "2"),
  ];
  const trace = traceOf([RUN, ...spans]);
  expect(trace.flaws).toEqual([]);
  expect(trace.hops.find(({ kind }) => kind === "tool")?.parentId).toBe(spanId("1"));
});

test("leaves spans alone that are named alike and are no calls", () => {
  const spans = [
    part("1", "job.start-1", 1, { "gen_ai.tool.name": "start" }),
    part("2", "job.success-1", 5, { "gen_ai.tool.name": "success" }),
  ];
  expect(realHops(spans)).toHaveLength(2);
});
