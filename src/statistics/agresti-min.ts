import { normalQuantile } from "./distributions.ts";
import type { ChangedPairs } from "./tango-interval.ts";

/**
 * Agresti and Min's interval for the difference of paired shares: for comparison with other tools only.
 *
 * Wald's interval after ½ is added to each of the four cells. It lets a loss of the margin pass two to four times too
 * often at n = 20…200; Tango's is what verdicts use. Source: Agresti & Min 2005, Statistics in Medicine 24.
 *
 * @param confidence 0…1, both sides together
 * @returns shares; the difference is pulled towards 0: (c − b)/(n + 2)
 */
export function agrestiMin(
  { b, c, n }: ChangedPairs,
  confidence: number,
): { readonly difference: number; readonly lower: number; readonly upper: number } {
  const total = n + 2;
  const difference = (c - b) / total;
  const variance = (b + c + 1 - (c - b) ** 2 / total) / total ** 2;
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return { difference, lower: difference - half, upper: difference + half };
}
