import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusteredMean } from "../../src/statistics/clustered-mean.ts";

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 });

describe("a weighted mean over clusters", () => {
  test("is that of its values, each as often as it weighs", () => {
    const weighted = clusteredMean([0, 1, 0.5], ["a", "b", "c"], [1, 3, 2]);
    const repeated = clusteredMean([0, 1, 1, 1, 0.5, 0.5], ["a", "b", "b", "b", "c", "c"]);
    expect(weighted.mean).toBeCloseTo(repeated.mean, 15);
    expect(weighted.standardError).toBeCloseTo(repeated.standardError, 15);
    expect(weighted.clusterWeights).toEqual([1, 3, 2]);
  });

  test("is the plain mean where all weigh the same, and only ratios of weights matter", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.001, max: 1000, noNaN: true }), (drawn, scale) => {
        const clusters = drawn.map((_, place) => place % 7);
        const uneven = drawn.map((_, place) => 1 + (place % 3));
        const [plain, equal] = [
          clusteredMean(drawn, clusters),
          clusteredMean(
            drawn,
            clusters,
            drawn.map(() => scale),
          ),
        ];
        expect(equal.mean).toBeCloseTo(plain.mean, 10);
        expect(equal.standardError).toBeCloseTo(plain.standardError, 10);
        const [one, other] = [
          clusteredMean(drawn, clusters, uneven),
          clusteredMean(
            drawn,
            clusters,
            uneven.map((weight) => scale * weight),
          ),
        ];
        expect(other.mean).toBeCloseTo(one.mean, 10);
        expect(other.standardError).toBeCloseTo(one.standardError, 10);
      }),
    );
  });
});
