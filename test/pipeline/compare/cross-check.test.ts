import { describe, expect, test } from "vitest";
import type { Run } from "../../../src/domain/run.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { aMetricRecord } from "../../builders.ts";
import { CONFIDENCE, metricOf, repeat, runOf } from "./runs.ts";

/** Four cases of forty that fail both times now: rare for a t distribution, no news for four coins. */
const ALL = runOf(repeat(40, 1, 1));
const FOUR_LOST = runOf([...repeat(4, 0, 0), ...repeat(36, 1, 1)]);

describe("the cross-check", () => {
  test("is silent where the methods agree", () => {
    const clear = runOf([...repeat(30, 0), ...repeat(30, 1)]);
    expect(metricOf(runOf(repeat(60, 1)), clear).evidence?.crossCheck).toBeUndefined();
    expect(metricOf(runOf(repeat(60, 1, 1)), clear).evidence?.crossCheck).toBeUndefined();
    expect(metricOf(ALL, runOf([...repeat(9, 0, 0), ...repeat(31, 1, 1)])).evidence?.crossCheck).toBeUndefined();
  });

  test("shows another verdict where they do not, and decides nothing", () => {
    const { verdict, evidence } = metricOf(ALL, FOUR_LOST);
    expect(verdict).toBe("regressed");
    expect(evidence?.crossCheck).toMatchObject({ verdict: "inconclusive" });
    // One of the sixteen ways that four coins can fall, as 2,000 draws have it.
    expect(Math.abs((evidence?.crossCheck?.pRegressed ?? 0) - 1 / 16)).toBeLessThan(0.02);
    expect(evidence?.crossCheck?.upper).toBeLessThan(0);
    expect(evidence?.crossCheck?.lower).toBeLessThan(-0.15);
  });

  test("sees a gain as it sees a loss", () => {
    const { verdict, evidence } = metricOf(FOUR_LOST, ALL);
    expect(verdict).toBe("improved");
    expect(evidence?.crossCheck?.verdict).not.toBe("improved");
    expect(evidence?.crossCheck?.pRegressed).toBeGreaterThan(0.9);
  });

  test("corrects over the metrics that decide, as the verdict does", () => {
    const both = (run: Run): Run => ({
      ...run,
      metrics: [aMetricRecord(), aMetricRecord({ name: "again" })],
      cases: run.cases.map((row) => ({
        ...row,
        trials: row.trials.map((trial) => ({ ...trial, scores: { answers: scoreOf(trial), again: scoreOf(trial) } })),
      })),
    });
    const scoreOf = (trial: Run["cases"][number]["trials"][number]) =>
      trial.scores["answers"] ?? { status: "unscored", reason: "no-answer" };
    const { metrics } = compare(both(ALL), both(FOUR_LOST), CONFIDENCE);
    // Twice the p-value is no longer below the level for either method: they agree again.
    expect(metrics.map(({ verdict }) => verdict)).toEqual(["inconclusive", "inconclusive"]);
    expect(metrics[0]?.evidence?.crossCheck).toBeUndefined();
  });

  test("counts what it cannot resample among the claims, as the verdict does", () => {
    const [before, after] = [runOf(repeat(60, 1, 1)), runOf([...repeat(6, 0, 0), ...repeat(54, 1, 1)])];
    const still = (run: Run): Run => ({
      ...run,
      metrics: [aMetricRecord(), aMetricRecord({ name: "still" })],
      cases: run.cases.map((row) => ({
        ...row,
        trials: row.trials.map((trial) => ({
          ...trial,
          scores: { ...trial.scores, still: { status: "scored" as const, value: 1 } },
        })),
      })),
    });
    expect(metricOf(before, after).evidence?.crossCheck).toBeUndefined();
    // One of 64 by itself, which is below the level; of two claims it is not.
    const [metric] = compare(still(before), still(after), CONFIDENCE).metrics;
    expect(metric?.evidence?.crossCheck).toMatchObject({ verdict: "inconclusive" });
    expect(Math.abs((metric?.evidence?.crossCheck?.pRegressed ?? 0) - 2 / 64)).toBeLessThan(0.01);
  });

  test("has nothing to say at a level lower than its draws can show", () => {
    const lost = runOf([...repeat(40, 0, 0), ...repeat(60, 1, 1)]);
    const look = { fractions: [1 / 3, 2 / 3, 1], at: 0 };
    const { verdict, evidence } = metricOf(runOf(repeat(100, 1, 1)), lost, { look, crossCheck: true });
    expect(verdict).toBe("regressed");
    expect(evidence?.crossCheck).toBeUndefined();
  });

  test("gives the same numbers every time", () => {
    expect(metricOf(ALL, FOUR_LOST)).toEqual(metricOf(ALL, FOUR_LOST));
  });

  test("weighs cases as the verdict does", () => {
    const weighed = (run: Run): Run => ({
      ...run,
      cases: run.cases.map((row, at) => ({ ...row, weight: at < 4 ? 3 : 1 })),
    });
    const { evidence } = metricOf(weighed(ALL), weighed(FOUR_LOST));
    expect(evidence?.difference).toBeCloseTo(-12 / 48, 12);
    expect(evidence?.crossCheck?.lower).toBeLessThan(-12 / 48);
    expect(evidence?.crossCheck?.upper).toBeGreaterThan(-12 / 48);
  });

  test("is left out on request, for a metric that informs, and before the last look", () => {
    const informing = (run: Run): Run => ({ ...run, metrics: [aMetricRecord({ blocking: false })] });
    const none = [
      compare(ALL, FOUR_LOST, { ...CONFIDENCE, crossCheck: false }),
      compare(informing(ALL), informing(FOUR_LOST), CONFIDENCE),
      compare(ALL, FOUR_LOST, { ...CONFIDENCE, look: { fractions: [0.5, 1], at: 0 } }),
      compare(ALL, FOUR_LOST, { ...CONFIDENCE, anytime: true }),
    ];
    for (const { metrics } of none) expect(metrics[0]?.evidence?.crossCheck).toBeUndefined();
  });

  test("has nothing to resample where nothing varies", () => {
    const { verdict, evidence } = metricOf(runOf(repeat(20, 1)), runOf(repeat(20, 1)));
    expect(verdict).toBe("inconclusive");
    expect(evidence?.crossCheck).toBeUndefined();
  });
});
