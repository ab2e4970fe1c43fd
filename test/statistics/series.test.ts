import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { alphaSpending } from "../../src/statistics/alpha-spending.ts";
import { asymptoticEValue, asymptoticHalfWidth } from "../../src/statistics/asymptotic-confidence-sequence.ts";
import { bayesect } from "../../src/statistics/bayesect.ts";
import { betaBinomialEValue } from "../../src/statistics/beta-binomial-e-value.ts";
import { bettingConfidenceSequence } from "../../src/statistics/betting-confidence-sequence.ts";
import { bettingMartingale } from "../../src/statistics/betting-martingale.ts";
import { changePoints } from "../../src/statistics/change-points.ts";
import { normalQuantile } from "../../src/statistics/distributions.ts";
import { driftEvents } from "../../src/statistics/drift-events.ts";
import { distancesOf, energyStatistic } from "../../src/statistics/energy-statistic.ts";
import { lanDeMets } from "../../src/statistics/lan-demets.ts";
import { mmdHamming } from "../../src/statistics/mmd-hamming.ts";
import { noveltyBeside } from "../../src/statistics/novelty.ts";
import { shapley } from "../../src/statistics/shapley.ts";
import { totalVariation } from "../../src/statistics/total-variation.ts";
import { twoSampleT } from "../../src/statistics/two-sample-t.ts";

/** A seeded source of uniform numbers in 0…1, and of normal ones. */
function chance(seed: number) {
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => uniformFloat64(generator);
  // Its first numbers still show the seed.
  for (let round = 0; round < 20; round++) uniform();
  const normal = (): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, uniform())));
  return { uniform, normal };
}

const series = (length: number, value: (index: number) => number) =>
  Object.freeze(Array.from({ length }, (_, i) => value(i)));
/** The share of `runs` in which something happens. */
const shareOf = (runs: number, happens: () => boolean) =>
  series(runs, () => (happens() ? 1 : 0)).reduce((a, b) => a + b, 0) / runs;

describe("bounds for looks", () => {
  test("a single look claims at the level itself", () => {
    const { z, nominalLevel } = lanDeMets({ alpha: 0.025, fractions: [1] });
    expect(z[0]).toBeCloseTo(normalQuantile(0.975), 9);
    expect(nominalLevel[0]).toBeCloseTo(0.025, 12);
  });

  test.each([
    ["the same again", [0.5, 0.5, 1]],
    ["next to nothing more", [0.5, 0.50001, 1]],
    ["less than before", [0.5, 0.3, 1]],
  ])("a look at %s claims nothing, and costs those after it nothing", (_, fractions) => {
    const { z, nominalLevel, cumulativeSpend } = lanDeMets({ alpha: 0.05, fractions });
    const without = lanDeMets({ alpha: 0.05, fractions: [0.5, 1] });
    expect([z[1], nominalLevel[1], cumulativeSpend[1]]).toEqual([Number.POSITIVE_INFINITY, 0, cumulativeSpend[0]]);
    expect(z[2]).toBeCloseTo(without.z[1] ?? 0, 6);
  });

  test("looks that are close together have finite bounds, and spend no more than the level", () => {
    const { z, cumulativeSpend } = lanDeMets({ alpha: 0.05, fractions: [0.9, 0.9005, 0.999, 1] });
    for (const bound of z) expect(bound).toBeGreaterThan(1.6);
    expect(z.every(Number.isFinite)).toBe(true);
    expect(cumulativeSpend.at(-1)).toBeCloseTo(0.05, 12);
  });

  test.each(["obrien-fleming", "pocock"] as const)(
    "a random walk without drift crosses bounds of type %s as often as the level says",
    (spending) => {
      const { normal } = chance(11);
      const fractions = [0.2, 0.5, 0.7, 1];
      const { z } = lanDeMets({ alpha: 0.05, fractions, spending });
      const crosses = () => {
        let sum = 0;
        return fractions.some((fraction, look) => {
          sum += normal() * Math.sqrt(fraction - (fractions[look - 1] ?? 0));
          return sum / Math.sqrt(fraction) >= (z[look] ?? 0);
        });
      };
      // Three standard errors of 20,000 runs at 0.05.
      expect(Math.abs(shareOf(20_000, crosses) - 0.05)).toBeLessThan(0.0047);
    },
  );

  test("nothing is spent before there is information, and all of it at the end", () => {
    expect([0, 1, 1.2].map((fraction) => alphaSpending(fraction, 0.05))).toEqual([0, 0.05, 0.05]);
  });
});

