import { normalQuantile } from "./distributions.ts";

/**
 * Wilson's interval with a correction for continuity: for comparison with other tools only.
 *
 * (2np + z² ∓ (1 + z√(z² ∓ 2 − 1/n + 4p(n(1 − p) ± 1))))/(2(n + z²)); 0 at no success, 1 at no failure. microsoft's
 * ai-agent-evals prints it. Source: Newcombe 1998, Statistics in Medicine 17.
 *
 * @param successes 0…n  @param n at least 1  @param confidence 0…1, both sides together
 */
export function wilsonContinuityCorrected(
  successes: number,
  n: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / n;
  const limit = (sign: 1 | -1) => {
    const root = Math.sqrt(z * z + sign * 2 - 1 / n + 4 * share * (n * (1 - share) - sign));
    return (2 * successes + z * z + sign * (1 + z * root)) / (2 * (n + z * z));
  };
  return { lower: successes === 0 ? 0 : limit(-1), upper: successes === n ? 1 : limit(1) };
}
