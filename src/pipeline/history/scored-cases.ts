import { caseWeights } from "../../domain/case-weight.ts";
import type { MetricRecord, Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";

/** A case that has a score. */
export type ScoredCase = {
  readonly id: string;
  readonly cluster: string;
  readonly weight: number;
  /** At least one, in the metric's unit. */
  readonly values: readonly number[];
};

/** The cases of a run that a metric has scored. */
export function scoredCases({ cases }: Run, metric: MetricRecord): readonly ScoredCase[] {
  const { weights } = caseWeights(cases);
  return cases.flatMap(({ id, cluster, trials }, place) => {
    const values = scoredValues(trials, metric);
    return values.length === 0 ? [] : [{ id, cluster, weight: weights[place] ?? 1, values }];
  });
}
