import { describe, expect, test } from "vitest";
import type { Run } from "../../../src/domain/run.ts";
import type { CompareOptions } from "../../../src/pipeline/compare/compare.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { aFailedTrial, aMetricRecord } from "../../builders.ts";
import { CONFIDENCE, metricOf, repeat, runOf } from "./runs.ts";

const withMargin = (run: Run, value: number): Run => ({
  ...run,
  metrics: [aMetricRecord({ margin: { kind: "absolute", value } })],
});
const fine = runOf(repeat(100, 1));
const unscored = (run: Run): Run => ({ ...run, cases: run.cases.map((row) => ({ ...row, trials: [aFailedTrial()] })) });

describe("a comparison of", () => {
  test("one case is of too few", () => {
    expect(metricOf(runOf([[1]]), runOf([[0]]))).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "independent questions with a score on both sides: 1; 10 are needed",
    });
  });

  test("no case at all is of too few, and not green", () => {
    expect(compare(runOf([]), runOf([]), CONFIDENCE).verdict).toBe("inconclusive");
    expect(metricOf(runOf([]), runOf([])).kind).toBe("too-few-cases");
  });

  test("equal scores everywhere is unchanged once there are enough to rule out a case that was not met", () => {
    const [few, enough] = [repeat(70, 0.4), repeat(80, 0.4)];
    expect(metricOf(runOf(few), runOf(few))).toMatchObject({ verdict: "inconclusive", kind: "wide-interval" });
    expect(metricOf(runOf(enough), runOf(enough))).toMatchObject({ verdict: "unchanged", kind: "equivalent" });
  });

  test("answers without any score on both sides has no result", () => {
    expect(metricOf(unscored(fine), unscored(fine))).toMatchObject({
      verdict: "inconclusive",
      kind: "missing-results",
      reason: "100 % of the answers before and 100 % after have no score; at most 5 % may be missing",
    });
    expect(metricOf(fine, unscored(fine)).verdict).toBe("errored");
  });

  test("a metric on one side only says which side lacks it", () => {
    const before = { ...fine, metrics: [aMetricRecord(), aMetricRecord({ name: "safe" })], label: "base" };
    expect(compare(fine, before, CONFIDENCE).metrics[1]).toMatchObject({
      verdict: "not-comparable",
      kind: "on-one-side-only",
      reason: "production has no metric safe",
    });
  });

  test("two suites is none", () => {
    expect(metricOf({ ...fine, suite: "billing" }, fine)).toMatchObject({
      verdict: "not-comparable",
      kind: "suite-differs",
      reason: "the runs are of different suites, billing and support-desk",
    });
  });

  test("clusters of size one is that of cases", () => {
    const named = runOf(repeat(100, 1), { row: (at) => ({ cluster: `conversation-${at}` }) });
    expect(metricOf(named, named)).toEqual(metricOf(fine, fine));
  });

  test("one giant cluster is of one independent case", () => {
    const giant = runOf(repeat(100, 1), { row: () => ({ cluster: "one" }) });
    expect(metricOf(giant, giant)).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "independent questions with a score on both sides: 1; 10 are needed",
    });
  });

  test("a giant cluster beside small ones is of hardly more than one, and says so", () => {
    const uneven = runOf(repeat(300, 1), { row: (at) => ({ cluster: at < 280 ? "giant" : `c${at}` }) });
    expect(metricOf(uneven, uneven)).toMatchObject({
      verdict: "inconclusive",
      kind: "too-few-cases",
      reason: "21 independent questions are so unequal in weight that they say no more than 1.1 alike; 10 are needed",
    });
  });

  test("a cluster with a tenth of all cases has wider limits than one of equal clusters", () => {
    const width = (size: number) => {
      const run = (score: (at: number) => number) =>
        runOf(
          [...Array(200).keys()].map((at) => [score(at)]),
          { row: (at) => ({ cluster: `c${at < 20 ? Math.floor(at / size) : at}` }) },
        );
      const { evidence } = metricOf(
        run(() => 1),
        run((at) => (at % 10 < 2 ? 0.5 : 1)),
      );
      return (evidence?.upper ?? 0) - (evidence?.lower ?? 0);
    };
    expect(width(20)).toBeGreaterThan(width(1));
  });
});

