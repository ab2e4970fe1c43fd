import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison, MetricComparison } from "../../src/domain/verdict.ts";
import { controlOf, driftSeen, nextStep, planLooks } from "../../src/pipeline/looks.ts";
import { aComparison, aMetricComparison, anEnvironment, anEvidence, aSide } from "../builders.ts";

const someCases = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 })
  .map((cases) => cases.map((id) => `case ${id}`));

const somePlan = fc
  .record({
    cases: someCases,
    trials: fc.integer({ min: 1, max: 5 }),
    looks: fc.integer({ min: 1, max: 3 }),
    spread: fc.option(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }), {
      nil: undefined,
    }),
    storedTrials: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  })
  .map(({ cases, trials, looks, spread, storedTrials }) => ({
    cases,
    trials,
    looks,
    ...(spread === undefined ? {} : { variances: new Map(cases.map((id, place) => [id, spread[place] ?? 0])) }),
    ...(storedTrials === undefined ? {} : { storedTrials }),
  }));

describe("a plan of looks", () => {
  test("asks as often as one look at all trials would, and every case", () => {
    fc.assert(
      fc.property(somePlan, (input) => {
        const asks = planLooks(input).looks.flat();
        expect(asks).toHaveLength(input.cases.length * input.trials);
        expect(new Set(asks.map(({ id }) => id)).size).toBe(input.cases.length);
      }),
    );
  });

  test("asks for the trials of a case in turn, none of them twice, and none more than three times as many as on average", () => {
    fc.assert(
      fc.property(somePlan, (input) => {
        const asks = planLooks(input).looks.flat();
        for (const id of input.cases) {
          const trials = asks.filter((ask) => ask.id === id).map(({ trial }) => trial);
          expect(trials).toEqual(trials.map((_, place) => place));
          expect(trials.length).toBeLessThanOrEqual(3 * input.trials);
        }
      }),
    );
  });

  test("has fractions that rise strictly to 1, one for each look, and looks of ten answers at the least", () => {
    fc.assert(
      fc.property(somePlan, (input) => {
        const { fractions, looks } = planLooks(input);
        expect(fractions).toHaveLength(looks.length);
        expect(fractions.at(-1)).toBe(1);
        for (const [at, fraction] of fractions.entries()) expect(fraction).toBeGreaterThan(fractions[at - 1] ?? 0);
        const most = input.cases.length * input.trials;
        for (const look of looks) expect(look.length).toBeGreaterThanOrEqual(Math.min(10, most));
      }),
    );
  });

  test("ends its first look at a third of the answers, or as soon as that knows a third, and its second at six tenths", () => {
    const enough = somePlan.filter(({ cases, trials }) => cases.length * trials >= 60);
    fc.assert(
      fc.property(enough, ({ storedTrials: _, ...input }) => {
        const { fractions, looks } = planLooks({ ...input, looks: 3 });
        const [first = [], second = []] = looks;
        const total = input.cases.length * input.trials;
        expect(first.length).toBeGreaterThanOrEqual(Math.floor(total / 3));
        expect(first.length + second.length).toBeGreaterThanOrEqual(Math.floor(0.6 * total));
        // A case that varied much and comes late shows that less is known than it seemed.
        expect(fractions[0]).toBeGreaterThan(0.3);
      }),
    );
  });

  test("does not depend on the order the cases are given in", () => {
    fc.assert(
      fc.property(somePlan, (input) => {
        expect(planLooks({ ...input, cases: input.cases.toReversed() })).toEqual(planLooks(input));
      }),
    );
  });

  test("asks every case once before any of them twice", () => {
    const { looks } = planLooks({ cases: ids(30), trials: 3, looks: 3 });
    expect(looks.map((look) => new Set(look.map(({ trial }) => trial)))).toEqual([
      new Set([0]),
      new Set([1]),
      new Set([1, 2]),
    ]);
  });

  test("adds cases where there is one trial of each", () => {
    const { looks, fractions } = planLooks({ cases: ids(30), trials: 1, looks: 3 });
    expect(looks.map((look) => look.length)).toEqual([10, 10, 10]);
    expect(looks.flat().every(({ trial }) => trial === 0)).toBe(true);
    expect(fractions[0]).toBeCloseTo(1 / 3, 10);
    expect(fractions[1]).toBeCloseTo(2 / 3, 10);
  });

  test("takes early looks at further trials to know hardly more than the share of trials they have", () => {
    const { fractions } = planLooks({ cases: ids(30), trials: 3, looks: 3 });
    expect(fractions[0]).toBeGreaterThan(1 / 3);
    expect(fractions[0]).toBeLessThan(0.36);
  });

  test("knows more at once where the other side is stored", () => {
    const input = { cases: ids(30), trials: 3, looks: 3 };
    expect(planLooks({ ...input, storedTrials: 3 }).fractions[0]).toBeGreaterThan(
      planLooks(input).fractions[0] as number,
    );
  });

  test("gives a case that varied more of the trials, and a steady one still one", () => {
    const cases = ids(20);
    const variances = new Map(cases.map((id, place) => [id, place < 5 ? 0.25 : 0]));
    const asks = planLooks({ cases, trials: 3, looks: 2, variances }).looks.flat();
    const trialsOf = (id: string) => asks.filter((ask) => ask.id === id).length;
    // Shrunken, σ are √2.5 and √0.5. A sixth trial has a claim of √2.5/11 = 0.144, the third of a steady case √0.5/5 = 0.141.
    expect(cases.slice(0, 5).map(trialsOf)).toEqual([6, 6, 6, 6, 6]);
    expect(new Set(cases.slice(5).map(trialsOf))).toEqual(new Set([2]));
  });

  test("takes no look that would add fewer than ten answers, since it could say nothing", () => {
    const looksOf = (count: number, trials: number) => planLooks({ cases: ids(count), trials, looks: 3 }).looks.length;
    expect([looksOf(1, 2), looksOf(19, 1), looksOf(20, 1), looksOf(24, 1), looksOf(30, 1), looksOf(10, 3)]).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });
});

