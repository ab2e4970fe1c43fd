import { tCdf } from "./distributions.ts";

/** What two one-sided tests say of equivalence. p-values are 0…1. */
export type Equivalence = {
  /** The larger of the two: below α the mean lies within the bounds. */
  readonly p: number;
  readonly tLower: number;
  readonly pLower: number;
  readonly tUpper: number;
  readonly pUpper: number;
};

/**
 * Two one-sided t tests: is a mean within bounds?
 *
 * Answers: is the difference so small that it does not matter? Rejects both "at or below the lower bound" and "at or
 * above the upper one"; each test keeps α, and so does their conjunction (intersection–union). p < α says the same as a
 * 1 − 2α interval that lies within the bounds. Source: Schuirmann 1987.
 *
 * @param estimate.standardError > 0  @param bounds in the unit of the mean, lower < upper
 */
export function tost(
  estimate: { readonly mean: number; readonly standardError: number; readonly degreesOfFreedom: number },
  bounds: { readonly lower: number; readonly upper: number },
): Equivalence {
  const tLower = (estimate.mean - bounds.lower) / estimate.standardError;
  const tUpper = (estimate.mean - bounds.upper) / estimate.standardError;
  const pLower = tCdf(-tLower, estimate.degreesOfFreedom);
  const pUpper = tCdf(tUpper, estimate.degreesOfFreedom);
  return { p: Math.max(pLower, pUpper), tLower, pLower, tUpper, pUpper };
}
