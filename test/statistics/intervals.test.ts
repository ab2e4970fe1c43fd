import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../src/statistics/clopper-pearson.ts";
import { betaCdf, betaQuantile, binomialCdf, binomialPmf, normalCdf } from "../../src/statistics/distributions.ts";
import { jeffreys } from "../../src/statistics/jeffreys.ts";
import { meanInterval } from "../../src/statistics/mean-interval.ts";
import { pairedT } from "../../src/statistics/paired-t.ts";
import { tost } from "../../src/statistics/tost.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { wilsonContinuityCorrected } from "../../src/statistics/wilson-continuity-corrected.ts";
import { zeroEvents } from "../../src/statistics/zero-events.ts";

const counts = fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 })).filter(([k, rest]) => k + rest > 0);

describe.each([
  ["Wilson's", wilson],
  ["Wilson's corrected", wilsonContinuityCorrected],
  ["Jeffreys'", jeffreys],
  ["Clopper and Pearson's", clopperPearson],
])("%s interval of a share", (_, interval) => {
  test("holds the share within 0 and 1, and turns around with successes and failures", () => {
    fc.assert(
      fc.property(counts, ([successes, failures]) => {
        const n = successes + failures;
        const { lower, upper } = interval(successes, n, 0.95);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(successes / n);
        expect(upper).toBeGreaterThanOrEqual(successes / n);
        expect(upper).toBeLessThanOrEqual(1);
        expect(interval(failures, n, 0.95).lower).toBeCloseTo(1 - upper, 9);
      }),
    );
  });
});

test("Clopper and Pearson's interval is the widest of those without a correction", () => {
  fc.assert(
    fc.property(counts, ([successes, failures]) => {
      const n = successes + failures;
      const [exact, mild] = [clopperPearson(successes, n, 0.95), jeffreys(successes, n, 0.95)];
      expect(exact.lower).toBeLessThanOrEqual(mild.lower);
      expect(exact.upper).toBeGreaterThanOrEqual(mild.upper);
    }),
  );
});

test("two one-sided tests say what a 1 − 2α interval within the bounds says", () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.5, max: 30, noNaN: true }), (before, bound) => {
      const after = before.map((value, index) => value + ((index * 7) % 5) - 2);
      const plain = pairedT(before, after, { alpha: 0.05, margin: 0 });
      fc.pre(Math.min(Math.abs(plain.lower + bound), Math.abs(plain.upper - bound)) > 1e-9);
      const { p } = tost(plain, { lower: -bound, upper: bound });
      expect(p < 0.05).toBe(plain.lower > -bound && plain.upper < bound);
    }),
  );
});

test("of one value there is a mean and no interval", () => {
  expect(meanInterval([0.4], 0.95)).toEqual({
    mean: 0.4,
    standardError: Number.NaN,
    lower: Number.NaN,
    upper: Number.NaN,
  });
});

test("the rule of three is near the exact limit, and above it", () => {
  for (const n of [30, 100, 1000]) {
    const { exact, approximate } = zeroEvents(n, 0.05);
    expect(approximate).toBeGreaterThan(exact);
    expect(approximate / exact).toBeLessThan(1.06);
    // So many trials without an event are just rare enough.
    expect((1 - exact) ** n).toBeCloseTo(0.05, 12);
  }
});

test("the distributions agree with each other", () => {
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
      const masses = Array.from({ length: n + 1 }, (_, k) => binomialPmf(k, n, p));
      expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 10);
      // P(X ≤ k) of the binomial is the upper part of a beta distribution.
      const k = Math.floor(n / 2);
      if (k < n) expect(binomialCdf(k, n, p)).toBeCloseTo(1 - betaCdf(p, k + 1, n - k), 10);
      expect(betaCdf(betaQuantile(p, n, 2), n, 2)).toBeCloseTo(p, 9);
    }),
  );
});