describe("the control", () => {
  test("is a share of the cases, ten at the least, and all where there are no more", () => {
    expect(controlOf(ids(200), 0.2).size).toBe(40);
    expect(controlOf(ids(30), 0.2).size).toBe(10);
    expect(controlOf(ids(7), 0.2).size).toBe(7);
    expect(controlOf(ids(30), 1).size).toBe(30);
  });

  test("is asked at the first look", () => {
    const control = controlOf(ids(100), 0.2, "s");
    const { looks } = planLooks({ cases: ids(100), trials: 1, looks: 3, seed: "s" });
    const first = new Set(looks[0]?.map(({ id }) => id));
    expect([...control].every((id) => first.has(id))).toBe(true);
  });
});

describe("what comes after a look", () => {
  const calm = aComparison({ metrics: [moved(0.5, 0.5)] });

  test("is nothing once every blocking metric is settled", () => {
    const improved = aComparison({ metrics: [said("unchanged"), said("improved"), said("inconclusive", false)] });
    expect(nextStep({ comparison: improved, base: "replayed", fraction: 0.5 })).toBe("done");
    const unchanged = aComparison({ metrics: [said("unchanged"), said("inconclusive", false)] });
    expect(nextStep({ comparison: unchanged, drift: calm, base: "stored", fraction: 0.5 })).toBe("done");
  });

  test("is another look while a blocking metric is open, until the last", () => {
    const comparison = aComparison({ metrics: [said("unchanged"), said("inconclusive")] });
    expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 0.5 })).toBe("next-look");
    expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 1 })).toBe("done");
  });

  const lost = (difference: number, lower: number, margin = 0.1) =>
    aMetricComparison({ verdict: "regressed", kind: "real", evidence: anEvidence({ difference, lower, margin }) });

  test("is nothing where one metric regressed, however open the others are", () => {
    const comparison = aComparison({ metrics: [lost(-0.12, -0.2), said("inconclusive")] });
    expect(nextStep({ comparison, base: "replayed", fraction: 0.5 })).toBe("done");
  });

  test("is another look where a loss is proved that may be smaller than the margin, until the last", () => {
    const comparison = aComparison({ metrics: [lost(-0.05, -0.12)] });
    expect(nextStep({ comparison, base: "replayed", fraction: 0.6 })).toBe("next-look");
    expect(nextStep({ comparison, base: "replayed", fraction: 0.8 })).toBe("done");
    expect(nextStep({ comparison, base: "replayed", fraction: 1 })).toBe("done");
    expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 0.6 })).toBe("next-look");
  });

  test("is nothing where a slice regressed that blocks, whatever the whole did", () => {
    const metric = aMetricComparison({ verdict: "regressed", kind: "slice-regressed" });
    expect(nextStep({ comparison: aComparison({ metrics: [metric] }), base: "replayed", fraction: 0.4 })).toBe("done");
  });

  test("is nothing where stored scores leave a loss open at the last look", () => {
    const evidence = anEvidence({ difference: -0.04, lower: -0.09 });
    const metric = aMetricComparison({ verdict: "inconclusive", kind: "wide-interval", evidence });
    const comparison = aComparison({ metrics: [metric] });
    expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 0.6 })).toBe("next-look");
    expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 1 })).toBe("done");
  });

  test("is a replay of the base where stored scores would be blamed by, at the last look too", () => {
    // −0.1 − (−0.1 + 0.45) is above −0.45, by the error of the last digit.
    for (const metric of [lost(-0.12, -0.2), lost(-0.1, -0.45, 0.45), said("errored")]) {
      const comparison = aComparison({ metrics: [metric] });
      expect(nextStep({ comparison, drift: calm, base: "stored", fraction: 1 })).toBe("replay-base");
    }
  });

  test("is a replay of the base where stored scores would be praised by, once nothing else is open", () => {
    const settled = aComparison({ metrics: [said("improved"), said("unchanged")] });
    expect(nextStep({ comparison: settled, drift: calm, base: "stored", fraction: 0.5 })).toBe("replay-base");
    const open = aComparison({ metrics: [said("improved"), said("inconclusive")] });
    expect(nextStep({ comparison: open, drift: calm, base: "stored", fraction: 0.5 })).toBe("next-look");
    expect(nextStep({ comparison: open, drift: calm, base: "stored", fraction: 1 })).toBe("replay-base");
  });

  test("is a replay of the base where the control drifted, once stored scores would end the looks", () => {
    const drift = aComparison({ metrics: [moved(0.9, 0.1)] });
    const settled = aComparison({ metrics: [said("unchanged")] });
    expect(nextStep({ comparison: settled, drift, base: "stored", fraction: 0.5 })).toBe("replay-base");
    const open = aComparison({ metrics: [said("inconclusive")] });
    expect(nextStep({ comparison: open, drift, base: "stored", fraction: 0.5 })).toBe("next-look");
    expect(nextStep({ comparison: open, drift, base: "stored", fraction: 1 })).toBe("replay-base");
    expect(nextStep({ comparison: settled, base: "stored", fraction: 0.5 })).toBe("replay-base");
  });

  test("is a replay of the base at once where another model is served", () => {
    const open = aComparison({ metrics: [said("inconclusive")] });
    expect(nextStep({ comparison: open, drift: served("gpt-4.1-2025-09-01"), base: "stored", fraction: 0.5 })).toBe(
      "replay-base",
    );
  });

  test("is every look where no metric blocks, since nothing is settled by that", () => {
    const comparison = aComparison({ metrics: [said("unchanged", false)] });
    expect(nextStep({ comparison, base: "replayed", fraction: 0.5 })).toBe("next-look");
  });
});

