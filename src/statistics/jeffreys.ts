import { betaQuantile } from "./distributions.ts";

/**
 * Jeffreys' interval of a share: for comparison with other tools only.
 *
 * Quantiles of Beta(k + ½, n − k + ½); 0 at no success and 1 at no failure. Source: Brown, Cai & DasGupta 2001.
 *
 * @param successes 0…n  @param n at least 1  @param confidence 0…1, both sides together
 */
export function jeffreys(
  successes: number,
  n: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const [a, b] = [successes + 0.5, n - successes + 0.5];
  return {
    lower: successes === 0 ? 0 : betaQuantile((1 - confidence) / 2, a, b),
    upper: successes === n ? 1 : betaQuantile((1 + confidence) / 2, a, b),
  };
}
