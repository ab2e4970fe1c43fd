import { describe, expect, test } from "vitest";
import type { Recording, Sample } from "../../src/domain/case.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { Message } from "../../src/domain/message.ts";
import type { Hop, ModelHop, RetrievalHop, ToolHop, Trace } from "../../src/domain/trace.ts";
import { buildCases, type CaseOptions } from "../../src/pipeline/build-cases.ts";
import { aSampleSpec, aTrace } from "../builders.ts";

const FACTS = {
  spanId: "1",
  parentId: null,
  name: "span",
  synthesised: false,
  startNs: null,
  endNs: null,
  status: "unset",
} as const;

const INPUT: readonly Message[] = [
  { role: "system", text: "Be brief." },
  { role: "system", text: "Be kind." },
  { role: "user", text: "Hello" },
  { role: "assistant", text: "Hello!" },
  { role: "user", text: "Where is it?" },
];

function model(changes: Partial<ModelHop> = {}): ModelHop {
  return {
    ...FACTS,
    kind: "model",
    parameters: {},
    input: INPUT,
    output: { role: "assistant", text: "Here." },
    finish: "stop",
    ...changes,
  };
}

function tool(changes: Partial<ToolHop> = {}): ToolHop {
  return { ...FACTS, kind: "tool", tool: "find", ...changes };
}

function trace(id: string, hops: readonly Hop[], changes: Partial<Trace> = {}): Trace {
  return aTrace({ id, hops, ...changes });
}

const OPTIONS: CaseOptions = {
  sample: aSampleSpec({ size: 5, seed: "s" }),
  slices: [],
  draw: { traces: 9, strata: [{ name: "all", traces: 9, drawn: 5 }], seed: "s", leftOut: {} },
};

function build(traces: readonly Trace[], options: Partial<CaseOptions> = {}): Sample {
  return buildCases(Object.freeze([...traces]), { ...OPTIONS, ...options });
}

function recordingOf(hops: readonly Hop[], changes: Partial<Trace> = {}): Recording {
  const [only] = build([trace("t", hops, changes)]).cases;
  if (only === undefined) throw new Error("no case");
  return only.recordings[0];
}

describe("a recording", () => {
  test("asks again what the last model call was asked, up to the user's last turn, its system text apart", () => {
    const after: readonly Message[] = [
      { role: "assistant", text: "", toolCalls: [{ id: "c", name: "find", arguments: "{}" }] },
      { role: "tool", text: "found", callId: "c" },
    ];
    const { system, turns } = recordingOf([model({ input: [] }), model({ input: [...INPUT, ...after] })]);
    expect(system).toBe("Be brief.\n\nBe kind.");
    expect(turns).toEqual(INPUT.slice(2));
  });

  test("keeps system messages in the middle of a conversation where they stood", () => {
    const reminder: Message = { role: "system", text: "Mind the tone." };
    expect(
      recordingOf([model({ input: [INPUT[2], reminder, INPUT[4]].filter((message) => message !== undefined) })])
        .turns[1],
    ).toEqual(reminder);
  });

  test("has the variables of the assembly, then those of an outer span", () => {
    const attributes = { "gen_ai.prompt.variable.tone": "outer", "gen_ai.prompt.variable.shop": "north" };
    const hops: readonly Hop[] = [{ ...FACTS, kind: "assembly", variables: { tone: "kind" } }, model()];
    expect(recordingOf(hops, { attributes }).variables).toEqual({ tone: "kind", shop: "north" });
  });

  test("has the searches whose documents were recorded, an empty result included", () => {
    const search = (changes: Partial<RetrievalHop>): RetrievalHop => ({ ...FACTS, kind: "retrieval", ...changes });
    const hops = [
      search({ query: "a", documents: [{ id: "d" }] }),
      search({ query: "b" }),
      search({ documents: [] }),
      model(),
    ];
    expect(recordingOf(hops).retrievals).toEqual([{ query: "a", documents: [{ id: "d" }] }, { documents: [] }]);
  });

  test("says when production met the request", () => {
    expect(recordingOf([model()], { startNs: 1_700_000_000_123_456_789n }).time).toBe("2023-11-14T22:13:20.123Z");
    expect(recordingOf([model()])).not.toHaveProperty("time");
  });
});

