import type { FailureRate } from "../../domain/attribution.ts";
import { isFailing } from "../../domain/failing.ts";
import type { MetricRecord } from "../../domain/run.ts";
import { clusteredShare } from "../../statistics/clustered-share.ts";

/**
 * How often answers fail. Limits are Wilson's for as many trials as say as much: those of one question are not independent.
 *
 * @param trials scores of each question  @param clusters of the questions
 * @param alpha level of each limit, 0…0.5
 */
export function clusteredFailureRate(
  trials: readonly (readonly number[])[],
  clusters: readonly string[],
  metric: Pick<MetricRecord, "direction">,
  alpha: number,
): FailureRate {
  const outcomes = trials.flatMap((scores) => scores.map((score) => (isFailing(score, metric) ? 1 : 0)));
  const owners = trials.flatMap((scores, place) => scores.map(() => clusters[place] ?? ""));
  const { share, lower, upper } = clusteredShare(outcomes, owners, 1 - 2 * alpha);
  const failures = outcomes.reduce<number>((sum, outcome) => sum + outcome, 0);
  return { failures, trials: outcomes.length, rate: share, lower, upper };
}
