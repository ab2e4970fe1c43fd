import betaCdfOf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdfOf from "@stdlib/stats-base-dists-binomial-cdf";
import binomialPmfOf from "@stdlib/stats-base-dists-binomial-pmf";
import normalCdfOf from "@stdlib/stats-base-dists-normal-cdf";
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

/** P(Z ≤ z) for the standard normal distribution. @param z any real number, ±Infinity included */
export function normalCdf(z: number): number {
  return normalCdfOf(z, 0, 1);
}

/** P(X ≤ k) for k successes among n independent trials of chance p. @param k, n whole numbers ≥ 0  @param p 0…1 */
export function binomialCdf(k: number, n: number, p: number): number {
  return binomialCdfOf(k, n, p);
}

/** P(X = k) for k successes among n independent trials of chance p. @param k, n whole numbers ≥ 0  @param p 0…1 */
export function binomialPmf(k: number, n: number, p: number): number {
  return binomialPmfOf(k, n, p);
}

/** P(X ≤ x) for the beta distribution. @param x 0…1  @param a, b shapes, > 0 */
export function betaCdf(x: number, a: number, b: number): number {
  return betaCdfOf(x, a, b);
}

/** The x with P(X ≤ x) = p for the beta distribution. @param p a probability, 0…1  @param a, b shapes, > 0 */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}
