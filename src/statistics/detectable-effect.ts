import { normalQuantile } from "./distributions.ts";

/** What makes the variance of one case's difference: V = ω² + σ²_before/K_before + σ²_after/K_after. */
export type VarianceParts = {
  /** Variance of the true differences between cases, in the square of the metric's unit, ≥ 0. */
  readonly omega2: number;
  /** Variance between trials of one case, ≥ 0, and the trials per case, ≥ 1. */
  readonly sigma2Before: number;
  readonly trialsBefore: number;
  readonly sigma2After: number;
  readonly trialsAfter: number;
};

/** Which errors are accepted. */
export type ErrorRates = {
  /** α: of a false alarm.  `power`: 1 − β, of seeing what is there; 0.8 by custom.  `sides`: 1 without. */
  readonly alpha: number;
  readonly power: number;
  readonly sides?: 1 | 2;
};

/**
 * The smallest true loss that a paired comparison sees with the given power (Miller 2024).
 *
 * δ = (z_{1−α} + z_{1−β}) · √(V/n) with V the variance of one case's difference. With n = 1 and V = SE² it is what a
 * comparison that has been made could have seen.
 *
 * @param differenceVariance V, in the square of the metric's unit, ≥ 0
 * @param cases n ≥ 1
 * @param alpha one-sided level  @param power 1 − β, 0.8 by custom
 * @returns in the metric's unit
 */
export function detectableEffect(differenceVariance: number, cases: number, alpha: number, power: number): number {
  return (normalQuantile(1 - alpha) + normalQuantile(power)) * Math.sqrt(differenceVariance / cases);
}

/**
 * The smallest true loss that a comparison yet to be made would see, from the parts of its variance.
 *
 * @param plan.cases n ≥ 1
 * @returns in the metric's unit
 */
export function minimumDetectableEffect({
  cases,
  alpha,
  power,
  sides = 1,
  ...parts
}: VarianceParts & ErrorRates & { readonly cases: number }): number {
  return detectableEffect(differenceVariance(parts), cases, alpha / sides, power);
}

/** V of one case's difference, from its parts. */
export function differenceVariance(parts: VarianceParts): number {
  return parts.omega2 + parts.sigma2Before / parts.trialsBefore + parts.sigma2After / parts.trialsAfter;
}
