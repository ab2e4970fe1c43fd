import { betaQuantile } from "./distributions.ts";

/**
 * Clopper and Pearson's exact interval of a share: for comparison with other tools only.
 *
 * Quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k). Covers at least as often as it says, and is wide for it.
 * Source: Clopper & Pearson 1934.
 *
 * @param successes 0…n  @param n at least 1  @param confidence 0…1, both sides together
 */
export function clopperPearson(
  successes: number,
  n: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const failures = n - successes;
  return {
    lower: successes === 0 ? 0 : betaQuantile((1 - confidence) / 2, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantile((1 + confidence) / 2, successes + 1, failures),
  };
}
