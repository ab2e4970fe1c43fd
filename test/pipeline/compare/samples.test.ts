import { describe, expect, test } from "vitest";
import type { Run } from "../../../src/domain/run.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { aSampleRecord } from "../../builders.ts";
import { CONFIDENCE, metricOf, repeat, runOf } from "./runs.ts";

/** The same run of other cases. */
function elsewhere(run: Run, sample: Partial<Run["sample"]> = {}): Run {
  const cases = run.cases.map((row) => ({ ...row, id: `other-${row.id}`, cluster: `other-${row.cluster}` }));
  return { ...run, cases, sample: { ...run.sample, ...sample } };
}
const DESIGN = { turns: "any", keep: { errors: 0, negativeFeedback: 0 } } as const;

describe("weights", () => {
  const row = (at: number) => ({ weight: at < 30 ? 9 : 1 });

  test("make a mean that of the requests, not of the cases", () => {
    const before = runOf(repeat(60, 1, 1), { row });
    const after = runOf([...repeat(30, 1, 1), ...repeat(30, 0, 0)], { row });
    const { evidence } = metricOf(before, after);
    expect(evidence?.before).toBe(1);
    expect(evidence?.after).toBeCloseTo(0.9, 12);
    expect(evidence?.difference).toBeCloseTo(-0.1, 12);
    expect(evidence?.effectiveCases).toBeCloseTo(300 ** 2 / (30 * 81 + 30), 9);
  });

  test("are those of the later run, or of the earlier where the later has none", () => {
    const plain = runOf([...repeat(30, 1, 1), ...repeat(30, 0, 0)]);
    expect(metricOf(runOf(repeat(60, 1, 1), { row }), plain).evidence?.after).toBeCloseTo(0.9, 12);
    const later = runOf([...repeat(30, 1, 1), ...repeat(30, 0, 0)], { row: () => ({ weight: 2 }) });
    const { evidence } = metricOf(runOf(repeat(60, 1, 1), { row }), later);
    expect(evidence?.after).toBe(0.5);
    expect(evidence?.effectiveCases).toBeUndefined();
  });

  test("leave little to say where nothing varies: what counts are the effective cases", () => {
    const light = (at: number) => ({ weight: at < 30 ? 20 : 1 });
    expect(metricOf(runOf(repeat(200, 1)), runOf(repeat(200, 1))).verdict).toBe("unchanged");
    const { verdict, evidence } = metricOf(
      runOf(repeat(200, 1), { row: light }),
      runOf(repeat(200, 1), { row: light }),
    );
    expect(verdict).toBe("inconclusive");
    const effective = (30 * 20 + 170) ** 2 / (30 * 400 + 170);
    expect(evidence?.effectiveCases).toBeCloseTo(effective, 9);
    expect(evidence?.lower).toBeCloseTo(-(1 - 0.025 ** (1 / effective)), 9);
  });

  test("say nothing where one case outweighs all others", () => {
    const giant = (at: number) => ({ weight: at === 0 ? 10_000 : 1 });
    expect(metricOf(runOf(repeat(200, 1), { row: giant }), runOf(repeat(200, 1), { row: giant }))).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "200 independent questions are so unequal in weight that they say no more than 1.0 alike; 10 are needed",
    });
  });
});

