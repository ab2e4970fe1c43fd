import { describe, expect, test } from "vitest";
import { tQuantile } from "../../src/statistics/distributions.ts";
import { pairedDifference } from "../../src/statistics/paired-difference.ts";

const OPTIONS = { alpha: 0.025, margin: 0.1, range: 1 } as const;

describe("limits of differences without skew", () => {
  // Rounding leaves a skewness of about 1e-15 here; the transformation must then be no transformation.
  test.each([12, 50, 126, 500])("are those of Student's t, for %i balanced differences", (count) => {
    const differences = Array.from({ length: count }, (_, index) => (index % 2 === 0 ? -1 / 3 : -2 / 3));
    const own = differences.map((_, index) => index);
    const { mean, standardError, lower, upper } = pairedDifference(differences, own, OPTIONS);
    const half = tQuantile(1 - OPTIONS.alpha, count - 1) * standardError;
    expect(lower).toBeCloseTo(mean - half, 10);
    expect(upper).toBeCloseTo(mean + half, 10);
  });
});

test("a skewed side is only ever widened", () => {
  const differences = [...Array(45).fill(0), ...Array(5).fill(-1)];
  const own = differences.map((_, index) => index);
  const { mean, standardError, lower, upper } = pairedDifference(differences, own, OPTIONS);
  const half = tQuantile(1 - OPTIONS.alpha, 49) * standardError;
  expect(lower).toBeLessThan(mean - half);
  expect(upper).toBeCloseTo(mean + half, 12);
});
