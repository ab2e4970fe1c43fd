import { caseWeights } from "../../domain/case-weight.ts";
import type { MetricRecord, Run, TrialRow } from "../../domain/run.ts";

/** A case that has a score. */
export type ScoredCase = {
  readonly id: string;
  readonly cluster: string;
  readonly weight: number;
  /** At least one, in the metric's unit. */
  readonly values: readonly number[];
};

/** The cases of a run that a metric has scored. A value that no scorer can have given says nothing. */
export function scoredCases({ cases }: Run, metric: MetricRecord): readonly ScoredCase[] {
  const { weights } = caseWeights(cases);
  return cases.flatMap(({ id, cluster, trials }, place) => {
    const values = trials.flatMap((trial) => scoreOf(trial, metric));
    return values.length === 0 ? [] : [{ id, cluster, weight: weights[place] ?? 1, values }];
  });
}

/** A name may be that of a property every object has. */
function scoreOf({ scores }: TrialRow, { name, unit }: MetricRecord): readonly number[] {
  const score = Object.hasOwn(scores, name) ? scores[name] : undefined;
  if (score?.status !== "scored") return [];
  const { value } = score;
  return Number.isFinite(value) && value >= 0 && (unit !== "score" || value <= 1) ? [value] : [];
}
