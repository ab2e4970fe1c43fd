import { tCdf } from "./distributions.ts";

/**
 * Student's t-test of two samples with equal variances, two-sided.
 *
 * Answers: do two groups of independent values of about the same spread have the same mean? The spread is the sample
 * one, with n − 1. Where nothing varies and the means differ p is 0.
 *
 * @param left, right at least one value each, any unit
 * @param leastVariance what a value is known to vary by at least, in the square of its unit: a few values that happen to
 *   lie close together say little about their spread
 * @returns p, 0…1; 1 where there are fewer than three values, which say nothing
 */
export function twoSampleT(
  left: readonly number[],
  right: readonly number[],
  leastVariance = 0,
): { readonly p: number } {
  const freedom = left.length + right.length - 2;
  if (freedom < 1) return { p: 1 };
  const [before, after] = [summaryOf(left), summaryOf(right)];
  const difference = after.mean - before.mean;
  if (difference === 0) return { p: 1 };
  const pooled = Math.max(leastVariance, (before.squares + after.squares) / freedom);
  const t = Math.abs(difference) / Math.sqrt(pooled * (1 / left.length + 1 / right.length));
  return { p: 2 * tCdf(-t, freedom) };
}

function summaryOf(values: readonly number[]): { readonly mean: number; readonly squares: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
}
