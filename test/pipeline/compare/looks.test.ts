import { describe, expect, test } from "vitest";
import { compare } from "../../../src/pipeline/compare/compare.ts";
import { lanDeMets } from "../../../src/statistics/lan-demets.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";
import { metricOf, repeat, runOf, seeded } from "./runs.ts";

const FRACTIONS = [1 / 3, 2 / 3, 1];
const earlier = runOf(repeat(80, 1));
const later = (worse: number) => runOf([...repeat(worse, 0), ...repeat(80 - worse, 1)]);

describe("a look of several", () => {
  test("has the level that Lan and DeMets give it, and says which it is", () => {
    const { nominalLevel } = lanDeMets({ alpha: 0.025, fractions: FRACTIONS });
    FRACTIONS.forEach((_, at) => {
      const comparison = compare(earlier, later(8), { confidence: 0.95, look: { fractions: FRACTIONS, at } });
      expect(comparison.look).toEqual({ at: at + 1, of: 3 });
      expect(comparison.metrics[0]?.evidence?.confidence).toBeCloseTo(1 - 2 * (nominalLevel[at] ?? 0), 12);
    });
    expect(compare(earlier, later(8), { confidence: 0.95 }).look).toBeUndefined();
  });

  test("blames less easily the earlier it is", () => {
    // One-sided mid-p of 7 against none: 0.0039.
    const at = (look: number) => metricOf(earlier, later(7), { look: { fractions: FRACTIONS, at: look } }).verdict;
    expect([at(0), at(1), at(2)]).toEqual(["inconclusive", "regressed", "regressed"]);
  });

  test("gives every blocking metric its share of α and leaves p-values as they are", () => {
    const names = ["a", "b", "c", "d", "e"];
    const run = (worse: number) =>
      aRun({
        metrics: names.map((name) => aMetricRecord({ name })),
        cases: Array.from({ length: 80 }, (_, at) =>
          aCaseRow({
            id: `${at}`,
            trials: [
              aTrial({ scores: Object.fromEntries(names.map((name) => [name, name === "a" && at < worse ? 0 : 1])) }),
            ],
          }),
        ),
      });
    const look = { fractions: FRACTIONS, at: 1 };
    const verdictOf = (worse: number) => compare(run(0), run(worse), { confidence: 0.95, look }).metrics[0];
    // 0.5^(k+1): 7 → 0.0039, 8 → 0.00195, 9 → 0.00098, 10 → 0.00049; a fifth of α has the level 0.0009 at this look.
    const level = lanDeMets({ alpha: 0.025 / 5, fractions: FRACTIONS }).nominalLevel[1] ?? 0;
    expect(level).toBeGreaterThan(0.5 ** 11);
    expect(level).toBeLessThan(0.5 ** 9);
    expect(verdictOf(7)?.verdict).toBe("inconclusive");
    expect(verdictOf(7)?.evidence?.pRegressed).toBeCloseTo(0.5 ** 8, 12);
    expect(verdictOf(10)?.verdict).toBe("regressed");
  });

  test("may not claim anything where it adds nothing, and has limits all the same", () => {
    const { verdict, evidence } = metricOf(earlier, later(8), { look: { fractions: [1e-6, 1], at: 0 } });
    expect(verdict).toBe("inconclusive");
    expect(Number.isFinite(evidence?.lower)).toBe(true);
    expect(Number.isFinite(evidence?.upper)).toBe(true);
  });

  test("passes at its own level, without a share: every metric must", () => {
    const many = (count: number) => runOf(repeat(count, 1));
    const at = (count: number, look: number) =>
      metricOf(many(count), many(count), { look: { fractions: FRACTIONS, at: look } }).verdict;
    expect([at(150, 0), at(150, 1), at(150, 2)]).toEqual(["inconclusive", "unchanged", "unchanged"]);
  });

  test("and all others together alarm at most nominally between a system and itself", () => {
    const random = seeded(7);
    const runs = 400;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      const easy = Array.from({ length: 40 }, () => (random() < 0.3 ? 0.5 : 0.9));
      const trials = () => easy.map((p) => Array.from({ length: 3 }, () => (random() < p ? 1 : 0)));
      const [one, other] = [trials(), trials()];
      const seen = FRACTIONS.some((_, at) => {
        const cut = (side: number[][]) =>
          runOf(
            side.map((scores) => scores.slice(0, at + 1)),
            { metric: { margin: { kind: "absolute", value: 0 } } },
          );
        return (
          metricOf(cut(one), cut(other), { crossCheck: false, look: { fractions: FRACTIONS, at } }).verdict ===
          "regressed"
        );
      });
      if (seen) alarms += 1;
    }
    expect(alarms / runs).toBeLessThanOrEqual(0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs));
    expect(alarms).toBeGreaterThan(0);
  });
});

describe("a comparison that is looked at whenever one likes", () => {
  test("has wider limits than one look, never narrower, and p-values that agree with them", () => {
    for (const count of [20, 60, 200, 600]) {
      const random = seeded(count);
      const scores = (p: number) => Array.from({ length: count }, () => [random() < p ? 1 : 0]);
      const [one, other] = [runOf(scores(0.9)), runOf(scores(0.7))];
      const [single, anytime] = [metricOf(one, other), metricOf(one, other, { anytime: true })];
      expect(anytime.evidence?.method).toBe("anytime");
      expect(anytime.evidence?.lower).toBeLessThan(single.evidence?.lower ?? 0);
      expect(anytime.evidence?.upper).toBeGreaterThan(single.evidence?.upper ?? 0);
      expect((anytime.evidence?.upper ?? 0) < 0).toBe((anytime.evidence?.pRegressed ?? 1) < 0.025);
    }
  });

  test("works for two samples without a common case", () => {
    const other = runOf([...repeat(40, 0), ...repeat(60, 1)], { row: (at) => ({ id: `o${at}`, cluster: `o${at}` }) });
    const found = metricOf(runOf(repeat(100, 1, 0, 1, 1).map((_, at) => [at % 20 === 0 ? 0 : 1])), other, {
      anytime: true,
    });
    expect(found).toMatchObject({ verdict: "regressed", evidence: { method: "anytime", cases: 200 } });
  });

  test("alarms at most nominally however often one looks, where a test at each look does not hold its level", () => {
    const random = seeded(20261123);
    const runs = 150;
    const alarms = { true: 0, false: 0 };
    for (let run = 0; run < runs; run++) {
      const [one, other] = [0, 0].map(() => Array.from({ length: 300 }, () => [random() < 0.8 ? 1 : 0]));
      for (const anytime of [true, false]) {
        const seen = [...Array(15).keys()].some((look) => {
          const cut = (side: readonly (readonly number[])[] = []) =>
            runOf(side.slice(0, 20 * (look + 1)), { metric: { margin: { kind: "absolute", value: 0 } } });
          return metricOf(cut(one), cut(other), { crossCheck: false, anytime }).verdict === "regressed";
        });
        if (seen) alarms[`${anytime}`] += 1;
      }
    }
    expect(alarms.true / runs).toBeLessThanOrEqual(0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs));
    expect(alarms.false / runs).toBeGreaterThan(0.05);
  });
});
