import { describe, expect, test } from "vitest";
import type { ModelHop, RetrievalHop, ToolHop, Trace } from "../../src/domain/trace.ts";
import { UNKNOWN_TUPLE } from "../../src/domain/version.ts";
import { layerCoverage } from "../../src/pipeline/examine/coverage.ts";
import { detectableLosses } from "../../src/pipeline/examine/detectable.ts";
import { fieldCoverage } from "../../src/pipeline/examine/fields.ts";
import { gradeOf } from "../../src/pipeline/examine/grade.ts";
import { aCaseRow, aMetric, aRun, aTrace, aTrial, aTuple } from "../builders.ts";
import { aSuite } from "../stories/memory-world.ts";

const FACTS = {
  spanId: "1",
  parentId: null,
  name: "span",
  synthesised: false,
  startNs: 1n,
  endNs: 2n,
  status: "ok",
} as const;

const CALL = { id: "c1", name: "get_order", arguments: "{}" };
const DEFINITION = { name: "get_order", parameters: { type: "object" } };

function model(changes: Partial<ModelHop> = {}): ModelHop {
  return {
    ...FACTS,
    kind: "model",
    requestedModel: "gpt-4.1",
    parameters: {},
    input: [{ role: "user", text: "Can I return it?" }],
    output: { role: "assistant", text: "Yes." },
    ...changes,
  };
}

function tool(changes: Partial<ToolHop> = {}): ToolHop {
  return { ...FACTS, kind: "tool", tool: "get_order", arguments: "{}", result: "{}", ...changes };
}

function search(changes: Partial<RetrievalHop> = {}): RetrievalHop {
  return { ...FACTS, kind: "retrieval", query: "returns", documents: [{ id: "d1", text: "30 days." }], ...changes };
}

const withCall = (changes: Partial<ModelHop> = {}) =>
  model({ output: { role: "assistant", text: "", toolCalls: [CALL] }, definitions: [DEFINITION], ...changes });

describe("the grade of a trace", () => {
  test.each<readonly [string, Trace["hops"], Partial<Trace>, number, number, readonly string[]]>([
    ["with messages and a model is 1, the most plain chat can have", [model()], {}, 1, 1, []],
    ["without a model call is 0", [tool()], {}, 0, 2, ["model-call", "tool-definitions"]],
    ["without messages is 0", [{ ...model(), input: [] }], {}, 0, 1, ["input"]],
    ["without any model's name is 0", [withoutName()], { versions: UNKNOWN_TUPLE }, 0, 1, ["model-name"]],
    ["that continues what the provider holds is 0", [model()], CONTINUED, 0, 1, ["earlier-turns"]],
    ["with an image in its place is 0", [withImage()], {}, 0, 1, ["media"]],
    ["whose text was cut off is 0", [model()], { flaws: ["truncated"] }, 0, 1, ["whole-text"]],
    ["with definitions and a result for every call is 2", [withCall(), tool(), model()], {}, 2, 2, []],
    ["with a call that has no result is 1", [withCall(), tool(), withCall()], {}, 1, 2, ["tool-results"]],
    [
      "with tools of which only the names are known is 1",
      [withCall({ definitions: [{ name: "get_order" }] }), tool()],
      {},
      1,
      2,
      ["tool-parameters"],
    ],
    ["with documents and their texts is 3", [search(), model()], {}, 3, 3, []],
    [
      "with documents without texts is 2",
      [search({ documents: [{ id: "d1" }] }), model()],
      {},
      2,
      3,
      ["document-text"],
    ],
    [
      "with tools that lack definitions is 1 however good its search is",
      [search(), { ...withCall(), definitions: [] }, tool()],
      {},
      1,
      3,
      ["tool-definitions"],
    ],
  ])("%s", (_, hops, changes, grade, ceiling, lacks) => {
    expect(gradeOf(aTrace({ hops, versions: aTuple(), ...changes }))).toEqual({ grade, ceiling, lacks });
  });

  test("takes results that stand in the last call's messages for recorded", () => {
    const last = model({
      input: [
        { role: "user", text: "Where is it?" },
        { role: "assistant", text: "", toolCalls: [CALL] },
        { role: "tool", text: "{}", callId: "c1" },
      ],
    });
    expect(gradeOf(aTrace({ hops: [withCall(), last] })).lacks).toEqual([]);
  });
});

const CONTINUED = { attributes: { "gen_ai.request.previous_response.id": "r1" } };

function withoutName(): ModelHop {
  const { requestedModel: _, ...rest } = model();
  return rest;
}

function withImage(): ModelHop {
  return model({ input: [{ role: "user", text: "What is this?\n[image]" }] });
}

