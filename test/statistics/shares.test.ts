import { describe, expect, test } from "vitest";
import { clusteredShare } from "../../src/statistics/clustered-share.ts";
import { sharesOfTotal } from "../../src/statistics/shares-of-total.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const OPTIONS = { level: 0.05, resamples: 2000, seed: 7 } as const;
const own = (count: number) => Array.from({ length: count }, (_, place) => place);

describe("a share of trials that belong together", () => {
  test("has Wilson's limits where every trial stands for itself, but for the small-sample factor", () => {
    const outcomes = own(400).map((place) => (place % 4 === 0 ? 1 : 0));
    const { share, lower, upper } = clusteredShare(outcomes, own(400), 0.9);
    const plain = wilson(100, 400, 0.9);
    expect(share).toBe(0.25);
    expect(lower).toBeCloseTo(plain.lower, 3);
    expect(upper).toBeCloseTo(plain.upper, 3);
  });

  test("counts trials that always agree once", () => {
    const outcomes = own(60).map((place) => (Math.floor(place / 3) % 2 === 0 ? 1 : 0));
    const clusters = own(60).map((place) => Math.floor(place / 3));
    const { lower, upper } = clusteredShare(outcomes, clusters, 0.9);
    const once = wilson(10, 20, 0.9);
    expect(lower).toBeCloseTo(once.lower, 12);
    expect(upper).toBeCloseTo(once.upper, 12);
  });

  test("counts clusters, not trials, where none or all fail", () => {
    const clusters = own(60).map((place) => Math.floor(place / 3));
    const none = own(60).map(() => 0);
    expect(clusteredShare(none, clusters, 0.9)).toEqual({ share: 0, lower: 0, upper: wilson(0, 20, 0.9).upper });
    const all = own(60).map(() => 1);
    expect(clusteredShare(all, clusters, 0.9)).toEqual({ share: 1, lower: wilson(20, 20, 0.9).lower, upper: 1 });
  });

  test("is never surer than its trials allow, though each cluster has the same mix", () => {
    const outcomes = own(60).map((place) => (place % 3 === 0 ? 1 : 0));
    const clusters = own(60).map((place) => Math.floor(place / 3));
    const found = clusteredShare(outcomes, clusters, 0.9);
    expect(found.upper).toBeGreaterThan(found.share);
    expect(found.lower).toBeLessThan(found.share);
  });
});

describe("shares of a total", () => {
  test("are certain where every case has the same", () => {
    const total = own(20).map((place) => 1 + place);
    const part = total.map((value) => value / 4);
    const rest = total.map((value) => (3 * value) / 4);
    expect(sharesOfTotal([part, rest], total, own(20), OPTIONS)).toEqual([
      { share: 0.25, lower: 0.25, upper: 0.25 },
      { share: 0.75, lower: 0.75, upper: 0.75 },
    ]);
  });

  test("come from one draw for the total and for every part, so that two parts have limits that mirror each other", () => {
    const first = own(40).map((place) => (place % 3 === 0 ? 0.5 : 0));
    const second = own(40).map((place) => (place % 3 === 0 ? 0 : 0.25));
    const total = first.map((value, place) => value + (second[place] ?? 0));
    const [one, other] = sharesOfTotal([first, second], total, own(40), OPTIONS);
    expect((one?.lower ?? 0) + (other?.upper ?? 0)).toBeCloseTo(1, 12);
    expect((one?.upper ?? 0) + (other?.lower ?? 0)).toBeCloseTo(1, 12);
    expect(one?.lower).toBeLessThan(one?.share ?? 0);
    expect(one?.upper).toBeGreaterThan(one?.share ?? 1);
  });

  test("hold the true share about as often as is said", () => {
    // Part and rest of each case are drawn apart, with means of .3 and .6: a true share of one third.
    let state = 12345;
    const chance = () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >>> 0) / 2 ** 32;
    };
    let held = 0;
    for (let run = 0; run < 200; run++) {
      const part = own(40).map(() => (chance() < 0.3 ? 1 : 0));
      const total = part.map((value) => value + (chance() < 0.6 ? 1 : 0));
      const [found] = sharesOfTotal([part], total, own(40), { ...OPTIONS, resamples: 400 });
      if (found !== undefined && found.lower <= 1 / 3 && 1 / 3 <= found.upper) held += 1;
    }
    // 90 % of 200, within three standard errors.
    expect(held).toBeGreaterThanOrEqual(167);
    expect(held).toBeLessThanOrEqual(193);
  });

  test("are wider where cases belong together", () => {
    const part = own(40).map((place) => (Math.floor(place / 4) % 2 === 0 ? 1 : 0));
    const total = own(40).map(() => 1);
    const clusters = own(40).map((place) => Math.floor(place / 4));
    const [alone] = sharesOfTotal([part], total, own(40), OPTIONS);
    const [together] = sharesOfTotal([part], total, clusters, OPTIONS);
    expect(together?.lower).toBeLessThan(alone?.lower ?? 0);
    expect(together?.upper).toBeGreaterThan(alone?.upper ?? 1);
  });

  test("have finite limits where some draws have no loss at all, and wide ones", () => {
    const total = own(12).map((place) => (place === 0 ? 1 : 0));
    const part = own(12).map((place) => (place === 0 ? 0.5 : place % 2 === 0 ? 0.1 : -0.1));
    const [found] = sharesOfTotal([part], total, own(12), OPTIONS);
    expect(Number.isFinite(found?.lower)).toBe(true);
    expect(Number.isFinite(found?.upper)).toBe(true);
    expect(found?.upper).toBeGreaterThan(0.5);
  });

  test("do not change what they are given", () => {
    const total = Object.freeze(own(12).map(() => 1));
    const parts = Object.freeze([Object.freeze(own(12).map((place) => place / 12))]);
    expect(() => sharesOfTotal(parts, total, Object.freeze(own(12)), OPTIONS)).not.toThrow();
  });
});
