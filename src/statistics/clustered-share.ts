import { clusteredMean } from "./clustered-mean.ts";
import { type ShareInterval, wilson } from "./wilson.ts";

/**
 * A share of trials with limits, where trials of one cluster (of one question, of one conversation) are not independent.
 *
 * Answers: which true shares are compatible with this many failures? Wilson's interval for the effective number of trials,
 * n* = p̂(1 − p̂)/SE² with the cluster-robust SE, at most the trials there are and at least as many as clusters. Where all
 * or none fail nothing varies, and every cluster counts once: trials of one question that all passed say little of
 * questions not met. Source: Kish 1965 for the design effect; Korn and Graubard 1998 for an interval on effective trials.
 *
 * @param outcomes one per trial, 1 or 0; at least one  @param clusters one name per trial
 * @param confidence 0…1, both sides together
 */
export function clusteredShare(
  outcomes: readonly number[],
  clusters: readonly (string | number)[],
  confidence: number,
): ShareInterval {
  const { mean: share, standardError, clusters: count } = clusteredMean(outcomes, clusters);
  const spread = share * (1 - share);
  const effective = standardError > 0 ? spread / standardError ** 2 : count;
  const trials = Math.max(count, Math.min(outcomes.length, effective));
  return { ...wilson(share * trials, trials, confidence), share };
}
