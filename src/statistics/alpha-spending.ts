import { normalCdf, normalQuantile } from "./distributions.ts";

/** How an error is shared out over looks: little at first, or about the same at each. */
export type Spending = "obrien-fleming" | "pocock";

/**
 * How much of a level may be used up by the time a share of the information is there (Lan and DeMets 1983).
 *
 * O'Brien–Fleming type: 2 − 2Φ(z_{1−α/2}/√t), which keeps nearly all for the end. Pocock type: α·ln(1 + (e − 1)t).
 *
 * @param fraction share of the planned information, > 0; beyond 1 it counts as 1
 * @param alpha one-sided level, 0…0.5
 * @returns 0…alpha
 */
export function alphaSpending(fraction: number, alpha: number, spending: Spending = "obrien-fleming"): number {
  if (fraction <= 0) return 0;
  if (fraction >= 1) return alpha;
  return spending === "pocock"
    ? alpha * Math.log1p((Math.E - 1) * fraction)
    : 2 * normalCdf(normalQuantile(alpha / 2) / Math.sqrt(fraction));
}
