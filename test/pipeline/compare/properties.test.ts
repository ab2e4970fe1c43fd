import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseRow, MetricRecord, Run } from "../../../src/domain/run.ts";
import type { MetricComparison } from "../../../src/domain/verdict.ts";
import { verdictOf } from "../../../src/pipeline/compare/verdict-of.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";
import { metricOf } from "./runs.ts";

/** Cases of two sides: scores of each, and what else a case has. */
type Drawn = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly cluster: number;
  readonly weight: number;
  readonly slice: number;
};
const score = fc.constantFrom(0, 0.25, 0.5, 1);
const drawnCase = (trials: number): fc.Arbitrary<Drawn> =>
  fc.record({
    before: fc.array(score, { minLength: trials, maxLength: trials }),
    after: fc.array(score, { minLength: trials, maxLength: trials }),
    cluster: fc.nat(25),
    weight: fc.integer({ min: 1, max: 5 }),
    slice: fc.nat(2),
  });
const drawn = fc
  .integer({ min: 1, max: 3 })
  .chain((trials) => fc.array(drawnCase(trials), { minLength: 12, maxLength: 60 }));

type Shape = { readonly clustered?: boolean; readonly weight?: number; readonly direction?: MetricRecord["direction"] };

function runOf(cases: readonly Drawn[], side: "before" | "after", shape: Shape = {}): Run {
  const { clustered = true, direction = "higher-is-better" } = shape;
  return aRun({
    metrics: [aMetricRecord({ direction, margin: { kind: "absolute", value: 0.1 } })],
    cases: cases.map((one, at): CaseRow => {
      const id = `case-${at}`;
      return aCaseRow({
        id,
        cluster: clustered ? `c${one.cluster}` : id,
        slices: { group: `g${one.slice}` },
        trials: one[side].map((answers) => aTrial({ scores: { answers } })),
        ...(shape.weight !== undefined && { weight: shape.weight * one.weight }),
      });
    }),
  });
}
const compared = (cases: readonly Drawn[], shape: Shape = {}) =>
  metricOf(runOf(cases, "before", shape), runOf(cases, "after", shape), { crossCheck: false });

/** What a reader goes by; numbers to nine digits, since the order of a sum moves the last ones. */
function said({ verdict, kind, evidence, slices }: MetricComparison) {
  const { difference = 0, lower = 0, upper = 0, pRegressed = 0, pImproved = 0, detectable = 0 } = evidence ?? {};
  const numbers = [difference, lower, upper, pRegressed, pImproved, detectable].map((value) => rounded(value));
  return { verdict, kind, numbers, slices: slices?.map(({ value, kind }) => `${value} ${kind}`) };
}
const rounded = (value: number) => Number(value.toFixed(9)) + 0;

describe("a comparison, whatever is compared,", () => {
  test("comes to one verdict, and its limits agree with it", () => {
    fc.assert(
      fc.property(drawn, (cases) => {
        const { verdict, kind, evidence } = compared(cases);
        if (evidence === undefined) {
          expect(kind).toBe("too-few-cases");
          return;
        }
        const { lower, upper, difference, margin } = evidence;
        expect(lower <= difference && difference <= upper).toBe(true);
        if (verdict === "unchanged") expect(lower).toBeGreaterThan(-margin);
        if (verdict === "regressed") expect(lower).toBeLessThanOrEqual(-margin);
        if (verdict === "regressed") expect(upper).toBeLessThan(0);
        if (verdict === "improved") expect(lower).toBeGreaterThan(0);
        if (verdict === "inconclusive") expect(lower).toBeLessThanOrEqual(-margin);
      }),
    );
  });

  test("says the same when the sides and the direction are turned round", () => {
    fc.assert(
      fc.property(drawn, fc.boolean(), (cases, clustered) => {
        const there = compared(cases, { clustered });
        const turned = cases.map((one) => ({ ...one, before: one.after, after: one.before }));
        expect(said(compared(turned, { clustered, direction: "lower-is-better" }))).toEqual(said(there));
      }),
    );
  });

  test("says the same in whatever order cases and trials come", () => {
    fc.assert(
      fc.property(drawn, (cases) => {
        const backwards = (run: Run): Run => ({
          ...run,
          cases: [...run.cases].reverse().map((row) => ({ ...row, trials: [...row.trials].reverse() })),
        });
        const [before, after] = [runOf(cases, "before"), runOf(cases, "after")];
        const there = metricOf(before, after, { crossCheck: false });
        expect(said(metricOf(backwards(before), after, { crossCheck: false }))).toEqual(said(there));
        expect(said(metricOf(before, backwards(after), { crossCheck: false }))).toEqual(said(there));
      }),
    );
  });

  test("goes by the ratios of weights alone", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(2, 10, 1000), (cases, scale) => {
        expect(said(compared(cases, { weight: scale }))).toEqual(said(compared(cases, { weight: 1 })));
      }),
    );
  });

  test("takes equal weights for none", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(1, 3, 250), (cases, weight) => {
        const alike = cases.map((one) => ({ ...one, weight: 1 }));
        expect(said(compared(alike, { weight }))).toEqual(said(compared(cases)));
      }),
    );
  });

  test("never says more of slices than corrections let it", () => {
    fc.assert(
      fc.property(drawn, (cases) => {
        const shown = compared(cases);
        const blocking = metricOf(runOf(cases, "before"), runOf(cases, "after"), {
          crossCheck: false,
          slices: "block",
        });
        for (const [at, slice] of (blocking.slices ?? []).entries()) {
          const alone = shown.slices?.[at]?.evidence?.pRegressed ?? 0;
          expect(slice.evidence?.pRegressed ?? 1).toBeGreaterThanOrEqual(alone - 1e-12);
        }
        const isWorse = blocking.slices?.some(({ verdict }) => verdict === "regressed") ?? false;
        if (blocking.kind === "slice-regressed") expect(isWorse).toBe(true);
        if (isWorse) expect(blocking.verdict).toBe("regressed");
      }),
    );
  });
});

test("the verdicts of limits are a partition: the first line that holds, and one always does", () => {
  const limit = fc.double({ min: -1, max: 1, noNaN: true });
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(limit, limit, p, p, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, worse, better, margin) => {
      const [lower, upper] = [Math.min(one, other), Math.max(one, other)];
      const alpha = 0.025;
      const found = verdictOf({ lower, upper, pRegressed: worse, pImproved: better, margin, alpha }).verdict;
      const isRegressed = worse < alpha && upper < 0 && lower <= -margin;
      const isImproved = !isRegressed && better < alpha && lower > 0;
      const holds = {
        regressed: isRegressed,
        improved: isImproved,
        unchanged: !isRegressed && !isImproved && lower > -margin,
        inconclusive: !isRegressed && !isImproved && lower <= -margin,
      };
      expect(Object.entries(holds).filter(([, is]) => is)).toEqual([[found, true]]);
    }),
  );
});