describe("a margin of", () => {
  test("0 is never shown to hold, however many cases there are, and a gain is a gain", () => {
    const many = withMargin(runOf(repeat(5000, 1)), 0);
    expect(metricOf(many, many)).toMatchObject({ verdict: "inconclusive", kind: "wide-interval" });
    const worse = withMargin(runOf([...repeat(30, 0), ...repeat(70, 1)]), 0);
    expect(metricOf(withMargin(fine, 0), worse)).toMatchObject({ verdict: "regressed", kind: "material" });
    expect(metricOf(worse, withMargin(fine, 0))).toMatchObject({ verdict: "improved", kind: "material" });
  });

  test("0 that is a share of a mean of 0 is 0 as well", () => {
    const metric = { margin: { kind: "relative", share: 0.1 } } as const;
    const none = runOf(repeat(100, 0), { metric });
    expect(metricOf(none, none)).toMatchObject({ verdict: "inconclusive", evidence: { margin: 0 } });
  });

  test("1 accepts any loss but a total one", () => {
    const [all, half, none] = [fine, runOf([...repeat(50, 0), ...repeat(50, 1)]), runOf(repeat(100, 0))].map((run) =>
      withMargin(run, 1),
    );
    if (all === undefined || half === undefined || none === undefined) throw new Error("three runs");
    expect(metricOf(all, all)).toMatchObject({ verdict: "unchanged", kind: "equivalent" });
    expect(metricOf(all, half)).toMatchObject({ verdict: "unchanged", kind: "equivalent-below-baseline" });
    expect(metricOf(all, none)).toMatchObject({ verdict: "regressed", kind: "real" });
  });
});

test("every number of a comparison can be written down, whatever is compared", () => {
  const metric = { unit: "usd", direction: "higher-is-better", margin: { kind: "absolute", value: 1e9 } } as const;
  const pairs: readonly (readonly [Run, Run, Partial<CompareOptions>])[] = [
    [fine, runOf(repeat(100, 0)), {}],
    [runOf(repeat(100, 0)), fine, { anytime: true }],
    [fine, fine, { look: { fractions: [0.001, 1], at: 0 } }],
    [runOf(repeat(40, 1e-9), { metric }), runOf(repeat(40, 1e9), { metric }), {}],
    [runOf(repeat(40, 0), { metric }), runOf(repeat(40, 0), { metric }), {}],
  ];
  for (const [before, after, options] of pairs) {
    const { evidence } = metricOf(before, after, { usdPerAnswer: 0.001, ...options });
    expect(evidence).toEqual(JSON.parse(JSON.stringify(evidence)));
    expect(evidence).toBeDefined();
  }
});

describe("the numbers beside a verdict", () => {
  test("end where a score does, however wide a formula makes them", () => {
    const split = (first: number) =>
      runOf(Array.from({ length: 10 }, (_, at) => Array(2).fill(at < 5 ? first : 1 - first)));
    const { evidence } = metricOf(split(1), split(0), { confidence: 0.999 });
    expect(evidence).toMatchObject({ lower: -1, upper: 1 });
    expect(evidence?.detectable).toBeGreaterThan(1);
  });

  test("name the loss that could have been seen where nothing varies, though all were lost", () => {
    const unseen = 1 - 0.025 ** (1 / 50);
    expect(metricOf(runOf(repeat(50, 1, 1)), runOf(repeat(50, 0, 0))).evidence?.detectable).toBeCloseTo(unseen, 12);
    expect(metricOf(runOf(repeat(50, 1, 1)), runOf(repeat(50, 1, 1))).evidence?.detectable).toBeCloseTo(unseen, 12);
  });
});

describe("a mean that rests on what was hardly met", () => {
  // 99 cases move a little, one far the other way: a plain p-value is sure of the little.
  const moved = (little: number, far: number) =>
    runOf([[0.5 + far, 0.5 + far], ...Array.from({ length: 99 }, (_, at) => Array(2).fill(0.5 + little + at * 1e-4))]);
  const before = runOf(repeat(100, 0.5, 0.5));

  test("is neither worse nor better while the interval, widened for skew, holds 0", () => {
    const gained = metricOf(before, moved(0.025, -0.5));
    expect(gained).toMatchObject({ verdict: "unchanged", kind: "equivalent" });
    expect(gained.evidence?.pImproved).toBeLessThan(0.001);
    expect(gained.evidence?.lower).toBeLessThan(0);
    const lost = metricOf(before, moved(-0.04, 0.5), {
      metrics: [aMetricRecord({ margin: { kind: "absolute", value: 0.02 } })],
    });
    expect(lost).toMatchObject({ verdict: "inconclusive", kind: "wide-interval" });
    expect(lost.evidence?.pRegressed).toBeLessThan(0.001);
    expect(lost.evidence?.upper).toBeGreaterThan(0);
  });
});
