import type { Configuration, FailureRate } from "../../domain/attribution.ts";
import type { MetricRecord } from "../../domain/run.ts";
import { clusteredShare } from "../../statistics/clustered-share.ts";
import { mean } from "../../statistics/mean.ts";
import type { CellColumn, CellValues } from "./cell-values.ts";
import { type EstimateOptions, lossEstimate } from "./estimates.ts";
import type { Scale } from "./scale.ts";

/** A score below one half fails; where less is better, one above it. */
const PASSES_FROM = 0.5;

/**
 * What every combination of versions came to: its mean, how often it fails, and how much worse it is than the combination
 * with nothing of the incident. Those with fewer layers of the incident come first.
 *
 * @param values its cells in any order, one of them without a layer of the incident
 */
export function configurationsOf(
  values: CellValues,
  metric: MetricRecord,
  scale: Scale,
  options: EstimateOptions,
): readonly Configuration[] {
  const before = values.cells.find(({ after }) => after.length === 0);
  const worthsBefore = (before?.means ?? []).map(scale.worthOf);
  return [...values.cells]
    .sort((a, b) => a.after.length - b.after.length)
    .map((cell) => {
      const worths = cell.means.map(scale.worthOf);
      const losses = worths.map((worth, place) => (worthsBefore[place] ?? worth) - worth);
      return {
        after: cell.after,
        mean: scale.toUnit(mean(worths)),
        ...(metric.unit === "score" && { failures: failuresOf(cell, values.clusters, metric, options.alpha) }),
        ...(cell !== before && { loss: lossEstimate(losses, values.clusters, options).loss }),
      };
    });
}

/** Limits are Wilson's for as many trials as say as much: those of one question are not independent. */
function failuresOf(
  { trials }: CellColumn,
  clusters: readonly string[],
  { direction }: MetricRecord,
  alpha: number,
): FailureRate {
  const fails = (score: number) => (direction === "higher-is-better" ? score < PASSES_FROM : score > PASSES_FROM);
  const outcomes = trials.flatMap((scores) => scores.map((score) => (fails(score) ? 1 : 0)));
  const owners = trials.flatMap((scores, place) => scores.map(() => clusters[place] ?? ""));
  const { share, lower, upper } = clusteredShare(outcomes, owners, 1 - 2 * alpha);
  const failures = outcomes.reduce<number>((sum, outcome) => sum + outcome, 0);
  return { failures, trials: outcomes.length, rate: share, lower, upper };
}
