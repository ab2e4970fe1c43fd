import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mmdHamming } from "../../src/statistics/mmd-hamming.ts";
import { permutedDiscrepancy } from "../../src/statistics/permuted-discrepancy.ts";
import { permutedVariation } from "../../src/statistics/permuted-variation.ts";
import { totalVariation } from "../../src/statistics/total-variation.ts";
import { chanceFrom } from "../pipeline/probe/readings.ts";

const options = { resamples: 499, seed: 1 };

function tally(times: number, draw: () => string): { readonly [value: string]: number } {
  const counts: Record<string, number> = {};
  for (let call = 0; call < times; call++) {
    const value = draw();
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

describe("the permutation test of a total variation distance", () => {
  test("has the mean distance over inputs, and is the same with the same seed", () => {
    const counts = fc.record({ a: fc.integer({ min: 1, max: 9 }), b: fc.nat(9), c: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(fc.record({ before: counts, now: counts }), { minLength: 1, maxLength: 4 }), (pairs) => {
        const found = permutedVariation(pairs, { resamples: 9, seed: 2 });
        const mean = pairs.reduce((sum, { before, now }) => sum + totalVariation(before, now), 0) / pairs.length;
        expect(found.distance).toBeCloseTo(mean, 12);
        expect(found.p).toBeGreaterThan(0);
        expect(found.p).toBeLessThanOrEqual(1);
        expect(permutedVariation(pairs, { resamples: 9, seed: 2 })).toEqual(found);
      }),
    );
  });

  test("comes to what counting all arrangements gives", () => {
    // Of four values two are now: 6 arrangements, of which 2 keep the values apart.
    const found = permutedVariation([{ before: { a: 2 }, now: { b: 2 } }], { resamples: 20_000, seed: 5 });
    expect(found.distance).toBe(1);
    expect(found.p).toBeCloseTo(1 / 3, 1);
    expect(found.expected).toBeCloseTo(1 / 3, 1);
  });

  test("is not misled by inputs that differ from one another", () => {
    const pairs = ["a", "b", "c", "d"].map((value) => ({ before: { [value]: 20 }, now: { [value]: 3 } }));
    expect(permutedVariation(pairs, options)).toEqual({ distance: 0, expected: 0, p: 1 });
  });

  test("rejects no difference at most about as often as it says, at unequal counts and with ties", () => {
    const chance = chanceFrom(4);
    const runs = 1500;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const pairs = [0.5, 0.7, 0.9].map((share) => {
        const draw = () => (chance() < share ? "a" : "b");
        return { before: tally(50, draw), now: tally(7, draw) };
      });
      if (permutedVariation(pairs, { resamples: 199, seed: run }).p <= 0.05) rejected++;
    }
    expect(rejected / runs).toBeGreaterThan(0.025);
    expect(rejected / runs).toBeLessThan(0.065);
  });

  test("knows values by any name", () => {
    const odd = { before: { toString: 3, constructor: 2 }, now: { valueOf: 2, toString: 1 } };
    expect(permutedVariation([odd], options).distance).toBeCloseTo(2 / 3, 12);
  });
});

describe("the permutation test of a mean discrepancy of texts", () => {
  const texts = (words: readonly string[], prompt: string) => words.map((text) => ({ prompt, text }));

  test("has the distance that the texts have, and never a p of 0", () => {
    const before = [...texts(["blue", "green", "blue"], "a"), ...texts(["x", "y"], "b")];
    const now = [...texts(["red", "blue"], "a"), ...texts(["y", "y", "z"], "b")];
    const found = permutedDiscrepancy(before, now, { ...options, length: 5 });
    expect(found.distance).toBe(Math.sqrt(Math.max(0, mmdHamming(before, now, 5).mmd) / 2));
    expect(found.p).toBeGreaterThan(0);
  });

  test("counts an arrangement that is the one found as one, by the same arithmetic", () => {
    const before = texts(["aa", "ab"], "a");
    const now = texts(["ba", "bb"], "a");
    const found = permutedDiscrepancy(before, now, { resamples: 20_000, seed: 3, length: 2 });
    // Three ways to halve four texts: by the first letter, by the second, and crosswise.
    expect(found.distance).toBeCloseTo(0.5, 12);
    expect(found.p).toBeCloseTo(2 / 3, 1);
  });

  test("rejects no difference about as often as it says, at unequal counts", () => {
    const chance = chanceFrom(9);
    const word = () => ["blue", "green", "red", "grey"][Math.floor(chance() * 4)] ?? "";
    const runs = 600;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const side = (times: number) =>
        ["a", "b"].flatMap((prompt) => texts(Array.from({ length: times }, word), prompt));
      const found = permutedDiscrepancy(side(15), side(5), { resamples: 99, seed: run, length: 5 });
      if (found.p <= 0.05) rejected++;
    }
    expect(rejected / runs).toBeGreaterThan(0.025);
    expect(rejected / runs).toBeLessThan(0.08);
  });
});
