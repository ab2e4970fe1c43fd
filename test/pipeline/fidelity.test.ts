import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/domain/diagnosis.ts";
import type { CaseRow } from "../../src/domain/run.ts";
import type { LayerSpecs, Metric } from "../../src/domain/suite.ts";
import { type FidelityInput, fidelityOf } from "../../src/pipeline/fidelity.ts";
import { aCaseRow, aFailedTrial, aMetric, aRun, aTrial } from "../builders.ts";

const LAYERS: LayerSpecs = {
  model: null,
  prompt: null,
  policy: null,
  retrieval: { documents: "recorded" },
  tools: { definitions: [], results: "recorded", notRecorded: "fail", ignoredArguments: {}, mostSteps: 12 },
};

type Scored = { readonly [metric: string]: number | { readonly status: "unscored"; readonly reason: "judge-failed" } };

const rows = (scores: readonly Scored[], clusters?: readonly string[]): readonly CaseRow[] =>
  scores.map((one, index) =>
    aCaseRow({ id: `case-${index}`, cluster: clusters?.[index] ?? `case-${index}`, trials: [aTrial({ scores: one })] }),
  );

const answers = (values: readonly number[]) => values.map((value) => ({ answers: value }));

function measured(observed: readonly CaseRow[], replayed: readonly CaseRow[], more: Partial<FidelityInput> = {}) {
  return fidelityOf({
    metrics: [aMetric()],
    layers: LAYERS,
    atLeast: 0.9,
    confidence: 0.95,
    observed,
    replayed: aRun({ cases: replayed }),
    fields: [],
    ...more,
  });
}

const ones = (count: number) => answers(Array(count).fill(1));

test("agreement is 1 less the mean distance of a case's replayed mean from its observed score", () => {
  const replayed = [
    aCaseRow({ id: "case-0", trials: [aTrial({ scores: { answers: 1 } }), aTrial({ scores: { answers: 0 } })] }),
    aCaseRow({ id: "case-1", trials: [aTrial({ scores: { answers: 1 } }), aFailedTrial()] }),
    aCaseRow({ id: "case-2", trials: [aTrial({ scores: { answers: 0.25 } })] }),
    aCaseRow({ id: "case-3", trials: [aTrial({ scores: { answers: 0.75 } })] }),
  ];
  const fidelity = measured(rows(answers([1, 1, 0.5, 0.5])), replayed);
  // Distances 0.5, 0, 0.25, 0.25; differences −0.5, 0, −0.25, +0.25.
  expect(fidelity).toMatchObject({
    status: "measured",
    agreement: 0.75,
    leftOut: 0,
    metrics: [{ cases: 4, clusters: 4, observedMean: 0.75, replayMean: 0.625, difference: { value: -0.125 } }],
  });
});

test("gains and losses that cancel are still no agreement", () => {
  const fidelity = measured(rows(answers([0, 1, 0, 1])), rows(answers([1, 0, 1, 0])));
  expect(fidelity).toMatchObject({ agreement: 0, metrics: [{ difference: { value: 0 }, agreement: { value: 0 } }] });
});

test("the limits are t limits on the distances, and stay within 0 and 1", () => {
  const values = [0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3];
  const fidelity = measured(rows(answers(Array(8).fill(0))), rows(answers(values)));
  if (fidelity.status !== "measured") throw new Error("unknown");
  // Mean 0.2, sd 0.10690, n 8, no skew: 0.2 ± 2.36462 × 0.10690 / √8.
  expect(fidelity.metrics[0]?.agreement).toEqual({
    value: expect.closeTo(0.8, 10),
    lower: expect.closeTo(0.8 - 0.089373, 5),
    upper: expect.closeTo(0.8 + 0.089373, 5),
  });
  const perfect = measured(rows(ones(30)), rows(ones(30)));
  if (perfect.status !== "measured") throw new Error("unknown");
  const { lower, upper } = perfect.metrics[0]?.agreement ?? {};
  expect(upper).toBe(1);
  // No case that differs was met in 30: that many may still be out there.
  expect(lower).toBeCloseTo(1 - (1 - 0.025 ** (1 / 30)), 10);
});

test("cases of one conversation are not independent: the limits are wider, and one alone has none", () => {
  const before = rows(answers(Array(8).fill(0)));
  const values = answers([0, 0, 1, 1, 0, 0, 1, 1]);
  const width = (clusters?: readonly string[]) => {
    const fidelity = measured(before, rows(values, clusters));
    if (fidelity.status !== "measured") throw new Error("unknown");
    const { lower, upper } = fidelity.metrics[0]?.difference ?? {};
    return lower === undefined || upper === undefined ? undefined : upper - lower;
  };
  expect(width(["a", "a", "b", "b", "c", "c", "d", "d"])).toBeGreaterThan(width() ?? Number.POSITIVE_INFINITY);
  expect(width(Array(8).fill("a"))).toBeUndefined();
});

test("what production or a provider decided beside the answer is left out", () => {
  const metrics: readonly Metric[] = [
    aMetric(),
    aMetric({ name: "latency", spec: { scorer: "latency" }, unit: "ms", direction: "lower-is-better" }),
    aMetric({ name: "cost", spec: { scorer: "cost" }, unit: "usd", direction: "lower-is-better" }),
    aMetric({ name: "thumbs", spec: { scorer: "trace-attribute", attribute: "app.thumbs", range: [0, 1] } }),
  ];
  const scores = { answers: 1, latency: 900, cost: 0.1, thumbs: 0 };
  const fidelity = measured(rows([scores, scores]), rows([scores, scores]), { metrics });
  expect(fidelity).toMatchObject({ metrics: [{ metric: "answers" }] });
});