describe("a drift", () => {
  test("is seen in either direction, more eagerly where the base became better, which hides a loss", () => {
    expect(driftSeen(aComparison({ metrics: [moved(0.86, 0.14)] }))).toBe(true);
    expect(driftSeen(aComparison({ metrics: [moved(0.84, 0.16)] }))).toBe(false);
    expect(driftSeen(aComparison({ metrics: [moved(0.04, 0.96)] }))).toBe(true);
    expect(driftSeen(aComparison({ metrics: [moved(0.06, 0.94)] }))).toBe(false);
  });

  test("is not seen in a metric that only informs", () => {
    expect(driftSeen(aComparison({ metrics: [{ ...moved(0.01, 0.99), blocking: false }] }))).toBe(false);
  });

  test("is not ruled out where a blocking metric could not be compared", () => {
    const { evidence: _, ...metric } = aMetricComparison({ verdict: "inconclusive", kind: "too-few-cases" });
    expect(driftSeen(aComparison({ metrics: [metric] }))).toBe(true);
  });

  test("is seen where another model is served than the stored answers came from", () => {
    expect(driftSeen(served("gpt-4.1-2025-09-01"))).toBe(true);
    expect(driftSeen(served("gpt-4.1-2025-04-14"))).toBe(false);
  });
});

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => `case-${place}`);
}

/** A control that did not move, under this model; the stored answers are of gpt-4.1-2025-04-14. */
function served(model: string): Comparison {
  const after = aSide({ environment: anEnvironment({ resolvedModels: { [model]: 30 } }) });
  return aComparison({ after, metrics: [moved(0.5, 0.5)] });
}

function said(verdict: MetricComparison["verdict"], blocking = true): MetricComparison {
  return aMetricComparison({ verdict, blocking });
}

function moved(pRegressed: number, pImproved: number): MetricComparison {
  return aMetricComparison({ blocking: true, evidence: anEvidence({ pRegressed, pImproved }) });
}
