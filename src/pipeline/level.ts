import type { Run } from "../domain/run.ts";
import type { MetricLevel } from "../domain/verdict.ts";

/** What each metric came to over one run: the mean of its case means, and how many trials had a score. */
export function levelsOf({ metrics, cases }: Run): readonly MetricLevel[] {
  return metrics.map(({ name, unit }) => {
    const values = cases.map(({ trials }) =>
      trials.flatMap(({ scores }) => {
        const score = scores[name];
        return score?.status === "scored" ? [score.value] : [];
      }),
    );
    const scored = values.filter((trials) => trials.length > 0);
    return {
      metric: name,
      unit,
      ...(scored.length === 0 ? {} : { mean: mean(scored.map(mean)) }),
      scored: scored.reduce((sum, trials) => sum + trials.length, 0),
      trials: cases.reduce((sum, { trials }) => sum + trials.length, 0),
      cases: scored.length,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
