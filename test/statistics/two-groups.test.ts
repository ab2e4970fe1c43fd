import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { jensenShannon } from "../../src/statistics/jensen-shannon.ts";
import { labelPermutation } from "../../src/statistics/label-permutation.ts";
import { mmdCosine, type UnitText } from "../../src/statistics/mmd-cosine.ts";
import { seedOf } from "../../src/statistics/seed-of.ts";
import { cosine, textVectors } from "../../src/statistics/text-vectors.ts";

function chance(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

const labelsOf = (left: number, right: number): readonly (0 | 1)[] => [
  ...Array.from({ length: left }, () => 0 as const),
  ...Array.from({ length: right }, () => 1 as const),
];

describe("the Jensen-Shannon distance", () => {
  test("is 0 for equal shares, 1 for mixes with nothing in common, and symmetric", () => {
    expect(jensenShannon([3, 1], [6, 2])).toBe(0);
    expect(jensenShannon([5, 0], [0, 2])).toBe(1);
    expect(jensenShannon([3, 1, 0], [1, 1, 2])).toBeCloseTo(jensenShannon([1, 1, 2], [3, 1, 0]), 12);
  });

  test("has the value of its definition", () => {
    // P = (1/2, 1/2), Q = (1, 0): entropy of (3/4, 1/4) less half of that of P.
    const entropy = 0.75 * Math.log2(4 / 3) + 0.25 * Math.log2(4);
    expect(jensenShannon([1, 1], [1, 0])).toBeCloseTo(Math.sqrt(entropy - 0.5), 12);
  });
});

describe("a permutation of labels", () => {
  test("counts the divisions that lie as far apart, the one found among them", () => {
    const values = [0, 0, 0, 1, 1, 1];
    const difference = (labels: Uint8Array) =>
      values.reduce((sum, value, place) => sum + (labels[place] === 1 ? value : -value), 0);
    const { statistic, p } = labelPermutation(labelsOf(3, 3), difference, { permutations: 9999, seed: 1 });
    expect(statistic).toBe(3);
    // One division of 20 is as extreme.
    expect(p).toBeGreaterThan(0.04);
    expect(p).toBeLessThan(0.06);
    expect(labelPermutation(labelsOf(3, 3), () => 0, { permutations: 99, seed: 1 }).p).toBe(1);
  });

  test.each([
    [10, 40],
    [5, 95],
    [25, 25],
  ])("keeps its level for groups of %i and %i", (left, right) => {
    const random = chance(left);
    const labels = labelsOf(left, right);
    let alarms = 0;
    for (let run = 0; run < 400; run++) {
      const values = labels.map(() => random() ** 3);
      const difference = (sides: Uint8Array) => {
        const parts = values.map((value, place) => (sides[place] === 1 ? value / right : -value / left));
        return Math.abs(parts.reduce((sum, part) => sum + part, 0));
      };
      if (labelPermutation(labels, difference, { permutations: 99, seed: run }).p <= 0.05) alarms++;
    }
    // Two standard errors above 5 % of 400.
    expect(alarms).toBeLessThanOrEqual(29);
    expect(alarms).toBeGreaterThan(5);
  });
});

const words = ["refund", "parcel", "invoice", "late", "where", "cancel", "order", "help", "broken", "change"];
const texts = (count: number, random: () => number, unit: string): readonly UnitText[] =>
  Array.from({ length: count }, (_, place) => ({
    unit: `${unit}${place}`,
    text: [1, 2, 3].map(() => words[Math.floor(random() * words.length)] ?? "").join(" "),
  }));
const options = { permutations: 199, seed: 3 };

describe("the mean discrepancy of two sets of texts", () => {
  test("is the mean kernel within the sets less that between them, a text never with itself", () => {
    const left = ["where is my order", "where is my parcel", "cancel it"].map((text, place) => ({
      unit: `${place}`,
      text,
    }));
    const right = ["translate this", "write a poem"].map((text, place) => ({ unit: `${place}`, text }));
    const { vectors } = textVectors([...left, ...right].map(({ text }) => text));
    const k = (a: number, b: number) => cosine(vectors[a] ?? new Map(), vectors[b] ?? new Map());
    const within = (k(0, 1) + k(0, 2) + k(1, 2)) / 3 + k(3, 4);
    const between = (k(0, 3) + k(0, 4) + k(1, 3) + k(1, 4) + k(2, 3) + k(2, 4)) / 6;
    expect(mmdCosine(left, right, options).mmd).toBeCloseTo(within - 2 * between, 12);
  });

  test("tells another kind of question at once, and is the same for the same seed", () => {
    const random = chance(5);
    const foreign = Array.from({ length: 10 }, (_, place) => ({
      unit: `${place}`,
      text: `übersetze zug nummer ${place}`,
    }));
    const found = mmdCosine(texts(40, random, "a"), foreign, options);
    expect(found.p).toBe(1 / 200);
    expect(found.mmd).toBeGreaterThan(0.1);
    expect(mmdCosine(texts(40, chance(5), "a"), foreign, options)).toEqual(found);
  });

  test("keeps its level for unequal sets, and for conversations of several texts", () => {
    let [single, grouped] = [0, 0];
    for (let run = 0; run < 120; run++) {
      const random = chance(100 + run);
      const seeded = { permutations: 99, seed: run };
      if (mmdCosine(texts(30, random, "a"), texts(8, random, "b"), seeded).p <= 0.05) single++;
      // Each conversation says its own words four times: as single texts they would look like a kind of their own.
      const talks = (count: number, name: string) =>
        texts(count, random, name).flatMap(({ unit, text }) =>
          [1, 2, 3, 4].map((turn) => ({ unit, text: `${text} ${turn}` })),
        );
      if (mmdCosine(talks(8, "a"), talks(6, "b"), seeded).p <= 0.05) grouped++;
    }
    expect(single).toBeLessThanOrEqual(12);
    expect(grouped).toBeLessThanOrEqual(12);
  });
});

test("a seed is the same for the same text, and another for another", () => {
  expect(seedOf("7")).toBe(seedOf("7"));
  expect(new Set(["7", "8", "seed", ""].map(seedOf)).size).toBe(4);
});
