import { caseWeights } from "../domain/case-weight.ts";
import type { Run } from "../domain/run.ts";
import type { MetricLevel } from "../domain/verdict.ts";

/**
 * What each metric came to over one run: the mean of its case means, weighted where cases stand for different numbers of
 * requests, and how many trials had a score.
 */
export function levelsOf({ metrics, cases }: Run): readonly MetricLevel[] {
  const { weights } = caseWeights(cases);
  return metrics.map(({ name, unit }) => {
    const scored = cases.flatMap(({ trials }, place) => {
      const values = trials.flatMap(({ scores }) => {
        const score = Object.hasOwn(scores, name) ? scores[name] : undefined;
        return score?.status === "scored" ? [score.value] : [];
      });
      return values.length === 0 ? [] : [{ values, weight: weights[place] ?? 1 }];
    });
    const weight = scored.reduce((sum, one) => sum + one.weight, 0);
    const total = scored.reduce((sum, one) => sum + one.weight * mean(one.values), 0);
    return {
      metric: name,
      unit,
      ...(weight > 0 && { mean: total / weight }),
      scored: scored.reduce((sum, { values }) => sum + values.length, 0),
      trials: cases.reduce((sum, { trials }) => sum + trials.length, 0),
      cases: scored.length,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