test("the least agreement of the metrics that decide counts; one that informs is shown", () => {
  const metrics = [aMetric(), aMetric({ name: "tone" }), aMetric({ name: "style", blocking: false })];
  const before = rows([1, 1].map(() => ({ answers: 1, tone: 1, style: 1 })));
  const after = rows([1, 1].map(() => ({ answers: 1, tone: 0.95, style: 0 })));
  const fidelity = measured(before, after, { metrics });
  expect(fidelity).toMatchObject({ agreement: 0.95, metrics: [{}, {}, { metric: "style", agreement: { value: 0 } }] });
  expect(fidelity).not.toHaveProperty("cause");
});

test("an agreement that is the threshold but for rounding is not below it", () => {
  // 0.1 + 0.1 + 0.1 is more than 0.3, so the mean distance is more than 0.1.
  const fidelity = measured(rows(answers([0, 0, 0])), rows(answers([0.1, 0.1, 0.1])));
  expect(fidelity).toMatchObject({ agreement: expect.closeTo(0.9, 12) });
  expect(fidelity).not.toHaveProperty("cause");
});

test("an answer that could not be scored, and a case without one on a side, are left out and counted", () => {
  const judgeless = { answers: { status: "unscored", reason: "judge-failed" } } as const;
  const before = rows([{ answers: 1 }, judgeless, { answers: 1 }]);
  const after = rows([{ answers: 1 }, { answers: 0 }, judgeless, { answers: 0 }]);
  expect(measured(before, after)).toMatchObject({ agreement: 1, leftOut: 3, metrics: [{ cases: 1 }] });
});

test("where production recorded no answer, or nothing that decides has both scores, fidelity is unknown", () => {
  expect(measured([], rows(ones(3)))).toEqual({ status: "unknown", reason: "no-observed-answers" });
  expect(measured(rows([{ answers: { status: "unscored", reason: "judge-failed" } }]), rows(ones(1)))).toEqual({
    status: "unknown",
    reason: "nothing-scored",
  });
  const metrics = [aMetric({ blocking: false })];
  expect(measured(rows(ones(2)), rows(ones(2)), { metrics })).toMatchObject({ reason: "nothing-scored" });
});

describe("below the threshold", () => {
  const field = (
    remedy: Diagnosis["fields"][number]["remedy"],
    present: number,
    hop: "model" | "retrieval" | "tool" = "retrieval",
  ): Diagnosis["fields"][number] => ({ hop, field: remedy, hops: 10, present, remedy });
  const low = (more: Partial<FidelityInput>) => {
    const fidelity = measured(rows(ones(2)), rows(answers([0, 0])), more);
    return fidelity.status === "measured" ? fidelity.cause : undefined;
  };

  test("the cause is the field that a replay needs and that is recorded least", () => {
    const fields = [field("messages", 9, "model"), field("document-text", 2), field("results", 5, "tool")];
    expect(low({ fields })).toEqual({ kind: "not-recorded", ...field("document-text", 2) });
  });

  test("what a replay does not feed on is no cause", () => {
    const fields = [
      field("served-model", 0, "model"),
      field("scores", 0),
      field("index-version", 0),
      field("query", 0),
    ];
    expect(low({ fields })).toMatchObject({ kind: "chance" });
  });

  test("which fields are needed goes by what the suite feeds the replay with", () => {
    const fields = [field("documents", 0), field("query", 5), field("results", 1, "tool")];
    const endpoint = { url: "http://127.0.0.1", timeoutMs: 1000 };
    const layers = {
      ...LAYERS,
      retrieval: { documents: { endpoint } },
      tools: LAYERS.tools && { ...LAYERS.tools, results: { endpoint } },
    };
    expect(low({ fields, layers })).toMatchObject({ remedy: "query" });
    expect(low({ fields, layers: { ...layers, retrieval: null, tools: null } })).toMatchObject({ kind: "chance" });
  });

  test("with everything recorded, calls that the recording did not hold are the cause, else chance", () => {
    const fields = [field("documents", 10)];
    const replayed = (trials: CaseRow["trials"]) =>
      aRun({ trials: 2, cases: [aCaseRow({ id: "case-0", trials }), ...rows(answers([0, 0])).slice(1)] });
    const off = replayed([
      aTrial({ scores: { answers: 0 }, leftRecording: 2 }),
      aFailedTrial({ reason: "left-the-recording" }),
    ]);
    expect(low({ fields, replayed: off })).toEqual({ kind: "left-the-recording", trials: 2, of: 3 });
    const on = replayed([aTrial({ scores: { answers: 0 }, leftRecording: 0 })]);
    expect(low({ fields, replayed: on })).toEqual({ kind: "chance", trials: 2 });
  });

  test("what chance leaves is how far two trials of one case agree with each other", () => {
    const trialsOf = (values: readonly number[]) => values.map((value) => aTrial({ scores: { answers: value } }));
    const replayed = aRun({
      trials: 3,
      cases: [
        aCaseRow({ id: "case-0", trials: trialsOf([0, 0, 1]) }),
        aCaseRow({ id: "case-1", trials: trialsOf([0, 0, 0]) }),
        aCaseRow({ id: "case-2", trials: [...trialsOf([0]), aFailedTrial()] }),
      ],
    });
    // Pairs of the first case are 0, 1 and 1 apart; of the second all 0; the third has none.
    expect(low({ replayed })).toEqual({ kind: "chance", trials: 3, amongTrials: expect.closeTo(2 / 3, 10) });
  });
});
