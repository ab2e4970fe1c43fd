import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Step } from "../../../src/domain/answer.ts";
import type { FinishedTrial } from "../../../src/domain/case-answers.ts";
import type { Message, ToolCall } from "../../../src/domain/message.ts";
import type { FinishReason, Hop, ModelHop, ToolHop } from "../../../src/domain/trace.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { LAYERS, NO_SUCH_LAYER, UNKNOWN_VERSION } from "../../../src/domain/version.ts";
import { trialLine } from "../../../src/formats/otlp-export/trial-line.ts";
import { aCase, aFailedTrial, aFailure, anAnswer, aRecording, aTrial, aTuple } from "../../builders.ts";
import { readBack } from "./read-back.ts";

const WRITTEN = new Date("2026-11-02T06:00:00Z");
const SERVED = "gpt-4.1-2025-04-14";

function aVariant(overrides: Partial<Variant> = {}): Variant {
  return {
    label: "production",
    versions: aTuple({ model: { id: "gpt-4.1", source: "config" } }),
    model: { name: "gpt-4.1", keyVariable: "OPENAI_API_KEY", parameters: { temperature: 0.2, stop: ["x"] } },
    policy: "",
    tools: [{ name: "find_order", description: "Finds one.", parameters: { type: "object" } }],
    retrieval: { kind: "recorded" },
    ...overrides,
  };
}

function aFinishedTrial(overrides: Partial<FinishedTrial> = {}): FinishedTrial {
  const recording = overrides.recording ?? aRecording();
  return {
    case: aCase({ recordings: [recording] }),
    recording,
    trial: 0,
    answer: anAnswer(),
    row: aTrial({ scores: { answers: 1 } }),
    ...overrides,
  };
}

const lineOf = (trial: FinishedTrial, variant = aVariant()) =>
  trialLine({ suite: "support-desk", variant }, trial, WRITTEN);

/** Hops that have a span of their own. */
const recorded = <Kind extends Hop["kind"]>(hops: readonly Hop[], kind: Kind) =>
  hops.filter((hop): hop is Extract<Hop, { kind: Kind }> => hop.kind === kind && !hop.synthesised);

const CALL: ToolCall = { id: "c1", name: "find_order", arguments: '{ "id": 7 }' };
const OPENING: readonly Message[] = [
  { role: "system", text: "Cite documents." },
  { role: "user", text: "Where is my order?" },
];
const STEPS: readonly Step[] = [
  {
    text: "",
    toolCalls: [CALL],
    results: [{ callId: "c1", text: "on its way", from: "recording" }],
    finish: "tool_calls",
    at: "2026-11-02T05:59:00.000Z",
    latencyMs: 700,
    usage: { input: 100, output: 12, cachedInput: 40 },
    resolvedModel: SERVED,
    fingerprint: "fp_1",
  },
  {
    text: "It is on its way [d1].",
    toolCalls: [],
    results: [],
    finish: "stop",
    // Answered by the cache, a millisecond after the first was asked.
    at: "2026-11-02T05:59:00.001Z",
    latencyMs: 900.5,
    usage: { input: 130, output: 20 },
    resolvedModel: SERVED,
  },
];
const ANSWER: Answer = anAnswer({
  text: "It is on its way [d1].",
  toolCalls: [CALL],
  modelCalls: 2,
  steps: STEPS,
  messages: OPENING,
  documents: [{ id: "d1", text: "Orders take two days.", title: "Delivery", score: 0.5 }, { id: "d2" }],
});
const SEARCHED = aRecording({ retrievals: [{ query: "where is an order", documents: [] }] });

