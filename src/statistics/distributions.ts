import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile";
import tCdfOf from "@stdlib/stats-base-dists-t-cdf";
import tQuantileOf from "@stdlib/stats-base-dists-t-quantile";

/**
 * P(T ≤ t) for Student's t.
 * @param t any real number, ±Infinity included
 * @param degreesOfFreedom > 0
 * @returns a probability, 0…1; NaN when an argument is NaN or the degrees of freedom are not positive
 */
export function tCdf(t: number, degreesOfFreedom: number): number {
  return tCdfOf(t, degreesOfFreedom);
}

/**
 * The t with P(T ≤ t) = p for Student's t.
 * @param p a probability, 0…1
 * @param degreesOfFreedom > 0
 */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  return tQuantileOf(p, degreesOfFreedom);
}

/** The z with P(Z ≤ z) = p for the standard normal distribution. @param p a probability, 0…1 */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1);
}