describe("what may be looked at any time", () => {
  const runs = 2000;

  test("the asymptotic sequence misses a mean at any of 300 looks seldom, and narrows around its tightest point", () => {
    const { normal } = chance(3);
    const misses = () => {
      let sum = 0;
      let missed = false;
      for (let n = 1; n <= 300; n++) {
        sum += normal();
        const { halfWidth } = asymptoticHalfWidth({ variance: 1, n, tightestAt: 100, alpha: 0.05, sides: 2 });
        missed ||= Math.abs(sum / n) > halfWidth;
      }
      return missed;
    };
    const share = shareOf(runs, misses);
    expect(share).toBeLessThanOrEqual(0.05);
    expect(share).toBeGreaterThan(0.005);
  });

  test.each([1, 2] as const)(
    "the asymptotic e-value for %d sides has an expectation of one where nothing changed",
    (sides) => {
      const { normal } = chance(5);
      const values = series(
        40_000,
        () => asymptoticEValue({ estimate: normal() / 10, standardError: 0.1, n: 100, rho: 0.1, sides }).eValue,
      );
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - 1)).toBeLessThan(0.05);
    },
  );

  test("the e-value for one side ignores a change to the other", () => {
    const against = { standardError: 0.1, n: 100, rho: 0.2, sides: 1 } as const;
    expect(asymptoticEValue({ estimate: 0.5, ...against }).eValue).toBeGreaterThan(100);
    expect(asymptoticEValue({ estimate: -0.5, ...against })).toEqual({ eValue: expect.closeTo(0.08, 1), p: 1 });
  });

  test("betting reaches 1/alpha in at most alpha of the runs, whatever the values are like", () => {
    const { uniform } = chance(7);
    const ruined = (draw: () => number, nullMean: number) =>
      shareOf(runs, () =>
        bettingMartingale(series(100, draw), { nullMean, alpha: 0.05, theta: 0.5 }).some((capital) => capital >= 20),
      );
    expect(ruined(() => (uniform() < 0.9 ? 1 : 0), 0.9)).toBeLessThanOrEqual(0.05);
    expect(ruined(() => uniform() ** 4, 0.2)).toBeLessThanOrEqual(0.05);
  });

  test("the betting interval says so when every mean is ruled out: both limits are the likeliest one", () => {
    const wild = series(400, (index) => (index < 200 ? 1 : 0));
    const last = bettingConfidenceSequence(wild, { alpha: 0.05, gridSteps: 50, runningIntersection: true }).at(-1);
    expect(last?.lower).toBe(last?.upper);
  });

  test("the e-value of discordant pairs has an expectation of exactly one, for one side and for two", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (const sides of [1, 2] as const) {
      const mean = series(21, (b) => (choose(20, b) / 2 ** 20) * betaBinomialEValue({ b, c: 20 - b }, sides).eValue);
      expect(mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe("change points", () => {
  const rule = { windowLength: 50, maxP: 0.001, minMagnitude: 0 };

  test("are found in at most 1 in 50 series without a change, tied values included", () => {
    const { normal } = chance(1);
    const alarms = (length: number, value: () => number) =>
      shareOf(1000, () => changePoints(series(length, value), rule).length > 0);
    expect(alarms(12, normal)).toBeLessThanOrEqual(0.02);
    expect(alarms(26, normal)).toBeLessThanOrEqual(0.03);
    expect(alarms(12, () => Math.round(normal() * 1.5) / 1.5)).toBeLessThanOrEqual(0.02);
  });

  test("of a shift of four standard errors four points ago are found nine times in ten", () => {
    const { normal } = chance(2);
    const found = () =>
      changePoints(
        series(12, (index) => normal() - (index >= 8 ? 4 : 0)),
        rule,
      ).some(({ index }) => Math.abs(index - 8) <= 1);
    expect(shareOf(500, found)).toBeGreaterThan(0.85);
  });

  test("say how sure they are, and the means on either side", () => {
    const [change, ...rest] = changePoints([1, 1.1, 0.9, 1, 1.05, 3, 3.1, 2.9, 3, 2.95], rule);
    expect(rest).toEqual([]);
    expect(change).toEqual({
      index: 5,
      p: expect.any(Number),
      before: expect.closeTo(1.01),
      after: expect.closeTo(2.99),
    });
    expect(change?.p).toBeLessThan(1e-6);
  });

  test("smaller than the least magnitude are dropped", () => {
    const shifted = series(12, (index) => (index < 6 ? 0 : 0.01) + (index % 2) * 1e-4);
    expect(changePoints(shifted, rule)).toHaveLength(1);
    expect(changePoints(shifted, { ...rule, minMagnitude: 0.02 })).toEqual([]);
  });

  test("are not made of one odd value after equal ones where values are known to vary", () => {
    const oneOdd = series(9, (index) => (index === 8 ? 0.98 : 1));
    expect(changePoints(oneOdd, rule)).toHaveLength(1);
    expect(changePoints(oneOdd, { ...rule, leastVariance: 0.01 ** 2 })).toEqual([]);
  });

  test("of a long series, which is looked at in windows, lie where it changed and seldom elsewhere", () => {
    const { normal } = chance(9);
    const found = series(20, () => 0).map(() =>
      changePoints(
        series(500, (index) => normal() + (index >= 130 && index < 360 ? 6 : 0)),
        rule,
      ).map(({ index }) => index),
    );
    for (const indexes of found) expect(indexes).toEqual(expect.arrayContaining([130, 360]));
    expect(found.flat().length).toBeLessThanOrEqual(3 * found.length);
  });

  test.each([0, 1, 2])("are none in a series of %d points", (length) => {
    expect(
      changePoints(
        series(length, (index) => index),
        rule,
      ),
    ).toEqual([]);
  });

  test("rest on an energy statistic that agrees with the slow sum over all pairs", () => {
    const { normal } = chance(4);
    const values = series(15, normal);
    const distance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, x) => b.reduce((s, y) => s + Math.abs(x - y), sum), 0);
    const slow = (start: number, tau: number, kappa: number) => {
      const [x, y] = [values.slice(start, tau), values.slice(tau, kappa)];
      const [n, m] = [x.length, y.length];
      const inside = (own: readonly number[], other: number) =>
        own.length === 1 ? 0 : ((2 * other) / ((n + m) * (own.length - 1))) * (distance(own, own) / 2);
      return (2 / (n + m)) * distance(x, y) - inside(x, m) - inside(y, n);
    };
    const distances = distancesOf(values);
    for (const [start, tau, kappa] of [
      [0, 1, 2],
      [0, 5, 15],
      [3, 4, 9],
      [2, 9, 10],
      [7, 11, 15],
    ] as const)
      expect(energyStatistic(distances, start, tau, kappa)).toBeCloseTo(slow(start, tau, kappa), 10);
  });

  test("two values, one on either side, say nothing", () => {
    expect(twoSampleT([1], [2])).toEqual({ p: 1 });
  });
});

describe("attribution", () => {
  test("contributions sum to the total, whatever the sets are worth, and a bystander has none", () => {
    const { uniform } = chance(6);
    const worths = series(2 ** 5, uniform);
    // Player 4 changes nothing.
    const found = shapley(5, (set) => worths[set & 0b1111] ?? 0);
    expect(found.shapley.reduce((sum, share) => sum + share, 0)).toBeCloseTo(found.total, 12);
    expect(found.shapley[4]).toBeCloseTo(0, 12);
    expect(found.interaction).toHaveLength(10);
  });

  test("one player has all of it, and no pair", () => {
    expect(shapley(1, (set) => (set === 0 ? 0.9 : 0.4))).toEqual({
      total: 0.5,
      shapley: [0.5],
      necessity: [0.5],
      sufficiency: [0.5],
      interaction: [],
    });
  });

  test("bisection finds the version, and never asks one that cannot run", () => {
    const { uniform } = chance(8);
    const [failures, runs] = [series(8, () => 0).slice(), series(8, () => 0).slice()];
    const prior = [1, 1, 1, 0, 1, 1, 1, 1];
    const culprit = 5;
    let state = bayesect({ prior, failures, runs });
    for (let run = 0; run < 400 && Math.max(...state.posterior) < 0.99; run++) {
      const { next } = state;
      if (next === null) break;
      expect(next).not.toBe(3);
      runs[next] = (runs[next] ?? 0) + 1;
      if (uniform() < (next <= culprit ? 0.7 : 0.1)) failures[next] = (failures[next] ?? 0) + 1;
      state = bayesect({ prior, failures, runs });
    }
    expect(state.posterior.indexOf(Math.max(...state.posterior))).toBe(culprit);
  });

  test("bisection has no next version where none can run", () => {
    expect(bayesect({ prior: [1], failures: [0], runs: [0] }).next).toBe(0);
    expect(bayesect({ prior: [0, 0], failures: [0, 0], runs: [0, 0] }).next).toBeNull();
  });
});

describe("distances between what is said", () => {
  test("the squared discrepancy of texts of one kind is about 0 on average, and of two kinds is not", () => {
    const { uniform } = chance(10);
    const drawn = (words: readonly string[]) =>
      series(10, Math.floor).map(() => ({ prompt: 0, text: words[Math.floor(uniform() * words.length)] ?? "" }));
    const mean = (right: readonly string[]) =>
      series(300, () => mmdHamming(drawn(["yes", "no", "perhaps"]), drawn(right), 7).mmd).reduce(
        (sum, mmd) => sum + mmd / 300,
        0,
      );
    expect(Math.abs(mean(["yes", "no", "perhaps"]))).toBeLessThan(0.02);
    expect(mean(["certainly", "never"])).toBeGreaterThan(0.2);
  });

  test("total variation is symmetric, and a value named like a property every object has is a value", () => {
    expect(totalVariation({ constructor: 1 }, { toString: 1 })).toBe(1);
    expect(totalVariation({ a: 3, b: 1 }, { a: 1, b: 1 })).toBe(totalVariation({ a: 1, b: 1 }, { a: 3, b: 1 }));
  });

  test("a day is no event before there are enough usual days, and an event is told once", () => {
    const rule = {
      window: 14,
      exclusion: 4,
      minBaseline: 5,
      sigma: 4,
      absoluteDelta: 0.2,
      persistence: 3,
      cooldown: 10,
    };
    const calm = series(12, (index) => 0.05 + (index % 2) * 0.02);
    expect(driftEvents([...calm, 1, 1, 1, 1, 1, 1], rule)).toEqual([12]);
    expect(driftEvents([0.05, 0.06, 1, 1, 1], rule)).toEqual([]);
  });

  test("a text that is known is not new, and one with nothing in common is", () => {
    const novelty = noveltyBeside(["Where is my order?", "Where is my parcel?", "Cancel my order."]);
    expect(novelty("where is MY  order?")).toEqual({ similarity: expect.closeTo(1, 12), p: 1 });
    expect(novelty("Übersetze Zug 42")).toEqual({ similarity: expect.closeTo(0, 12), p: 0.25 });
    expect(novelty("").similarity).toBe(0);
  });
});