describe("recorded tool results", () => {
  const call = (id: string, value: number) => ({ id, name: "find", arguments: `{"value": ${value}}` });
  const ask = (id: string, value: number): Message => ({ role: "assistant", text: "", toolCalls: [call(id, value)] });
  const answer = (id: string, text: string): Message => ({ role: "tool", text, callId: id });

  test("come from tool hops", () => {
    const hops = [tool({ arguments: "{}", result: "found" }), tool({ arguments: "{}" }), model()];
    expect(recordingOf(hops).toolResults).toEqual([{ tool: "find", arguments: "{}", result: "found" }]);
  });

  test("come from the messages after the user's last turn where no hop has them, ids repeated or not", () => {
    const after = [ask("c", 1), answer("c", "one"), ask("c", 2), answer("c", "two")];
    const earlier = [ask("c", 0), answer("c", "zero")];
    const input = [...INPUT.slice(0, 4), ...earlier, ...INPUT.slice(4), ...after];
    expect(recordingOf([model({ input })]).toolResults).toEqual([
      { tool: "find", arguments: '{"value": 1}', result: "one" },
      { tool: "find", arguments: '{"value": 2}', result: "two" },
    ]);
  });

  test("count once when a hop and a message tell of the same call", () => {
    const after = [ask("c", 1), answer("c", "one"), ask("d", 2), answer("d", "two")];
    const hops = [
      tool({ callId: "c", arguments: '{"value":1}', result: "ONE" }),
      tool({ callId: "d", result: "TWO" }),
      model({ input: [...INPUT, ...after] }),
    ];
    expect(recordingOf(hops).toolResults.map(({ result }) => result)).toEqual(["ONE", "TWO"]);
  });

  test("come from the message when the hop has recorded no result", () => {
    const hops = [
      tool({ callId: "c", arguments: '{"value":1}' }),
      model({ input: [...INPUT, ask("c", 1), answer("c", "one")] }),
    ];
    expect(recordingOf(hops).toolResults).toEqual([{ tool: "find", arguments: '{"value": 1}', result: "one" }]);
  });

  test("are those after the user's last turn, though the same trace holds an equal call of an earlier one", () => {
    const earlier = [ask("c", 1), answer("c", "packed")];
    const input = [...INPUT.slice(0, 3), ...earlier, ...INPUT.slice(3)];
    const look = { callId: "c", arguments: '{"value":1}' };
    const hops = [
      model({ input: INPUT.slice(0, 3), output: { role: "assistant", text: "", toolCalls: [call("c", 1)] } }),
      tool({ ...look, result: "packed" }),
      model({ input: [...INPUT.slice(0, 3), ...earlier] }),
      model({ input, output: { role: "assistant", text: "", toolCalls: [call("c", 1)] } }),
      tool({ ...look, result: "sent" }),
      model({ input: [...input, ask("c", 1), answer("c", "sent")] }),
    ];
    expect(recordingOf(hops).toolResults).toEqual([{ tool: "find", arguments: '{"value":1}', result: "sent" }]);
  });

  test("of a call that was made in earlier turns only are followed by its latest result", () => {
    const hops = [
      tool({ arguments: '{"value":1}', result: "packed" }),
      tool({ arguments: '{"value": 1}', result: "sent" }),
      tool({ arguments: '{"value":2}', result: "lost" }),
      model({ input: INPUT.slice(0, 3) }),
      tool({ arguments: '{"value":2}', result: "found" }),
      model(),
    ];
    expect(recordingOf(hops).toolResults.map(({ result }) => result)).toEqual(["found", "sent"]);
  });

  test("keep the order of the calls, whether a hop or a message tells of each", () => {
    const after = [
      ask("c", 1),
      answer("c", "first"),
      ask("d", 1),
      answer("d", "second"),
      ask("e", 1),
      answer("e", "third"),
    ];
    const hops = [
      tool({ callId: "b", arguments: '{"value":9}', result: "of a call that the history has lost" }),
      tool({ callId: "d", result: "SECOND" }),
      model({ input: [...INPUT, ...after] }),
      tool({ callId: "f", arguments: '{"value":2}', result: "of a call after the last answer" }),
    ];
    expect(recordingOf(hops).toolResults.map(({ result }) => result)).toEqual([
      "first",
      "of a call that the history has lost",
      "SECOND",
      "third",
      "of a call after the last answer",
    ]);
  });

  test("take an equal call for the last one where models' inputs do not tell the turns apart", () => {
    const hops = [
      tool({ arguments: '{"value":1}', result: "packed" }),
      tool({ arguments: '{"value":1}', result: "sent" }),
      model({ input: [...INPUT, ask("c", 1), answer("c", "sent as text")] }),
    ];
    expect(recordingOf(hops).toolResults.map(({ result }) => result)).toEqual(["packed", "sent"]);
  });

  test("have the arguments of the message where the hop has none", () => {
    const hops = [tool({ callId: "c", result: "ONE" }), model({ input: [...INPUT, ask("c", 1), answer("c", "one")] })];
    expect(recordingOf(hops).toolResults).toEqual([{ tool: "find", arguments: '{"value": 1}', result: "ONE" }]);
  });

  test("tell an error as the error it was, in the words that the model was told or else the tool's own", () => {
    const failed = { status: "error", arguments: "{}" } as const;
    const errors: readonly (readonly [Partial<ToolHop>, string])[] = [
      [{ result: "no such order", error: { message: "HTTP 404" } }, "no such order"],
      [{ error: { type: "NotFound", message: "HTTP 404" } }, "HTTP 404"],
      [{ error: { type: "NotFound" } }, "NotFound"],
    ];
    for (const [changes, result] of errors)
      expect(recordingOf([tool({ ...failed, ...changes }), model()]).toolResults).toEqual([
        { tool: "find", arguments: "{}", result, error: true },
      ]);
    expect(recordingOf([tool(failed), model()]).toolResults).toEqual([]);
    const hops = [
      tool({ status: "error", callId: "c", arguments: '{"value":1}', error: { message: "HTTP 404" } }),
      model({ input: [...INPUT, ask("c", 1), answer("c", "Sorry, nothing found.")] }),
    ];
    expect(recordingOf(hops).toolResults).toEqual([
      { tool: "find", arguments: '{"value":1}', result: "Sorry, nothing found.", error: true },
    ]);
  });

  test("keep a result whose call was dropped from the history, when it names its tool", () => {
    const results: readonly Message[] = [{ role: "tool", text: "one", callId: "x", name: "find" }, answer("y", "two")];
    expect(recordingOf([model({ input: [...INPUT, ...results] })]).toolResults).toEqual([
      { tool: "find", arguments: "", result: "one" },
    ]);
  });
});