describe("two samples", () => {
  const all = runOf(repeat(60, 1));
  const fewer = runOf([...repeat(20, 0), ...repeat(40, 1)]);

  test("with a part in common are compared on that part, and it is said", () => {
    const later = { ...fewer, cases: fewer.cases.slice(10) };
    const { pairing, metrics } = compare(all, later, CONFIDENCE);
    expect(pairing).toEqual({ relation: "overlapping", paired: 50, onlyBefore: 10, onlyAfter: 0, clusters: 50 });
    expect(metrics[0]?.evidence?.cases).toBe(50);
  });

  test("without a common case are compared as samples of one traffic", () => {
    const { pairing, metrics, verdict } = compare(all, elsewhere(fewer), CONFIDENCE);
    expect(pairing).toEqual({ relation: "disjoint", paired: 0, onlyBefore: 60, onlyAfter: 60, clusters: 0 });
    expect(verdict).toBe("regressed");
    expect(metrics[0]).toMatchObject({
      evidence: {
        method: "unpaired",
        before: 1,
        cases: 120,
        clusters: 120,
        trialsBefore: 60,
        trialsAfter: 60,
        worst: [],
      },
    });
    expect(metrics[0]?.evidence?.difference).toBeCloseTo(-1 / 3, 12);
    expect(compare(elsewhere(fewer), all, CONFIDENCE).verdict).toBe("improved");
  });

  test("without a common case weigh their cases only where both know the weights", () => {
    // The same traffic: a quarter of the sample stands for most of it, and fails.
    const scores = [...repeat(30, 0), ...repeat(90, 1)];
    const known = runOf(scores, { row: (at) => ({ weight: at < 30 ? 9 : 1 }) });
    const found = (before: Run, after: Run) => metricOf(before, elsewhere(after)).evidence;
    expect(found(known, known)).toMatchObject({ before: expect.closeTo(0.25, 12), difference: 0 });
    expect(found(known, runOf(scores))).toMatchObject({ before: 0.75, difference: 0 });
    expect(found(runOf(scores), known)).toMatchObject({ after: 0.75, difference: 0 });
  });

  test("that both observed an answer which production gave once have no pair in it", () => {
    const observed = (run: Run, trace: string): Run => ({
      ...run,
      target: "observed",
      cases: run.cases.map((row) => ({
        ...row,
        trials: row.trials.map((trial) => ({ ...trial, trace: `${trace} ${row.id}` })),
      })),
    });
    const first = observed(all, "first");
    expect(compare(first, first, CONFIDENCE)).toMatchObject({
      verdict: "inconclusive",
      pairing: { relation: "disjoint", paired: 0, onlyBefore: 0, onlyAfter: 0 },
    });
    // The same questions, answered again.
    expect(compare(first, observed(fewer, "second"), CONFIDENCE)).toMatchObject({
      verdict: "regressed",
      pairing: { relation: "same", paired: 60 },
    });
  });

  test("of which a few questions recur by chance are compared as a whole, and those that were kept in pairs", () => {
    const many = runOf(repeat(400, 1));
    const other = elsewhere(many);
    const recurring = { ...other, cases: [...many.cases.slice(0, 5), ...other.cases.slice(5)] };
    expect(compare(many, recurring, CONFIDENCE)).toMatchObject({
      verdict: "unchanged",
      pairing: { relation: "disjoint", paired: 5 },
      metrics: [{ evidence: { method: "unpaired" } }],
    });
    const kept = { ...recurring, sample: aSampleRecord({ fixed: { from: "baselines/x.json", cases: 5 } }) };
    expect(compare(many, kept, CONFIDENCE).pairing).toMatchObject({ relation: "overlapping", paired: 5 });
  });

  test("are a remnant where the later one has fewer than half of the questions", () => {
    const many = runOf(repeat(1000, 1));
    const other = elsewhere(many);
    const remnant = { ...other, cases: other.cases.slice(0, 499) };
    expect(compare(many, remnant, CONFIDENCE).metrics[0]).toMatchObject({
      verdict: "inconclusive",
      reason: "only 499 questions are in the later sample, and 1000 in the one before",
    });
  });

  test("say less than pairs would", () => {
    const width = (later: Run) => {
      const { evidence } = metricOf(fewer, later);
      return (evidence?.upper ?? 0) - (evidence?.lower ?? 0);
    };
    expect(width(elsewhere(fewer))).toBeGreaterThan(width(fewer));
  });

  test("need ten independent cases each", () => {
    const few = elsewhere({ ...fewer, cases: fewer.cases.slice(0, 9) });
    expect(metricOf(all, few)).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "independent questions with a score: 60 before and 9 after; 10 are needed on each side",
    });
  });

  const designs: readonly (readonly [string, Partial<Run["sample"]>, Partial<Run["sample"]>, boolean])[] = [
    ["drawn by one rule", { design: DESIGN }, { design: { ...DESIGN } }, true],
    ["of before rules were kept, with the same strata", {}, {}, true],
    ["stratified differently", { design: DESIGN }, { design: { ...DESIGN, stratify: "language" } }, false],
    ["of other turns", { design: DESIGN }, { design: { ...DESIGN, turns: "one" } }, false],
    [
      "with more errors kept",
      { design: DESIGN },
      { design: { ...DESIGN, keep: { errors: 5, negativeFeedback: 0 } } },
      false,
    ],
    [
      "with bad feedback kept",
      { design: DESIGN },
      { design: { ...DESIGN, keep: { errors: 0, negativeFeedback: 5 } } },
      false,
    ],
    ["of which one says its rule", { design: DESIGN }, {}, false],
    ["with strata of other names", {}, { strata: [{ name: "de", traces: 10, drawn: 10 }] }, false],
  ];
  test.each(designs)("%s are comparable only by one rule", (_title, before, after, comparable) => {
    const earlier = { ...all, sample: aSampleRecord(before) };
    const metric = metricOf(earlier, elsewhere(all, { ...aSampleRecord(after) }));
    if (comparable) expect(metric.evidence?.method).toBe("unpaired");
    else
      expect(metric).toMatchObject({
        verdict: "not-comparable",
        kind: "design-differs",
        reason: "no question is on both sides, and the two samples were not drawn by the same rule",
      });
  });

  test("of different suites differ in that first", () => {
    expect(metricOf({ ...all, suite: "other" }, elsewhere(all)).kind).toBe("suite-differs");
  });

  test("of which one is empty say nothing", () => {
    expect(metricOf(all, { ...all, cases: [] })).toMatchObject({ verdict: "inconclusive", kind: "too-few-cases" });
  });
});

