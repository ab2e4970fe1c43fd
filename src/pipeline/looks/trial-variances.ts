import type { CaseRow } from "../../domain/run.ts";

/**
 * How much one trial of each case varied in an earlier run, for the plan of looks: the variance over its trials, each
 * metric's as a multiple of its mean over all cases, summed. A case with fewer than two scores of a metric adds nothing to it.
 *
 * @param metrics names of those that decide
 * @returns undefined where no case has two scores of any: nothing is known, which is not the same as no variance
 */
export function trialVariances(
  rows: readonly CaseRow[],
  metrics: readonly string[],
): ReadonlyMap<string, number> | undefined {
  const sums = new Map<string, number>();
  for (const metric of metrics) {
    const own = rows.flatMap((row) => {
      const one = varianceOf(valuesOf(row, metric));
      return one === undefined ? [] : [{ id: row.id, variance: one }];
    });
    const mean = own.reduce((sum, { variance }) => sum + variance, 0) / own.length;
    for (const { id, variance } of own) sums.set(id, (sums.get(id) ?? 0) + (mean > 0 ? variance / mean : 0));
  }
  return sums.size === 0 ? undefined : sums;
}

function valuesOf({ trials }: CaseRow, metric: string): readonly number[] {
  return trials.flatMap(({ scores }) => {
    const score = scores[metric];
    return score?.status === "scored" ? [score.value] : [];
  });
}

function varianceOf(values: readonly number[]): number | undefined {
  if (values.length < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
