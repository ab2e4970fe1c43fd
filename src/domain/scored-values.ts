import type { MetricRecord, TrialRow } from "./run.ts";
import type { Score } from "./score.ts";

type Scores = Pick<TrialRow, "scores">;

/** The usable scores of some trials by a metric, in its unit. A value that no scorer can have given says nothing. */
export function scoredValues(
  trials: readonly Scores[],
  { name, unit }: Pick<MetricRecord, "name" | "unit">,
): readonly number[] {
  const values: number[] = [];
  for (const trial of trials) {
    const score = scoreBy(trial, name);
    if (score?.status === "scored" && isPossible(score.value, unit)) values.push(score.value);
  }
  return values;
}

/** The score of a trial by a metric, if it has one. The metric's name may be that of a property every object has. */
export function scoreBy({ scores }: Scores, metric: string): Score | undefined {
  return Object.hasOwn(scores, metric) ? scores[metric] : undefined;
}

/** A score is from 0 to 1; a time or a price is 0 or more, and finite. */
export function isPossible(value: number, unit: MetricRecord["unit"]): boolean {
  return Number.isFinite(value) && value >= 0 && (unit !== "score" || value <= 1);
}