describe("Simpson's paradox", () => {
  /** Easy questions pass nine times in ten, hard ones four; the second week asks more of the hard ones. */
  const mixed = (easy: number, hard: number, gain: number) =>
    runOf(
      [...Array(easy).keys()]
        .map((at) => [at % 10 < 8 + gain ? 1 : 0])
        .concat([...Array(hard).keys()].map((at) => [at % 10 < 3 + gain ? 1 : 0])),
      { row: (at) => ({ slices: { kind: at < easy ? "easy" : "hard", week: "any" } }) },
    );

  test("is pointed out: every slice got better, and the whole worse", () => {
    const metric = metricOf(mixed(160, 40, 0), elsewhere(mixed(40, 160, 1)));
    expect(metric.evidence?.difference).toBeLessThan(0);
    expect(
      metric.slices?.filter(({ attribute }) => attribute === "kind").map(({ evidence }) => evidence?.difference),
    ).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.1, 12)]);
    expect(metric.paradox).toBe("kind");
  });

  test("is not seen where the shares of the slices are the same, or the slices moved as the whole did", () => {
    expect(metricOf(mixed(100, 100, 0), elsewhere(mixed(100, 100, 1))).paradox).toBeUndefined();
    expect(metricOf(mixed(160, 40, 1), elsewhere(mixed(40, 160, 0))).paradox).toBeUndefined();
  });

  test("takes more than one slice: the rest may have moved as the whole did", () => {
    const easyOnly = (run: Run): Run => ({
      ...run,
      cases: run.cases.map((row) => (row.slices["kind"] === "easy" ? row : { ...row, slices: {} })),
    });
    const metric = metricOf(easyOnly(mixed(160, 40, 0)), elsewhere(easyOnly(mixed(40, 160, 1))));
    expect(metric.slices?.find(({ attribute }) => attribute === "kind")?.evidence?.difference).toBeCloseTo(0.1, 12);
    expect(metric.paradox).toBeUndefined();
  });
});
