import { tQuantile } from "./distributions.ts";

/** A mean and Student's interval of it, in the values' unit. */
export type MeanInterval = {
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * The mean of independent values with Student's interval: x̄ ± t_{n−1} · s/√n.
 *
 * Answers: which true means are compatible with these values? Assumes independent values and a mean that is near enough
 * to normal. Source: Student 1908.
 *
 * @param values at least two: of one there is no interval, and its limits are NaN
 * @param confidence 0…1, both sides together
 */
export function meanInterval(values: readonly number[], confidence: number): MeanInterval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (n - 1) / n);
  const half = tQuantile((1 + confidence) / 2, n - 1) * standardError;
  return { mean, standardError, lower: mean - half, upper: mean + half };
}
