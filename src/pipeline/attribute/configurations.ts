import type { Configuration } from "../../domain/attribution.ts";
import type { MetricRecord } from "../../domain/run.ts";
import { mean } from "../../statistics/mean.ts";
import type { CellValues } from "./cell-values.ts";
import { type EstimateOptions, lossEstimate } from "./estimates.ts";
import { clusteredFailureRate } from "./failure-rate.ts";
import type { Scale } from "./scale.ts";

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
        ...(metric.unit === "score" && {
          failures: clusteredFailureRate(cell.trials, values.clusters, metric, options.alpha),
        }),
        ...(cell !== before && { loss: lossEstimate(losses, values.clusters, options).loss }),
      };
    });
}
