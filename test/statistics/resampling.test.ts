import fc from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { bcaInterval } from "../../src/statistics/bca-interval.ts";
import { signFlip } from "../../src/statistics/sign-flip.ts";

const own = (values: readonly unknown[]) => values.map((_, index) => index);
const options = { confidence: 0.95, resamples: 999, seed: 1 };
const sums = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 10 });

describe("the sign-flip test", () => {
  test("has p-values above 0 and at most 1, mid-p below p, and does not ask for an order", () => {
    fc.assert(
      fc.property(sums, (values) => {
        const { p, midP } = signFlip(values, options);
        expect(midP).toBeGreaterThan(0);
        expect(midP).toBeLessThan(p);
        expect(p).toBeLessThanOrEqual(1);
        expect(signFlip([...values].reverse(), options)).toEqual({ p, midP });
      }),
    );
  });

  test("gives mid-p values of a loss and of its mirror that sum to 1", () => {
    fc.assert(
      fc.property(sums, (values) => {
        const mirrored = values.map((value) => -value);
        expect(signFlip(values, options).midP + signFlip(mirrored, options).midP).toBeCloseTo(1, 12);
      }),
    );
  });

  test("takes totals for equal that rounding alone keeps apart", () => {
    const tenths = [-0.1, -0.2, 0.3, -0.3, 0.1, 0.2];
    expect(signFlip(tenths, options)).toEqual(signFlip([-1, -2, 3, -3, 1, 2], options));
  });

  test("draws above 16 clusters near what all assignments would give, the same with the same seed", () => {
    const sixteen = Array.from({ length: 16 }, (_, index) => (index % 3) - 1.2);
    const all = signFlip(sixteen, options);
    // A cluster without a difference changes nothing but the way it is counted.
    const drawn = signFlip([...sixteen, 0], { resamples: 20_000, seed: 7 });
    expect(Math.abs(drawn.p - all.p)).toBeLessThan(0.01);
    expect(Math.abs(drawn.midP - all.midP)).toBeLessThan(0.01);
    expect(signFlip([...sixteen, 0], { resamples: 20_000, seed: 7 })).toEqual(drawn);
  });

  test("of drawn assignments is never 0", () => {
    const worse = new Array<number>(40).fill(-1);
    expect(signFlip(worse, { resamples: 999, seed: 1 })).toEqual({ p: 1 / 1000, midP: 0.5 / 1000 });
  });

  test("rejects no effect about as often as it says, of 12 skewless clusters", () => {
    const draw = normals(11);
    const runs = 2000;
    let rejected = 0;
    for (let run = 0; run < runs; run++)
      if (signFlip(Array.from({ length: 12 }, draw), options).midP < 0.05) rejected++;
    expect(rejected / runs).toBeGreaterThan(0.035);
    expect(rejected / runs).toBeLessThan(0.065);
  });
});

describe("the BCa interval", () => {
  test("holds the mean of symmetric values, and moves with them", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 10, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -9, max: 9 }), (half, shift) => {
        const values = half.flatMap((value) => [value, -value]);
        const { lower, upper } = bcaInterval(values, own(values), options);
        expect(lower).toBeLessThan(0);
        expect(upper).toBeGreaterThan(0);
        const moved = values.map((value) => value + shift);
        const there = bcaInterval(moved, own(moved), options);
        expect(there.lower).toBeCloseTo(lower + shift, 6);
        expect(there.upper).toBeCloseTo(upper + shift, 6);
      }),
      { numRuns: 30 },
    );
  });

  test("is the mean twice where nothing varies, and of a single cluster", () => {
    const same = new Array<number>(30).fill(0.3);
    expect(bcaInterval(same, own(same), options)).toEqual({ lower: expect.closeTo(0.3), upper: expect.closeTo(0.3) });
    expect(bcaInterval([1, 2, 6], ["a", "a", "a"], options)).toEqual({ lower: 3, upper: 3 });
  });

  test("has limits even where every drawn mean lies on one side", () => {
    const values = [0, 1, 5];
    for (const seed of [1, 2, 3, 4]) {
      const { lower, upper } = bcaInterval(values, own(values), { ...options, resamples: 1, seed });
      expect([lower, upper].every(Number.isFinite)).toBe(true);
    }
  });

  test("leans to the longer tail", () => {
    const values = Array.from({ length: 40 }, (_, index) => (index < 4 ? -1 : 0));
    const { lower, upper } = bcaInterval(values, own(values), options);
    expect(-0.1 - lower).toBeGreaterThan(upper + 0.1);
  });

  test("draws clusters whole: copies of the values in one cluster make it no surer", () => {
    const values = Array.from({ length: 30 }, (_, index) => Math.sin(index));
    const alone = bcaInterval(values, own(values), options);
    const [thrice, clusters] = [
      [...values, ...values, ...values],
      [...own(values), ...own(values), ...own(values)],
    ];
    const together = bcaInterval(thrice, clusters, options);
    expect(together.lower).toBeCloseTo(alone.lower, 9);
    expect(together.upper).toBeCloseTo(alone.upper, 9);
  });

  test("takes a weight of two for the same value twice in its cluster", () => {
    const values = Array.from({ length: 30 }, (_, index) => Math.cos(index));
    const weights = values.map((_, index) => (index % 2 === 0 ? 2 : 1));
    const copied = values.flatMap((value, index) => new Array<number>(weights[index] ?? 1).fill(value));
    const clusters = values.flatMap((_, index) => new Array<number>(weights[index] ?? 1).fill(index));
    const weighted = bcaInterval(values, own(values), { ...options, weights });
    const repeated = bcaInterval(copied, clusters, options);
    expect(weighted.lower).toBeCloseTo(repeated.lower, 9);
    expect(weighted.upper).toBeCloseTo(repeated.upper, 9);
  });

  test("covers a true mean about as often as it says, of 60 skewed values", () => {
    const draw = normals(5);
    const runs = 400;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      // Squares of normal values: mean 1, with a long upper tail.
      const values = Array.from({ length: 60 }, () => draw() ** 2);
      const { lower, upper } = bcaInterval(values, own(values), { ...options, confidence: 0.9, seed: run });
      if (lower <= 1 && 1 <= upper) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.84);
    expect(covered / runs).toBeLessThan(0.94);
  });
});

/** Standard normal values, by Box and Muller. */
function normals(seed: number): () => number {
  const chance = xoroshiro128plus(seed);
  const uniform = () => ((chance.next() >>> 0) + 0.5) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