describe("the observed answer", () => {
  const CALL = { id: "c", name: "find", arguments: "{}" };

  test("is the last model call's, with time and usage of all calls of its turn", () => {
    const first = model({
      startNs: 0n,
      endNs: 1_500_000n,
      usage: { input: 10, output: 1 },
      output: { role: "assistant", text: "", toolCalls: [CALL] },
    });
    const last = model({
      startNs: 2_000_000n,
      endNs: 4_000_000n,
      usage: { input: 20, output: 2, cachedInput: 5 },
      resolvedModel: "m-1",
      fingerprint: "fp",
    });
    expect(recordingOf([first, last]).observed).toEqual({
      status: "answered",
      text: "Here.",
      toolCalls: [CALL],
      finish: "stop",
      latencyMs: 3.5,
      usage: { input: 30, output: 3 },
      resolvedModel: "m-1",
      fingerprint: "fp",
      modelCalls: 2,
    });
  });

  test("has no time and no usage when one call of several has none", () => {
    const { observed } = recordingOf([model({ startNs: 0n, endNs: 1n, usage: { input: 1, output: 1 } }), model()]);
    expect(observed).not.toHaveProperty("latencyMs");
    expect(observed).not.toHaveProperty("usage");
  });

  test("leaves out the calls of earlier turns that the same trace holds, their tools, time and usage", () => {
    const output = { role: "assistant", text: "", toolCalls: [CALL] } as const;
    const earlier = model({
      input: INPUT.slice(0, 3),
      output,
      startNs: 0n,
      endNs: 9_000_000n,
      usage: { input: 9, output: 9 },
    });
    const last = model({ startNs: 9_000_000n, endNs: 10_000_000n, usage: { input: 2, output: 1 } });
    expect(recordingOf([earlier, last]).observed).toMatchObject({
      toolCalls: [],
      modelCalls: 1,
      latencyMs: 1,
      usage: { input: 2, output: 1 },
    });
  });

  test("has the time of a call that worked for the agent in the same turn, which is no step of the agent's", () => {
    const router = model({
      input: [{ role: "user", text: "Which desk? Where is it?" }],
      startNs: 0n,
      endNs: 2_000_000n,
    });
    const last = model({ startNs: 2_000_000n, endNs: 3_000_000n });
    expect(recordingOf([router, last]).observed).toMatchObject({ modelCalls: 1, latencyMs: 3 });
  });

  test("takes tool calls from the last input where earlier outputs were not recorded", () => {
    const input: readonly Message[] = [
      ...INPUT,
      { role: "assistant", text: "", toolCalls: [CALL] },
      { role: "tool", text: "x", callId: "c" },
    ];
    expect(recordingOf([model({ input })]).observed).toMatchObject({ toolCalls: [CALL] });
  });

  test("may be tool calls alone", () => {
    const output = { role: "assistant", text: "", toolCalls: [CALL] } as const;
    expect(recordingOf([model({ output, finish: "tool_calls" })]).observed).toMatchObject({
      status: "answered",
      text: "",
      finish: "tool_calls",
    });
  });

  test("is an error of production when the last call failed, without production's own words", () => {
    const error = { type: "rate_limit", message: "secret text" };
    expect(recordingOf([model({ status: "error", error })]).observed).toEqual({
      status: "failed",
      reason: "production-error",
      detail: "production recorded an error: rate_limit",
    });
  });

  test("is empty, and says why, when content was not recorded or had no text", () => {
    const { output: _, ...contentless } = model();
    expect(recordingOf([contentless]).observed).toEqual({
      status: "failed",
      reason: "empty-answer",
      detail: "the content of production's answer was not recorded",
    });
    expect(recordingOf([model({ output: { role: "assistant", text: "" } })]).observed).toEqual({
      status: "failed",
      reason: "empty-answer",
      detail: "production recorded an answer without text",
    });
  });
});

