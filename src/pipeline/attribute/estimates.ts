import type { Loss } from "../../domain/attribution.ts";
import { pairedDifference } from "../../statistics/paired-difference.ts";

/** How sure a loss is. */
export type LossEstimate = {
  readonly loss: Loss;
  /** 0 where nothing varies. */
  readonly standardError: number;
  /** As many independent cases of equal weight as say as much. */
  readonly effectiveClusters: number;
  /** One-sided, against no loss; and against a difference of neither kind. */
  readonly p: number;
  readonly pTwoSided: number;
};

/** What limits go by: the level of each of them, and the largest loss or gain a case can show. */
export type EstimateOptions = { readonly alpha: number; readonly range: number };

/**
 * Mean of some losses with its limits, clustered, corrected for skew and for missing variation.
 *
 * Cases do not have weights: they were chosen because they had lost, and stand for the incident, not for the traffic.
 *
 * @param losses one per case, positive is worse; of at least two clusters
 */
export function lossEstimate(
  losses: readonly number[],
  clusters: readonly string[],
  { alpha, range }: EstimateOptions,
): LossEstimate {
  const gains = losses.map((loss) => 0 - loss);
  const found = pairedDifference(gains, clusters, { alpha, margin: 0, range });
  return {
    loss: { value: 0 - found.mean, lower: 0 - found.upper, upper: 0 - found.lower },
    standardError: found.standardError,
    effectiveClusters: found.effectiveClusters,
    p: found.pRegressed,
    pTwoSided: Math.min(1, 2 * Math.min(found.pRegressed, found.pImproved)),
  };
}
