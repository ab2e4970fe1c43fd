import { describe, expect, test } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { PlannedMetric } from "../../src/domain/plan.ts";
import type { CaseRow, Run } from "../../src/domain/run.ts";
import type { Metric, Suite } from "../../src/domain/suite.ts";
import { planOf } from "../../src/pipeline/plan.ts";
import { aCase, aCaseRow, aMetric, aRun, aTrial } from "../builders.ts";
import { aSuite } from "../stories/memory-world.ts";

/** Cases in clusters of `each`. */
const someCases = (count: number, { each = 1, slices = {} }: { each?: number; slices?: Case["slices"] } = {}) =>
  Array.from({ length: count }, (_, n) => aCase({ id: `c${n}`, cluster: `k${Math.floor(n / each)}`, slices }));

/** A run whose nth case has these scores of "answers", one a trial. */
const runOf = (count: number, scores: (n: number) => readonly number[]): Run =>
  aRun({
    cases: Array.from({ length: count }, (_, n): CaseRow => {
      const trials = scores(n).map((score) => aTrial({ scores: { answers: score } }));
      return aCaseRow({ id: `c${n}`, cluster: `k${n}`, trials });
    }),
  });

function planned(
  cases: readonly Case[],
  {
    metric = aMetric(),
    latest,
    earlier,
    suite = aSuite(),
  }: { metric?: Metric; latest?: Run; earlier?: Run; suite?: Suite } = {},
): PlannedMetric {
  const plan = planOf(suite, {
    cases,
    metrics: [metric],
    earlierFor: () => earlier,
    costs: [],
    notes: [],
    ...(latest === undefined ? {} : { latest }),
  });
  return plan.metrics[0] as PlannedMetric;
}

const trialsDiffer = (n: number) => (n % 5 === 0 ? [1, 0] : [1, 1]);
const twentyFiveHundredths = Math.log(1.25);

describe("the smallest drop", () => {
  test("without a baseline is that of an assumed spread, as docs/plan.md works it out", () => {
    const { whole, within, between, sigma2, omega2 } = planned(someCases(100));
    expect([within, between, sigma2, omega2]).toEqual(["assumed", "assumed", expect.closeTo(0.09), 0.02]);
    expect(whole.detectable).toHaveLength(10);
    expect(whole.detectable[0]).toBeCloseTo(0.1253, 4);
    expect([...whole.detectable].sort((a, b) => b - a)).toEqual(whole.detectable);
  });

  test("with a baseline of several trials has its chance within a case", () => {
    const { within, between, sigma2 } = planned(someCases(50), { latest: runOf(50, trialsDiffer) });
    expect([within, between]).toEqual(["measured", "assumed"]);
    expect(sigma2).toBeCloseTo(0.1);
  });

  test("with a baseline of one trial each assumes the chance of a score, and knows nothing of time", () => {
    const once = runOf(50, (n) => [n % 2]);
    expect(planned(someCases(50), { latest: once })).toMatchObject({ within: "assumed", between: "assumed" });
    const latency = aMetric({ unit: "ms", direction: "lower-is-better", margin: { kind: "relative", share: 0.25 } });
    const { whole, ...head } = planned(someCases(50), { metric: latency, latest: runOf(50, (n) => [100 + n]) });
    expect(head).toMatchObject({ scale: "ratio", within: "unknown" });
    expect(whole).toMatchObject({ detectable: [], enough: { kind: "unknown" } });
    expect(whole.margin).toBeCloseTo(twentyFiveHundredths);
  });

  test("with two baselines has their differences between cases, less the chance in them", () => {
    const earlier = runOf(40, () => [1, 1]);
    const latest = runOf(40, (n) => (n < 10 ? [0, 0] : [1, 1]));
    const { between, omega2, sigma2 } = planned(someCases(40), { latest, earlier });
    expect([between, sigma2]).toEqual(["measured", 0]);
    expect(omega2).toBeCloseTo((0.25 * 0.75 * 40) / 39);
  });

  test("with two baselines that share fewer than ten cases assumes the differences", () => {
    const plan = planned(someCases(40), { latest: runOf(40, trialsDiffer), earlier: runOf(9, trialsDiffer) });
    expect(plan).toMatchObject({ between: "assumed", omega2: 0.02 });
  });

  test("of a ratio goes by the logarithms of times, which have no unit", () => {
    const latency = aMetric({ unit: "ms", direction: "lower-is-better", margin: { kind: "relative", share: 0.5 } });
    const inMs = planned(someCases(50), { metric: latency, latest: runOf(50, (n) => [100 + n, 120 + n]) });
    const inDays = planned(someCases(50), {
      metric: latency,
      latest: runOf(50, (n) => [1e8 * (100 + n), 1e8 * (120 + n)]),
    });
    expect(inMs.scale).toBe("ratio");
    expect(inMs.whole.detectable).toEqual(inDays.whole.detectable.map((loss) => expect.closeTo(loss, 9)));
    expect(inMs.whole.margin).toBeCloseTo(Math.log(1.5));
  });

  test("of times that include 0 is in their own unit", () => {
    const latency = aMetric({ unit: "ms", direction: "lower-is-better", margin: { kind: "relative", share: 0.5 } });
    const { scale, whole } = planned(someCases(50), { metric: latency, latest: runOf(50, (n) => [n, n + 2]) });
    expect(scale).toBe("difference");
    expect(whole.margin).toBeCloseTo(0.5 * 25.5);
  });

  test("is larger where cases share conversations, and chance within a case is not shared", () => {
    const alone = planned(someCases(60)).whole;
    const shared = planned(someCases(60, { each: 6 })).whole;
    expect([alone.effectiveCases, shared.effectiveCases, shared.clusters]).toEqual([60, 10, 10]);
    const grew = (at: number) => (shared.detectable[at] ?? 0) / (alone.detectable[at] ?? 1);
    expect(grew(0)).toBeCloseTo(Math.sqrt((0.02 * 6 + 0.18) / 0.2));
    expect(grew(0)).toBeLessThan(grew(9));
  });

  test("is larger where cases weigh differently, as in a comparison", () => {
    const weights = someCases(60).map((one, n) => ({ ...one, represents: n < 30 ? 1 : 3 }));
    const [alone, weighed] = [planned(someCases(60)).whole, planned(weights).whole];
    expect(weighed.effectiveCases).toBeCloseTo(48);
    expect((weighed.detectable[0] ?? 0) / (alone.detectable[0] ?? 1)).toBeCloseTo(Math.sqrt(60 / 48));
  });

  test("takes no account of scores that no scorer can have given", () => {
    const odd = runOf(50, (n) => [...trialsDiffer(n), Number.NaN, 7, -1]);
    expect(planned(someCases(50), { latest: odd }).sigma2).toBeCloseTo(0.1);
  });

  test("is never 0: where nothing varied, a drop may hide in what no case is like", () => {
    const steady = runOf(50, () => [1, 1]);
    const { whole } = planned(someCases(50), { latest: steady, earlier: steady });
    expect(whole.detectable).toEqual(new Array(10).fill(expect.closeTo(1 - 0.025 ** (1 / 50))));
    // ln 0.025 / ln 0.95, rounded up.
    expect(whole.enough).toEqual({ kind: "cases", cases: 72, trialsHelp: false });
  });
});