describe("cases", () => {
  test("are named by the digest of what was asked, so equal questions are trials of one case", () => {
    const other = model({ input: [{ role: "user", text: "Something else" }] });
    const { cases, digest } = build([trace("b", [model()]), trace("c", [other]), trace("a", [model()])]);
    const id = digestOf({ turns: INPUT.slice(2), variables: {} }).slice(0, 16);
    expect(cases.map((one) => one.id)).toEqual(cases.map((one) => one.id).toSorted());
    expect(cases.find((one) => one.id === id)?.recordings.map(({ traceId }) => traceId)).toEqual(["a", "b"]);
    expect(digest).toBe(digestOf(cases.map((one) => one.id)));
  });

  test("are named by the suite's key where a trace has it", () => {
    const sample = { ...OPTIONS.sample, key: "question" };
    const traces = [trace("a", [model()], { attributes: { question: 7 } }), trace("b", [model({ input: [] })])];
    expect(build(traces, { sample }).cases.map(({ id, cluster }) => [id, cluster])).toEqual([
      ["7", "7"],
      ["b", "b"],
    ]);
  });

  test("cluster by conversation, else by the first trace", () => {
    const other = model({ input: [{ role: "user", text: "Something else" }] });
    const { cases } = build([trace("a", [model()], { conversation: "talk" }), trace("b", [other])]);
    expect(cases.map(({ cluster }) => cluster).toSorted()).toEqual(["b", "talk"]);
  });

  test("carry slices and the expected value that their traces have", () => {
    const attributes = { intent: "refund", gold: true };
    const { cases } = build([trace("a", [model()]), trace("b", [model()], { attributes })], {
      slices: ["intent", "absent"],
      expected: "gold",
    });
    expect(cases[0]).toMatchObject({ slices: { intent: "refund" }, expected: "true" });
    expect(build([trace("a", [model()])], { expected: "gold" }).cases[0]).not.toHaveProperty("expected");
  });

  test("leave out traces without a model hop and count those without recorded input", () => {
    const { input: _, ...contentless } = model();
    const draw = { ...OPTIONS.draw, leftOut: { "no start time": 4 } };
    const sample = build([trace("a", [tool()]), trace("b", [contentless]), trace("c", [model()])], { draw });
    expect(sample.cases).toHaveLength(2);
    expect(sample.cases.map(({ id }) => id)).toContain("b");
    expect(sample.leftOut).toEqual({ "no start time": 4, "no model hop": 1, "no recorded input": 1 });
    expect(sample).toMatchObject({ traces: 9, seed: "s", strata: OPTIONS.draw.strata });
  });
});

