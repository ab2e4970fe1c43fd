import { describe, expect, test } from "vitest";
import type { Run } from "../../../src/domain/run.ts";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { aFailedTrial, aMetricRecord, aTrial } from "../../builders.ts";
import { CONFIDENCE, metricOf, repeat, runOf } from "./runs.ts";

/** The same run without a result for its first cases. */
function failing(run: Run, count: number): Run {
  return { ...run, cases: run.cases.map((row, at) => (at < count ? { ...row, trials: [aFailedTrial()] } : row)) };
}
const fine = runOf(repeat(200, 1));

describe("scores that went missing", () => {
  test("make a metric errored beyond the error budget, however good its mean", () => {
    expect(metricOf(fine, failing(fine, 5))).toMatchObject({
      verdict: "errored",
      kind: "went-missing",
      reason: "0 % of the answers before and 2.5 % after have no score; 2 % more may be missing",
    });
    expect(metricOf(fine, failing(fine, 4)).verdict).toBe("unchanged");
  });

  test("are held against the budget that is given", () => {
    expect(metricOf(fine, failing(fine, 5), { errorBudget: 0.025 }).verdict).toBe("unchanged");
    expect(metricOf(fine, failing(fine, 1), { errorBudget: 0 }).verdict).toBe("errored");
  });

  test("are no rise while there is but one more, unless none is allowed", () => {
    const small = runOf(repeat(40, 1, 1));
    const lost = (count: number) => ({
      ...small,
      cases: small.cases.map((row, at) => (at < count ? { ...row, trials: [aTrial(), aFailedTrial()] } : row)),
    });
    const budget = { errorBudget: 0.01, metrics: [aMetricRecord({ margin: { kind: "absolute", value: 0.1 } })] };
    expect(metricOf(lost(0), lost(1), budget).verdict).toBe("unchanged");
    expect(metricOf(lost(2), lost(3), budget).verdict).toBe("unchanged");
    expect(metricOf(lost(0), lost(2), budget).verdict).toBe("errored");
    expect(metricOf(lost(0), lost(1), { ...budget, errorBudget: 0 }).verdict).toBe("errored");
  });

  test("are none where a case has nothing to be held against, however many such cases there are", () => {
    const unlabelled = aTrial({ scores: { answers: { status: "unscored", reason: "no-expected-value" } } });
    const partly = { ...fine, cases: fine.cases.map((row, at) => (at < 80 ? { ...row, trials: [unlabelled] } : row)) };
    const { verdict, evidence } = metricOf(fine, partly);
    expect(verdict).toBe("unchanged");
    expect(evidence).toMatchObject({ cases: 120, missingAfter: 0 });
  });

  test("are not held against a run that lost fewer than the one before", () => {
    expect(metricOf(failing(fine, 8), fine).verdict).toBe("unchanged");
  });

  test("leave the question open where they were missing before as well", () => {
    expect(metricOf(failing(fine, 12), failing(fine, 14))).toMatchObject({
      verdict: "inconclusive",
      kind: "missing-results",
      reason: "6 % of the answers before and 7 % after have no score; at most 5 % may be missing",
    });
  });

  test("count before few cases do: nine errors of ten are no matter of sample size", () => {
    const few = runOf(repeat(10, 1));
    expect(metricOf(few, failing(few, 9)).verdict).toBe("errored");
  });

  test("count on both sides of samples without a common case", () => {
    const lost = failing(fine, 30);
    const other = { ...lost, cases: lost.cases.map((row) => ({ ...row, id: `o${row.id}`, cluster: `o${row.id}` })) };
    expect(metricOf(fine, other).kind).toBe("went-missing");
  });
});

describe("an errored metric", () => {
  const both = (run: Run, safe: number): Run => ({
    ...run,
    metrics: [aMetricRecord(), aMetricRecord({ name: "safe" })],
    cases: run.cases.map((row) => ({
      ...row,
      trials: row.trials.map((trial) => ({
        ...trial,
        scores: { ...trial.scores, safe: { status: "scored" as const, value: safe } },
      })),
    })),
  });

  test("makes the comparison errored, unless another one regressed", () => {
    expect(compare(both(fine, 1), both(failing(fine, 20), 1), CONFIDENCE).verdict).toBe("errored");
    expect(compare(both(fine, 1), both(failing(fine, 20), 0), CONFIDENCE).verdict).toBe("regressed");
  });

  test("comes before one that cannot be compared", () => {
    const before = both(fine, 1);
    const after = both(failing(fine, 20), 1);
    const redefined = { ...after, metrics: [aMetricRecord(), aMetricRecord({ name: "safe", definition: "other" })] };
    expect(compare(before, redefined, CONFIDENCE).verdict).toBe("errored");
  });

  test("decides nothing where it only informs", () => {
    const informing = (run: Run): Run => ({
      ...run,
      metrics: [aMetricRecord({ blocking: false }), aMetricRecord({ name: "safe" })],
    });
    expect(compare(informing(both(fine, 1)), informing(both(failing(fine, 20), 1)), CONFIDENCE).verdict).toBe(
      "unchanged",
    );
  });
});

describe("a value that no scorer can have given", () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0.1, 1.1])(
    "%d is missing, and never in a mean",
    (value) => {
      const spoiled = {
        ...fine,
        cases: fine.cases.map((row, at) =>
          at < 5 ? { ...row, trials: [aTrial({ scores: { answers: value } })] } : row,
        ),
      };
      expect(metricOf(fine, spoiled)).toMatchObject({ verdict: "errored", kind: "went-missing" });
      const { verdict, evidence } = metricOf(spoiled, spoiled);
      expect(verdict).toBe("unchanged");
      expect(evidence).toMatchObject({ before: 1, after: 1, cases: 195 });
    },
  );

  test("of a time is one below 0 or without end", () => {
    const metric = { name: "answers", unit: "ms", direction: "lower-is-better" } as const;
    for (const value of [-1, Number.POSITIVE_INFINITY, Number.NaN]) {
      const run = runOf([[value], ...repeat(99, 700)], { metric });
      expect(metricOf(run, run).evidence).toMatchObject({ cases: 99, before: expect.closeTo(700, 9) });
    }
  });
});
