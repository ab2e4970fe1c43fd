import { caseWeights } from "../domain/case-weight.ts";
import type { MetricLevel } from "../domain/result.ts";
import type { Run } from "../domain/run.ts";
import { scoredValues } from "../domain/scored-values.ts";
import { mean } from "../statistics/mean.ts";

/**
 * What each metric came to over one run: the mean of its case means, weighted where cases stand for different numbers of
 * requests, and how many trials had a score.
 */
export function levelsOf({ metrics, cases }: Run): readonly MetricLevel[] {
  const { weights } = caseWeights(cases);
  return metrics.map(({ name, unit }) => {
    const scored = cases.flatMap(({ trials }, place) => {
      const values = scoredValues(trials, { name, unit });
      return values.length === 0 ? [] : [{ values, weight: weights[place] ?? 1 }];
    });
    const level = mean(
      scored.map(({ values }) => mean(values)),
      scored.map(({ weight }) => weight),
    );
    return {
      metric: name,
      unit,
      ...(Number.isFinite(level) && { mean: level }),
      scored: scored.reduce((sum, { values }) => sum + values.length, 0),
      trials: cases.reduce((sum, { trials }) => sum + trials.length, 0),
      cases: scored.length,
    };
  });
}