describe("what was drawn", () => {
  const ask = (text: string) => model({ input: [{ role: "user", text }] });
  const unit = (id: string, kind = "all") => ({ ids: [id], stratum: kind, kind });
  const none = { reserve: [], kinds: new Map() };
  const dropping = { ...OPTIONS.sample, nearDuplicates: false };
  const tracesOf = ({ cases }: Sample) =>
    cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)).toSorted();
  const caseOf = ({ cases }: Sample, trace: string) =>
    cases.find(({ recordings }) => recordings.some(({ traceId }) => traceId === trace));
  const strata = [{ name: "all", traces: 9, drawn: 2 }];

  test("is all that is given unless it is said, and stands for nobody knows how many", () => {
    const { cases, ...sample } = build([trace("a", [ask("One?")])]);
    expect(cases[0]).toMatchObject({ part: "fresh" });
    expect(cases[0]).not.toHaveProperty("represents");
    expect(cases[0]).not.toHaveProperty("weight");
    expect(sample).not.toHaveProperty("fixed");
    expect(sample.strata).toEqual(OPTIONS.draw.strata);
  });

  test("stands for its share of what there was, in traces and, where counts are known, in requests", () => {
    const traces = [
      trace("a", [ask("One?")], { upstream: { tail: false, count: 4 } }),
      trace("b", [ask("Two?")], { upstream: { tail: false, count: 10 } }),
      trace("c", [ask("Three?")]),
    ];
    const kinds = new Map([["all", 9]]);
    const sample = build(traces, { drawn: { ...none, kinds, units: ["a", "b", "c"].map((id) => unit(id)) } });
    expect(["a", "b", "c"].map((id) => caseOf(sample, id)?.represents)).toEqual([3, 3, 3]);
    expect(["a", "b", "c"].map((id) => caseOf(sample, id)?.weight)).toEqual([12, 30, undefined]);
  });

  test("of a kind that has a quota stands for that kind alone, so that quotas shift no weighted mean", () => {
    const traces = ["e1", "e2", "o1", "o2"].map((id) => trace(id, [ask(`${id}?`)]));
    const kinds = new Map([
      ["error", 2],
      ["other", 98],
    ]);
    const units = [unit("e1", "error"), unit("e2", "error"), unit("o1", "other"), unit("o2", "other")];
    const sample = build(traces, { drawn: { ...none, kinds, units } });
    expect(["e1", "e2", "o1", "o2"].map((id) => caseOf(sample, id)?.represents)).toEqual([1, 1, 49, 49]);
  });

  test("has no weight where tail sampling kept it, whatever count it claims", () => {
    const traces = [trace("a", [ask("One?")], { upstream: { tail: true, count: 4 } })];
    const { cases } = build(traces, { drawn: { ...none, kinds: new Map([["all", 2]]), units: [unit("a")] } });
    expect(cases[0]).toMatchObject({ represents: 2 });
    expect(cases[0]).not.toHaveProperty("weight");
  });

  test("adds up over the recordings of a case, and is unknown when one of them is", () => {
    const known = { upstream: { tail: false, count: 2 } };
    const traces = [trace("a", [ask("One?")], known), trace("b", [ask("One?")], known)];
    const drawn = { ...none, kinds: new Map([["all", 10]]), units: [unit("a"), unit("b")] };
    expect(build(traces, { drawn }).cases[0]).toMatchObject({ represents: 10, weight: 20 });
    const unknown = build([...traces.slice(1), trace("a", [ask("One?")])], { drawn }).cases[0];
    expect(unknown).toMatchObject({ represents: 10 });
    expect(unknown).not.toHaveProperty("weight");
  });

  test("counts traces that ask nothing among those that were drawn", () => {
    const drawn = { ...none, kinds: new Map([["all", 10]]), units: [unit("a"), unit("b")] };
    const sample = build([trace("a", [ask("One?")]), trace("b", [tool()])], { drawn });
    expect(sample.cases.map(({ represents }) => represents)).toEqual([5]);
    expect(sample.leftOut).toEqual({ "no model hop": 1 });
  });

  test("loses near-duplicates, best first, and takes others from the reserve", () => {
    const texts = {
      a: "Where is order 1?",
      b: "where is order 22?",
      c: "Can I return it?",
      d: "can I return it?",
      e: "Why?",
    };
    const traces = Object.entries(texts).map(([id, text]) => trace(id, [ask(text)]));
    const drawn = {
      kinds: new Map([["all", 20]]),
      units: [unit("b"), unit("a"), unit("c")],
      reserve: [unit("d"), unit("e")],
    };
    const sample = build(traces, { sample: dropping, draw: { ...OPTIONS.draw, strata }, drawn });
    expect(tracesOf(sample)).toEqual(["b", "c", "e"]);
    expect(sample.leftOut).toEqual({ "nearly the same as another": 2 });
    expect(sample.strata).toEqual([{ name: "all", traces: 9, drawn: 5 }]);
    // Five of twenty were looked at; those that were kept stand for those that were not.
    expect(["b", "c", "e"].map((id) => caseOf(sample, id)?.represents)).toEqual([8, 8, 4]);
  });

  test("keeps near-duplicates, and no reserve, unless they are to be dropped", () => {
    const traces = [trace("a", [ask("Why?")]), trace("b", [ask("why?")]), trace("c", [ask("When?")])];
    const drawn = { kinds: new Map(), units: [unit("a"), unit("b")], reserve: [unit("c")] };
    expect(tracesOf(build(traces, { drawn }))).toEqual(["a", "b"]);
  });

  test("keeps traces that ask exactly the same as recordings of one case", () => {
    const traces = [trace("a", [ask("Why?")]), trace("b", [ask("Why?")]), trace("c", [ask("When?")])];
    const drawn = { kinds: new Map(), units: [unit("a"), unit("b")], reserve: [unit("c")] };
    const sample = build(traces, { sample: dropping, drawn });
    expect(sample.cases.map(({ recordings }) => recordings.length)).toEqual([2]);
    expect(sample.leftOut).toEqual({});
  });

  test("loses a conversation's place only when all of its turns are near-duplicates", () => {
    const traces = [
      trace("a", [ask("Why?")]),
      trace("b1", [ask("why?")]),
      trace("b2", [ask("When?")]),
      trace("c1", [ask("WHY?")]),
      trace("d", [ask("How?")]),
    ];
    const both = { ...unit(""), ids: ["b1", "b2"] };
    const drawn = { kinds: new Map(), units: [unit("a"), both, unit("c1")], reserve: [unit("d")] };
    expect(tracesOf(build(traces, { sample: dropping, drawn }))).toEqual(["a", "b2", "d"]);
  });

  const from = "baselines/desk/2026/2026-10-26-1a2b3c4d.json";

  test("has a fixed part that says where it comes from, and a fresh one", () => {
    const traces = ["a", "b", "c"].map((id) => trace(id, [ask(`${id}?`)]));
    const drawn = { ...none, kinds: new Map([["all", 6]]), units: [unit("c")], fixed: { from, units: [["a"], ["b"]] } };
    const sample = build(traces, { draw: { ...OPTIONS.draw, strata }, drawn });
    expect(["a", "b", "c"].map((id) => caseOf(sample, id)?.part)).toEqual(["fixed", "fixed", "fresh"]);
    expect(["a", "b", "c"].map((id) => caseOf(sample, id)?.represents)).toEqual([undefined, undefined, 6]);
    expect(sample.fixed).toEqual({ from, cases: 2 });
    expect(sample.strata).toEqual([{ name: "all", traces: 9, drawn: 1 }]);
  });

  test("fills the places of fixed cases that are gone with fresh ones, where a size has places", () => {
    const traces = ["b", "c", "d"].map((id) => trace(id, [ask(`${id}?`)]));
    const drawn = {
      kinds: new Map(),
      units: [unit("c")],
      reserve: [unit("d")],
      fixed: { from, units: [["a"], ["b"]] },
    };
    expect(tracesOf(build(traces, { drawn }))).toEqual(["b", "c", "d"]);
    const sample = { ...OPTIONS.sample, size: { rate: 0.1 } };
    expect(tracesOf(build(traces, { sample, drawn }))).toEqual(["b", "c"]);
  });

  test("keeps a fixed case before a fresh one that asks nearly the same, which then counts for it", () => {
    const traces = [trace("a", [ask("Why?")]), trace("b", [ask("why?")]), trace("c", [ask("WHY?")])];
    const fixed = { from, units: [["a"], ["c"]] };
    const sample = build(traces, {
      sample: dropping,
      drawn: { ...none, kinds: new Map([["all", 4]]), units: [unit("b")], fixed },
    });
    expect(tracesOf(sample)).toEqual(["a", "c"]);
    expect(caseOf(sample, "a")).toMatchObject({ part: "fixed", represents: 4 });
    expect(caseOf(sample, "c")).not.toHaveProperty("represents");
  });
});