describe("enough", () => {
  const allowing = (value: number) => aMetric({ margin: { kind: "absolute", value } });

  test("is the fewest trials whose smallest drop is no larger than the margin", () => {
    const { whole } = planned(someCases(100), { metric: allowing(0.1) });
    expect(whole.enough).toEqual({ kind: "trials", trials: 2 });
    expect(whole.detectable[0]).toBeGreaterThan(0.1);
    expect(whole.detectable[1]).toBeLessThanOrEqual(0.1);
  });

  test("is a number of cases where no number of trials will do, and that number does", () => {
    const { enough } = planned(someCases(100), { metric: allowing(0.03) }).whole;
    expect(enough).toEqual({ kind: "cases", cases: 1745, trialsHelp: false });
    const more = planned(someCases(1745), { metric: allowing(0.03) }).whole;
    expect(more.detectable[0]).toBeLessThanOrEqual(0.03);
    expect(planned(someCases(1744), { metric: allowing(0.03) }).whole.detectable[0]).toBeGreaterThan(0.03);
  });

  test("says so where more than ten trials would do", () => {
    const { enough } = planned(someCases(100), { metric: allowing(0.045) }).whole;
    expect(enough).toMatchObject({ kind: "cases", trialsHelp: true });
  });

  test("of a margin of 0 is never, beside the smallest margin that can be ruled out", () => {
    const { whole } = planned(someCases(100), { metric: allowing(0) });
    expect(whole.enough).toEqual({ kind: "never", smallest: whole.detectable[0] });
  });

  test("of fewer than ten conversations is not to be had", () => {
    expect(planned(someCases(1)).whole.enough).toEqual({ kind: "too-few" });
    expect(planned(someCases(60, { each: 10 })).whole.enough).toEqual({ kind: "too-few" });
  });
});

test("a slice has the spread of the whole and its own number of cases, the largest first", () => {
  const suite = aSuite();
  const slices = [
    ...someCases(20, { slices: { intent: "returns" } }),
    ...someCases(30, { slices: { intent: "orders" } }),
    ...someCases(10),
  ].map((one, n) => ({ ...one, id: `s${n}`, cluster: `s${n}` }));
  const plan = planned(slices, { suite: { ...suite, traces: { ...suite.traces, slices: ["intent"] } } });
  expect(plan.slices.map(({ value, cases }) => [value, cases])).toEqual([
    ["orders", 30],
    ["returns", 20],
  ]);
  expect(plan.slices[0]?.detectable).toEqual(planned(someCases(30)).whole.detectable);
});