describe("a trial, read back by our own reader,", () => {
  const trace = readBack(
    lineOf(
      aFinishedTrial({
        recording: SEARCHED,
        answer: ANSWER,
        row: aTrial({
          scores: {
            answers: 1,
            tone: 0.25,
            rubric: { status: "unscored", reason: "judge-failed" },
            better: { status: "scored", value: 0.5, flipped: true },
          },
        }),
      }),
    ),
  );

  test("has its steps in order, each with what went in and came out", () => {
    expect(trace.hops.filter(({ synthesised }) => !synthesised).map(({ kind }) => kind)).toEqual([
      "retrieval",
      "model",
      "tool",
      "model",
    ]);
    const [first, last] = recorded(trace.hops, "model") as [ModelHop, ModelHop];
    expect(first).toMatchObject({
      name: `chat ${SERVED}`,
      provider: "openai",
      requestedModel: "gpt-4.1",
      resolvedModel: SERVED,
      fingerprint: "fp_1",
      parameters: { temperature: 0.2 },
      input: OPENING,
      output: { role: "assistant", text: "", toolCalls: [CALL] },
      finish: "tool_calls",
      usage: { input: 100, output: 12, cachedInput: 40 },
      definitions: aVariant().tools,
    });
    expect(last.input).toEqual([
      ...OPENING,
      { role: "assistant", text: "", toolCalls: [CALL] },
      { role: "tool", text: "on its way", callId: "c1", name: "find_order" },
    ]);
    expect(last.output).toEqual({ role: "assistant", text: "It is on its way [d1]." });
    expect(last.usage).toEqual({ input: 130, output: 20 });
    expect(recorded(trace.hops, "tool")).toMatchObject([
      { tool: "find_order", callId: "c1", arguments: '{ "id": 7 }', result: "on its way", status: "unset" },
    ]);
    expect(recorded(trace.hops, "retrieval")).toMatchObject([
      { query: "where is an order", documents: ANSWER.status === "answered" ? ANSWER.documents : [] },
    ]);
  });

  test("has the version of every layer, the served model's name, and no contradiction", () => {
    expect(LAYERS.map((layer) => trace.versions[layer].id)).toEqual(
      LAYERS.map((layer) => (layer === "model" ? SERVED : aVariant().versions[layer].id)),
    );
    expect(trace.contradictions).toEqual([]);
    expect(trace.flaws).toEqual([]);
  });

  test("has its scores as evaluations by a machine, and no value where there is no score", () => {
    expect(trace.evaluations).toEqual([
      { name: "answers", value: 1, by: "machine" },
      { name: "tone", value: 0.25, by: "machine" },
      { name: "rubric", by: "machine" },
      { name: "better", value: 0.5, by: "machine" },
    ]);
  });

  test("says what it is: suite, variant, case, trial and the trace it was made from", () => {
    expect(trace.attributes).toMatchObject({
      "service.name": "eval-baseline",
      "eval_baseline.suite": "support-desk",
      "eval_baseline.variant": "production",
      "eval_baseline.case": "case-1",
      "eval_baseline.trial": 0,
      "eval_baseline.recording": SEARCHED.traceId,
    });
  });

  test("has a call last as long as it took, also where a cache answered at once", () => {
    const [first, last] = recorded(trace.hops, "model") as [ModelHop, ModelHop];
    const lasted = ({ startNs, endNs }: ModelHop) => Number((endNs ?? 0n) - (startNs ?? 0n)) / 1e6;
    expect([lasted(first), lasted(last)]).toEqual([700, 900.5]);
    expect(last.startNs).toBeGreaterThan(first.endNs ?? 0n);
    expect(trace.startNs).toBe(BigInt(Date.parse("2026-11-02T05:59:00.000Z")) * 1_000_000n);
  });
});

test("a failed trial is a root span with the reason, and nothing below it", () => {
  const trace = readBack(lineOf(aFinishedTrial({ answer: aFailure(), row: aFailedTrial() })));
  expect(trace.hops).toEqual([]);
  expect(trace.attributes).toMatchObject({ "error.type": "rate-limited" });
  expect(trace.evaluations).toEqual([]);
  expect(trace.startNs).toBe(BigInt(WRITTEN.getTime()) * 1_000_000n);
});

test("an answer whose steps nobody saw is one call, with what was asked and the tools that are known", () => {
  const recording = aRecording();
  const trace = readBack(lineOf(aFinishedTrial({ recording, answer: anAnswer({ toolCalls: [CALL] }) })));
  expect(recorded(trace.hops, "model")).toMatchObject([
    {
      input: recording.turns,
      output: { text: "You can return it within 30 days." },
      usage: { input: 400, output: 60 },
    },
  ]);
  const [tool] = recorded(trace.hops, "tool") as [ToolHop];
  expect(tool).toMatchObject({ tool: "find_order", arguments: '{ "id": 7 }' });
  expect(tool).not.toHaveProperty("result");
});

test("a tool that failed is an error, and its result says how", () => {
  const [first, last] = STEPS as [Step, Step];
  const failed = { callId: "c1", text: "no such order", from: "nearest", error: true } as const;
  const answer = anAnswer({ steps: [{ ...first, results: [failed] }, last], messages: OPENING });
  const trace = readBack(lineOf(aFinishedTrial({ answer })));
  expect(recorded(trace.hops, "tool")).toMatchObject([{ status: "error", result: "no such order" }]);
  expect(trace.attributes).toMatchObject({ "eval_baseline.tool.result_from": "nearest" });
});

test("messages that nobody saw are left out, not made up", () => {
  const [model] = recorded(readBack(lineOf(aFinishedTrial({ answer: anAnswer({ steps: STEPS }) }))).hops, "model");
  expect(model).not.toHaveProperty("input");
});

