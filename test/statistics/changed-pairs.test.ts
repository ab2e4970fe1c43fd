import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agrestiMin } from "../../src/statistics/agresti-min.ts";
import { mcnemar } from "../../src/statistics/mcnemar.ts";
import { shareBetter, tangoInterval } from "../../src/statistics/tango-interval.ts";

const changed = fc.nat({ max: 60 });
const pairs = fc
  .tuple(changed, changed, fc.nat({ max: 100 }))
  .filter(([b, c, rest]) => b + c + rest > 0)
  .map(([b, c, rest]) => ({ b, c, n: b + c + rest }));

describe("McNemar's test", () => {
  test("has p-values of 0 to 1, two-sided ones that do not ask which side is which", () => {
    fc.assert(
      fc.property(changed, changed, (b, c) => {
        const [one, other] = [mcnemar(b, c), mcnemar(c, b)];
        for (const p of Object.values(one)) {
          expect(p ?? 0).toBeGreaterThanOrEqual(0);
          expect(p ?? 0).toBeLessThanOrEqual(1);
        }
        expect({ ...one, oneSidedMidP: 0 }).toEqual({ ...other, oneSidedMidP: 0 });
        expect(one.exact).toBeGreaterThanOrEqual(one.midP);
      }),
    );
  });

  test("says with mid-p that a loss and a gain share the whole of the chance", () => {
    fc.assert(
      fc.property(changed, changed, (b, c) => {
        fc.pre(b + c > 0);
        expect(mcnemar(b, c).oneSidedMidP + mcnemar(c, b).oneSidedMidP).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("Tango's interval", () => {
  const options = { confidence: 0.9, margin: 0.1 };

  test("holds the difference, stays within −1 and 1, and turns around with the sides", () => {
    fc.assert(
      fc.property(pairs, ({ b, c, n }) => {
        const one = tangoInterval({ b, c, n }, options);
        const other = tangoInterval({ b: c, c: b, n }, options);
        expect(one.lower).toBeGreaterThanOrEqual(-1);
        expect(one.lower).toBeLessThanOrEqual(one.difference);
        expect(one.upper).toBeGreaterThanOrEqual(one.difference);
        expect(one.upper).toBeLessThanOrEqual(1);
        expect(one.lower).toBeCloseTo(-other.upper, 12);
      }),
    );
  });

  test("rules out a loss of the margin exactly where its lower limit is above it", () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.01, max: 0.6, noNaN: true }), (found, margin) => {
        const { lower, pNonInferior } = tangoInterval(found, { confidence: 0.9, margin });
        fc.pre(Math.abs(lower + margin) > 1e-9);
        expect(pNonInferior < 0.05).toBe(lower > -margin);
      }),
    );
  });

  test("takes the share of better pairs that makes the data most likely, as a search of all shares finds it", () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ b, c, n }, loss) => {
        // Shares of worse and better pairs differ by the loss and sum to at most 1: worse = loss + better.
        const likelihood = (better: number) =>
          power(b, better + loss) + power(c, better) + power(n - b - c, 1 - loss - 2 * better);
        const steps = 4000;
        const most = (1 - loss) / 2;
        const tried = Array.from({ length: steps + 1 }, (_, step) => (most * step) / steps);
        const best = Math.max(...tried.map(likelihood));
        const found = shareBetter({ b, c, n }, -loss);
        expect(found).toBeGreaterThanOrEqual(-1e-12);
        expect(likelihood(Math.max(0, Math.min(most, found)))).toBeGreaterThanOrEqual(
          best - 1e-3 * (1 + Math.abs(best)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("has a width where no pair changed, z²/(n + z²), which Agresti and Min's underrates", () => {
    const [z2, n] = [1.6448536269514722 ** 2, 50];
    const { lower, upper } = tangoInterval({ b: 0, c: 0, n }, options);
    expect(-lower).toBeCloseTo(z2 / (n + z2), 9);
    expect(upper).toBeCloseTo(z2 / (n + z2), 9);
    expect(agrestiMin({ b: 0, c: 0, n }, 0.9).lower).toBeGreaterThan(lower);
  });

  test("says of margins of 0 and of 1 what is to be said", () => {
    const p = (found: { b: number; c: number; n: number }, margin: number) =>
      tangoInterval(found, { confidence: 0.9, margin }).pNonInferior;
    expect(p({ b: 0, c: 0, n: 20 }, 0)).toBe(1);
    expect(p({ b: 0, c: 9, n: 20 }, 0)).toBeCloseTo(0.00135, 5);
    expect(p({ b: 3, c: 0, n: 20 }, 1)).toBe(0);
    expect(p({ b: 20, c: 0, n: 20 }, 1)).toBe(1);
  });

  test("holds where every pair got worse, and where there is one pair", () => {
    const all = tangoInterval({ b: 20, c: 0, n: 20 }, options);
    expect(all).toMatchObject({ difference: -1, lower: -1 });
    expect(all.upper).toBeLessThan(-0.7);
    for (const one of [tangoInterval({ b: 0, c: 0, n: 1 }, options), tangoInterval({ b: 1, c: 0, n: 1 }, options)])
      expect(one.upper - one.lower).toBeGreaterThan(0.5);
  });
});

/** ln x^k, with 0^0 = 1; rounding may leave a share below 0. */
function power(times: number, share: number): number {
  return times === 0 ? 0 : times * Math.log(Math.max(0, share));
}
