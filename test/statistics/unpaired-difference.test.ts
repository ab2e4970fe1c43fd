import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unpairedDifference } from "../../src/statistics/unpaired-difference.ts";

const OPTIONS = { alpha: 0.025, margin: 0.05, lowest: 0, highest: 1 } as const;
const own = (values: readonly number[]) => ({ values, clusters: values.map((_, place) => place) });
const bits = (passed: number, failed: number) => [...Array(passed).fill(1), ...Array(failed).fill(0)];

describe("the difference of two samples", () => {
  test("agrees with scipy's Welch test where nothing is skewed", () => {
    const a = own([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const b = own([2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 12, 12]);
    const found = unpairedDifference(a, b, { ...OPTIONS, lowest: 0, highest: 12 });
    expect(found).toMatchObject({ mean: 1.5, before: 5.5, after: 7 });
    expect(found.lower).toBeCloseTo(-1.4333291184848465, 10);
    expect(found.upper).toBeCloseTo(4.4333291184848465, 10);
    expect(found.pImproved).toBeCloseTo(0.2988076513133434 / 2, 10);
    expect(found.pRegressed).toBeCloseTo(1 - 0.2988076513133434 / 2, 10);
  });

  test("does not take equal samples for proof of equality", () => {
    const all = own(bits(40, 0));
    const { mean, lower, upper } = unpairedDifference(all, all, OPTIONS);
    expect(mean).toBe(0);
    const unseen = 1 - 0.025 ** (1 / 40);
    expect(lower).toBeCloseTo(-unseen, 12);
    expect(upper).toBeCloseTo(unseen, 12);
  });

  test("leaves room for what a side without variation may not have shown", () => {
    const few = unpairedDifference(own(bits(12, 0)), own(bits(8, 4)), OPTIONS);
    const many = unpairedDifference(own(bits(1200, 0)), own(bits(8, 4)), OPTIONS);
    // A perfect side before can only have been worse than it looked: that bears on the upper limit.
    expect(few.upper).toBeGreaterThan(many.upper + 0.01);
    expect(few.lower).toBeCloseTo(many.lower, 1);
  });

  test("is certain where one side could not be better and the other not worse", () => {
    const { mean, lower, upper, pRegressed } = unpairedDifference(own(bits(20, 0)), own(bits(0, 20)), OPTIONS);
    expect([mean, lower]).toEqual([-1, -1]);
    expect(upper).toBeLessThan(-0.5);
    expect(pRegressed).toBeLessThan(1e-3);
  });

  test("widens the limit on the skewed side alone", () => {
    const rare = own(bits(57, 3));
    const even = own(Array.from({ length: 60 }, (_, place) => place % 2));
    const { mean, lower, upper } = unpairedDifference(even, rare, OPTIONS);
    expect(mean - lower).toBeGreaterThan(upper - mean);
  });

  test("turns round when the sides are exchanged", () => {
    const side = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 3, maxLength: 40 }).map(own);
    fc.assert(
      fc.property(side, side, (before, after) => {
        const [there, back] = [unpairedDifference(before, after, OPTIONS), unpairedDifference(after, before, OPTIONS)];
        expect(back.mean).toBeCloseTo(-there.mean, 12);
        expect(back.lower).toBeCloseTo(-there.upper, 10);
        expect(back.pImproved).toBeCloseTo(there.pRegressed, 10);
      }),
    );
  });

  test("excludes 0 exactly where its p-value is below the level", () => {
    const side = fc.array(fc.constantFrom(0, 0.25, 1), { minLength: 3, maxLength: 40 }).map(own);
    fc.assert(
      fc.property(side, side, (before, after) => {
        const { mean, pNonInferior, pImproved, pRegressed, lower, upper } = unpairedDifference(before, after, OPTIONS);
        for (const p of [pNonInferior, pImproved, pRegressed]) expect(p >= 0 && p <= 1).toBe(true);
        expect(lower <= mean && mean <= upper).toBe(true);
        // A limit that was widened for skew may include 0 while p does not; never the other way round.
        if (lower > 1e-9) expect(pImproved).toBeLessThan(OPTIONS.alpha);
        if (upper < -1e-9) expect(pRegressed).toBeLessThan(OPTIONS.alpha);
      }),
    );
  });

  test("alarms at most nominally between samples of one traffic, of unequal sizes and in conversations", () => {
    let state = 20261123;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state / 2 ** 32;
    };
    const draw = (count: number, size: number) => {
      const values = Array.from({ length: count }, () => (random() < 0.85 ? 1 : 0)).flatMap((pass) =>
        Array.from({ length: size }, () => (random() < 0.9 ? pass : 1 - pass)),
      );
      return { values, clusters: values.map((_, place) => Math.floor(place / size)) };
    };
    const runs = 1500;
    let [worse, better] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const { pRegressed, pImproved } = unpairedDifference(draw(40, 2), draw(120, 1), OPTIONS);
      if (pRegressed < 0.025) worse += 1;
      if (pImproved < 0.025) better += 1;
    }
    const most = 0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs);
    expect(worse / runs).toBeLessThan(most);
    expect(better / runs).toBeLessThan(most);
    expect(worse + better).toBeGreaterThan(0);
  });
});
