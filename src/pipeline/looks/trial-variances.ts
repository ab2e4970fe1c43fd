import type { CaseRow, MetricRecord } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import { mean, variance } from "../../statistics/mean.ts";

/**
 * How much one trial of each case varied in an earlier run, for the plan of looks: the variance over its trials, each
 * metric's as a multiple of its mean over all cases, summed. A case with fewer than two scores of a metric adds nothing to it.
 *
 * @param metrics those that decide
 * @returns undefined where no case has two scores of any: nothing is known, which is not the same as no variance
 */
export function trialVariances(
  rows: readonly CaseRow[],
  metrics: readonly Pick<MetricRecord, "name" | "unit">[],
): ReadonlyMap<string, number> | undefined {
  const sums = new Map<string, number>();
  for (const metric of metrics) {
    const own = rows.flatMap((row) => {
      const found = variance(scoredValues(row.trials, metric));
      return found === null ? [] : [{ id: row.id, found }];
    });
    const usual = mean(own.map(({ found }) => found));
    for (const { id, found } of own) sums.set(id, (sums.get(id) ?? 0) + (usual > 0 ? found / usual : 0));
  }
  return sums.size === 0 ? undefined : sums;
}