test("the coverage of a layer counts known versions by what gave them", () => {
  const traces = [
    aTrace({ versions: aTuple({ policy: { id: "p4", source: "mapped", from: "app.policy" } }) }),
    aTrace({ versions: aTuple({ policy: { id: "p5", source: "mapped", from: "app.policy" } }) }),
    aTrace({ versions: aTuple({ policy: { id: null, source: "unknown" } }) }),
  ];
  const [, , policy] = layerCoverage(traces, aSuite().layers);
  expect(policy).toEqual({ layer: "policy", traces: 3, known: 2, sources: { "mapped: app.policy": 2 }, ids: 2 });
});

test("a layer that the application has not got is known to every trace", () => {
  const layers = { ...aSuite().layers, tools: null };
  const coverage = layerCoverage([aTrace(), aTrace()], layers);
  expect(coverage.at(-1)).toEqual({ layer: "tools", traces: 2, known: 2, sources: { "config: none": 2 }, ids: 1 });
});

test("an embedding is asked for no documents, and makes no trace a search", () => {
  const { documents: _, ...rest } = search();
  const hops = [{ ...rest, embedding: true as const }, model()];
  expect(fieldCoverage([aTrace({ hops })]).map(({ hop }) => hop)).not.toContain("retrieval");
  expect(gradeOf(aTrace({ hops }))).toEqual({ grade: 1, ceiling: 1, lacks: [] });
});

test("the coverage of fields counts hops, and leaves out kinds that no trace has", () => {
  const { output: _, ...silent } = model({ resolvedModel: "gpt-4.1-2025-04-14" });
  const fields = fieldCoverage([aTrace({ hops: [model(), silent, { ...model(), endNs: null }] })]);
  expect(fields.map(({ hop, remedy, present, hops }) => [hop, remedy, present, hops])).toEqual([
    ["model", "messages", 3, 3],
    ["model", "served-model", 1, 3],
    ["model", "completion", 2, 3],
    ["model", "latency", 2, 3],
  ]);
});

test("the coverage of fields asks no failed hop for an answer or a result", () => {
  const failed = { ...model(), status: "error" } as const;
  const fields = fieldCoverage([aTrace({ hops: [failed, tool({ status: "error" }), tool()] })]);
  const counts = fields.map(({ remedy, present, hops }) => [remedy, `${present} of ${hops}`]);
  expect(Object.fromEntries(counts)).toEqual({
    messages: "1 of 1",
    latency: "1 of 1",
    arguments: "2 of 2",
    results: "1 of 1",
    "tool-schema": "0 of 2",
  });
});

test("an index version and a tool schema are known when the trace knows them", () => {
  const hops = [search(), tool()];
  const traces = [aTrace({ hops, versions: aTuple() }), aTrace({ hops, versions: UNKNOWN_TUPLE })];
  const shares = Object.fromEntries(fieldCoverage(traces).map(({ remedy, present }) => [remedy, present]));
  expect(shares).toMatchObject({ "index-version": 1, "tool-schema": 1, documents: 2, scores: 0, results: 2 });
});

describe("the smallest loss seen", () => {
  // (1.6449 + 0.8416) · √((0.02 + 0.18 / trials) / cases), with a confidence of 0.9.
  test.each([
    [20, 1, 0.249],
    [50, 3, 0.099],
    [100, 5, 0.059],
    [200, 10, 0.034],
  ])("of %i cases asked %i times is what a plan would say", (clusters, trials, loss) => {
    const [found] = detectableLosses([aMetric()], { clusters, trials, confidence: 0.9 });
    expect(found).toMatchObject({ spread: "assumed", unit: "score", margin: 0.05 });
    expect(found?.loss).toBeCloseTo(loss, 3);
  });

  test("goes by the trials of the latest baseline where there are several", () => {
    const row = aCaseRow({ trials: [aTrial({ scores: scored(1) }), aTrial({ scores: scored(0) })] });
    const latest = aRun({ cases: [row] });
    const [found] = detectableLosses([aMetric()], { clusters: 100, trials: 1, confidence: 0.9, latest });
    // V = 0.02 + 2 × 0.5, n = 100.
    expect(found).toMatchObject({ spread: "measured" });
    expect(found?.loss).toBeCloseTo((1.6449 + 0.8416) * Math.sqrt(1.02 / 100), 3);
  });

  test("is not guessed for time, and not told of metrics that only inform", () => {
    const metrics = [aMetric({ unit: "ms" }), aMetric({ blocking: false })];
    expect(detectableLosses(metrics, { clusters: 100, trials: 1, confidence: 0.95 })).toEqual([]);
  });
});

function scored(value: number) {
  return { answers: { status: "scored", value } } as const;
}
