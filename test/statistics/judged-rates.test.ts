import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "../../src/statistics/cohen-kappa.ts";
import { correctedRate } from "../../src/statistics/corrected-rate.ts";
import { labelSplit } from "../../src/statistics/label-split.ts";
import { predictionPoweredMean } from "../../src/statistics/prediction-powered-mean.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const few = fc.integer({ min: 1, max: 200 });

test("kappa has no value where both always say the same one thing, or nothing was rated", () => {
  expect(
    cohenKappa(
      [
        [7, 0],
        [0, 0],
      ],
      0.95,
    ),
  ).toBeUndefined();
  expect(
    cohenKappa(
      [
        [0, 0],
        [0, 0],
      ],
      0.95,
    ),
  ).toBeUndefined();
});

test("kappa is 1 without a doubt for perfect agreement, and 0 for rows that are alike", () => {
  expect(
    cohenKappa(
      [
        [5, 0],
        [0, 9],
      ],
      0.95,
    ),
  ).toMatchObject({ kappa: 1, standardError: 0 });
  expect(
    cohenKappa(
      [
        [10, 20],
        [5, 10],
      ],
      0.95,
    )?.kappa,
  ).toBeCloseTo(0, 12);
});

test("a share lies in its interval, which narrows as items are added", () => {
  fc.assert(
    fc.property(few, share, (n, part) => {
      const successes = Math.round(part * n);
      const one = wilson(successes, n, 0.95);
      const more = wilson(successes * 4, n * 4, 0.95);
      expect(one.lower).toBeLessThanOrEqual(one.share);
      expect(one.upper).toBeGreaterThanOrEqual(one.share);
      expect(more.upper - more.lower).toBeLessThan(one.upper - one.lower);
    }),
  );
});

test("a judge no better than a coin corrects nothing", () => {
  const judged = { p: 0.7, n: 100, negatives: 50, positives: 50 };
  expect(correctedRate({ ...judged, specificity: 0.4, sensitivity: 0.6 }, 0.05)).toBeUndefined();
  expect(correctedRate({ ...judged, specificity: 0.1, sensitivity: 0.2 }, 0.05)).toBeUndefined();
});

test("a judge without errors leaves the rate as it is", () => {
  const corrected = correctedRate(
    { p: 0.7, n: 1000, specificity: 1, sensitivity: 1, negatives: 1e9, positives: 1e9 },
    0.05,
  );
  expect(corrected?.estimate).toBeCloseTo(0.7, 12);
  expect(corrected?.lower).toBeGreaterThan(0.66);
  expect(corrected?.upper).toBeLessThan(0.74);
});

test("a corrected rate and its limits are shares, the limits in order", () => {
  fc.assert(
    fc.property(share, few, share, share, few, few, (p, n, specificity, sensitivity, negatives, positives) => {
      const corrected = correctedRate({ p, n, specificity, sensitivity, negatives, positives }, 0.05);
      if (corrected === undefined) return;
      for (const value of Object.values(corrected)) expect(value >= 0 && value <= 1).toBe(true);
      expect(corrected.lower).toBeLessThanOrEqual(corrected.upper);
    }),
  );
});

test("the interval of a corrected rate holds the true rate about as often as it says", () => {
  const random = seeded(7);
  const draw = (n: number, p: number) => Array.from({ length: n }, () => random() < p).filter(Boolean).length;
  const [truth, sensitivity, specificity, negatives, positives, n] = [0.8, 0.9, 0.75, 40, 80, 150];
  let held = 0;
  for (let run = 0; run < 1000; run++) {
    const passed = truth * sensitivity + (1 - truth) * (1 - specificity);
    const corrected = correctedRate(
      {
        p: draw(n, passed) / n,
        n,
        specificity: draw(negatives, specificity) / negatives,
        sensitivity: draw(positives, sensitivity) / positives,
        negatives,
        positives,
      },
      0.05,
    );
    if (corrected !== undefined && corrected.lower <= truth && truth <= corrected.upper) held += 1;
  }
  expect(held).toBeGreaterThan(930);
});

test("labels are split so that each kind has its pilot and nothing is lost", () => {
  fc.assert(
    fc.property(
      share,
      share,
      share,
      few,
      fc.integer({ min: 0, max: 500 }),
      (p, specificity, sensitivity, pilot, more) => {
        const budget = 2 * pilot + more;
        const { negatives, positives } = labelSplit({ budget, p, specificity, sensitivity, pilot });
        expect(negatives + positives).toBe(budget);
        expect(Math.min(negatives, positives)).toBeGreaterThanOrEqual(pilot);
      },
    ),
  );
});

test("predictions that say nothing are given no weight", () => {
  const alone = predictionPoweredMean([1, 0, 1, 1], [0.5, 0.5, 0.5, 0.5], [0.5, 0.5], 0.05);
  expect(alone.lambda).toBe(0);
  expect(alone.estimate).toBe(0.75);
});

test("a tuned weight is a share and its error a number, whatever the labels are", () => {
  const values = fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.array(share, { minLength: 2, maxLength: 60 }), (pairs, others) => {
      const [labels, predicted] = [pairs.map(([label]) => label), pairs.map(([, judged]) => judged)];
      const same = [...others, ...predicted];
      const tuned = predictionPoweredMean(labels, predicted, same, 0.05);
      const alone = predictionPoweredMean(labels, predicted, same, 0.05, 0);
      expect(tuned.lambda >= 0 && tuned.lambda <= 1).toBe(true);
      expect(Number.isFinite(tuned.standardError) && Number.isFinite(alone.standardError)).toBe(true);
    }),
  );
});

/** A small generator of chance (mulberry32), so that the test says the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
