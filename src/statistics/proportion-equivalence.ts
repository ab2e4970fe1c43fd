import { normalQuantile } from "./distributions.ts";

/**
 * Is a share within bounds, by Wald's interval: for comparison with other tools only.
 *
 * p̂ ∓ z·√(p̂(1 − p̂)/n), and the z of p̂ against each bound with the same error. The interval has no width at 0 and 1,
 * where Wilson's is right. Source: statsmodels' proportions_ztost, after SAS.
 *
 * @param successes 0…n  @param n at least 1
 * @param options.lowerBound, options.upperBound shares  @param options.confidence 0…1, both sides together
 */
export function proportionEquivalence(
  successes: number,
  n: number,
  options: { readonly lowerBound: number; readonly upperBound: number; readonly confidence: number },
): { readonly lower: number; readonly upper: number; readonly zLower: number; readonly zUpper: number } {
  const share = successes / n;
  const standardError = Math.sqrt((share * (1 - share)) / n);
  const half = normalQuantile((1 + options.confidence) / 2) * standardError;
  return {
    lower: share - half,
    upper: share + half,
    zLower: (share - options.lowerBound) / standardError,
    zUpper: (share - options.upperBound) / standardError,
  };
}