test("an unknown version is not stamped, and a layer that is not there is none", () => {
  const versions = aTuple({ policy: UNKNOWN_VERSION, tools: { id: NO_SUCH_LAYER, source: "config" } });
  const trace = readBack(lineOf(aFinishedTrial(), aVariant({ versions })));
  expect(trace.versions.policy).toEqual(UNKNOWN_VERSION);
  expect(trace.versions.tools.id).toBe(NO_SUCH_LAYER);
});

test("the index that a live endpoint named is on its search", () => {
  const versions = aTuple({ retrieval: UNKNOWN_VERSION });
  const answer = anAnswer({ documents: [{ id: "d1" }], index: "kb-2026-11-01" });
  const trace = readBack(lineOf(aFinishedTrial({ answer }), aVariant({ versions })));
  expect(trace.versions.retrieval.id).toBe("kb-2026-11-01");
});

test("the ids of an answer are the same when the cache gives it again, and another trial's or answer's are others", () => {
  const idOf = (trial: FinishedTrial, variant?: Variant) => readBack(lineOf(trial, variant)).id;
  const id = idOf(aFinishedTrial({ answer: ANSWER }));
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  const later = STEPS.map((step) => ({ ...step, at: "2026-11-03T06:00:00.000Z" }));
  expect(idOf(aFinishedTrial({ answer: { ...ANSWER, steps: later, cached: true } as Answer }))).toBe(id);
  const others = [
    idOf(aFinishedTrial({ answer: { ...ANSWER, latencyMs: 12.5 } as Answer })),
    idOf(aFinishedTrial({ answer: ANSWER, trial: 1 })),
    idOf(aFinishedTrial({ answer: ANSWER, case: aCase({ id: "case-2" }) })),
    idOf(aFinishedTrial({ answer: ANSWER }), aVariant({ label: "head" })),
    idOf(aFinishedTrial({ answer: ANSWER }), aVariant({ versions: aTuple({ prompt: "other" }) })),
  ];
  expect(new Set([id, ...others]).size).toBe(6);
});

const word = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 });
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('"quoted"', '[{"type":"text","text":"x"}]', "{", "null", ""),
);
const usage = fc.record(
  { input: fc.nat(), output: fc.nat(), cachedInput: fc.nat() },
  { requiredKeys: ["input", "output"] },
);
const finish = fc.constantFrom<FinishReason>("stop", "length", "tool_calls", "content_filter", "error", "other");
const step = (place: number): fc.Arbitrary<Step> =>
  fc
    .record({
      text,
      finish,
      calls: fc.array(fc.record({ name: word, arguments: text, result: text }), { maxLength: 3 }),
      latencyMs: fc.nat(5000),
      usage,
      resolvedModel: fc.constantFrom(SERVED),
    })
    .map(({ calls, ...rest }) => ({
      ...rest,
      toolCalls: calls.map((call, index) => ({ id: `c${place}-${index}`, name: call.name, arguments: call.arguments })),
      results: calls.map(({ result }, index) => ({ callId: `c${place}-${index}`, text: result, from: "recording" })),
    }));
const steps = fc
  .tuple(step(0), step(1), step(2))
  .chain((all) => fc.integer({ min: 1, max: 3 }).map((n) => all.slice(0, n)));

test("whatever is said, called and returned is read back as it was", () => {
  fc.assert(
    fc.property(steps, text, text, (taken, system, question) => {
      const messages: readonly Message[] = [
        { role: "system", text: system },
        { role: "user", text: question },
      ];
      const trace = readBack(lineOf(aFinishedTrial({ answer: anAnswer({ steps: taken, messages }) })));
      const models = recorded(trace.hops, "model");
      expect(models.map(({ output }) => output)).toEqual(
        taken.map((one) => ({
          role: "assistant",
          text: one.text,
          ...(one.toolCalls.length > 0 && { toolCalls: one.toolCalls }),
        })),
      );
      expect(models.map((hop) => hop.usage)).toEqual(taken.map((one) => one.usage));
      expect(models.map((hop) => hop.finish)).toEqual(taken.map((one) => one.finish));
      expect(models[0]?.input).toEqual(messages);
      expect(
        recorded(trace.hops, "tool").map(({ tool, callId, arguments: given, result }) => [tool, callId, given, result]),
      ).toEqual(
        taken.flatMap((one) =>
          one.toolCalls.map((call, place) => [call.name, call.id, call.arguments, one.results[place]?.text]),
        ),
      );
      const sent = models.at(-1)?.input?.length;
      expect(sent).toBe(2 + taken.slice(0, -1).reduce((sum, one) => sum + 1 + one.results.length, 0));
    }),
    { numRuns: 200, seed: 7 },
  );
});
