import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairedDifference } from "../../src/statistics/paired-difference.ts";
import { unequalClusters } from "../../src/statistics/unequal-clusters.ts";

describe("clusters of unequal weight", () => {
  test("that are equal after all are corrected for nothing", () => {
    for (const count of [2, 10, 137]) {
      const { effective, inflation, freedom } = unequalClusters(Array(count).fill(0.3));
      expect(effective).toBeCloseTo(count, 9);
      expect(inflation).toBeCloseTo(1, 9);
      expect(freedom).toBeCloseTo(count - 1, 9);
    }
  });

  test("agree with the slow way: expectation and spread of the sum of squares by its matrix", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 2, maxLength: 8 }),
        (weights) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const h = weights.map((weight) => weight / total);
          const at = (row: number) => h[row] ?? 0;
          // M = (I − 1h′)′ diag(h²) (I − 1h′)
          const matrix = h.map((_, i) =>
            h.map((_, j) =>
              h.reduce((sum, _, k) => sum + at(k) ** 2 * ((k === i ? 1 : 0) - at(i)) * ((k === j ? 1 : 0) - at(j)), 0),
            ),
          );
          const trace = matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
          const squared = matrix.flat().reduce((sum, entry) => sum + entry ** 2, 0);
          const { inflation, freedom } = unequalClusters(weights);
          const wanted = h.reduce((sum, share) => sum + share ** 2, 0);
          expect((inflation * h.length * trace) / (wanted * (h.length - 1))).toBeCloseTo(1, 6);
          expect(freedom).toBeCloseTo(Math.max(trace ** 2 / squared, 1 / (3 * wanted)), 5);
        },
      ),
    );
  });

  test("beside a giant are hardly more than one", () => {
    const { effective, freedom } = unequalClusters([991, ...Array(9).fill(1)]);
    expect(effective).toBeLessThan(1.03);
    expect(freedom).toBeLessThan(2);
    expect(unequalClusters([1, 0, 0])).toEqual({ effective: 1, inflation: 1, freedom: 1 });
  });

  test("alarm at most nominally where one has a fifth of the weight", () => {
    let state = 20261123;
    const random = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state / 2 ** 32;
    };
    const clusters = [...Array(60).keys()].map((at) => (at < 12 ? "giant" : `c${at}`));
    const runs = 2000;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      const shift = new Map(clusters.map((cluster) => [cluster, random() + random() + random() - 1.5]));
      const differences = clusters.map((cluster) => 0.3 * (shift.get(cluster) ?? 0) + 0.02 * (random() - 0.5));
      if (pairedDifference(differences, clusters, { alpha: 0.025, margin: 0.1, range: 1 }).pRegressed < 0.025) alarms++;
    }
    expect(alarms / runs).toBeLessThanOrEqual(0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs));
    expect(alarms).toBeGreaterThan(0);
  });
});
