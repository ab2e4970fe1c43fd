import type { Detectable } from "../../domain/diagnosis.ts";
import type { Run } from "../../domain/run.ts";
import type { Metric } from "../../domain/suite.ts";
import { detectableEffect } from "../../statistics/detectable-effect.ts";

/** Variance of the true differences between cases, for want of data: METHOD 3.5's planning row. */
const BETWEEN = 0.02;
/** Variance between trials of one case, for want of data: a score of 0 or 1 that is right 89 times in 100. */
const WITHIN = 0.1;
const POWER = 0.8;

/**
 * The smallest loss that a comparison of this many cases would show, per metric that decides. Where the latest baseline
 * has several trials of its cases, their spread is used; else a usual one. Time and money have no usual spread: without
 * a baseline they are left out.
 *
 * @param clusters independent cases, at least 1  @param confidence of the intervals, 0…1  @param latest the run to learn from
 */
export function detectableLosses(
  metrics: readonly Metric[],
  {
    clusters,
    trials,
    confidence,
    latest,
  }: {
    readonly clusters: number;
    readonly trials: number;
    readonly confidence: number;
    readonly latest?: Run;
  },
): readonly Detectable[] {
  return metrics.flatMap(({ name, unit, blocking, margin }) => {
    const measured = latest && trialVariance(latest, name);
    const within = measured ?? (unit === "score" ? WITHIN : undefined);
    if (!blocking || within === undefined) return [];
    // Of differences between cases there is no measurement before two runs are compared.
    const between = unit === "score" ? BETWEEN : 0;
    const variance = between + (2 * within) / trials;
    return [
      {
        metric: name,
        unit,
        loss: detectableEffect(variance, clusters, (1 - confidence) / 2, POWER),
        ...(margin.kind === "absolute" && { margin: margin.value }),
        spread: measured === undefined ? "assumed" : "measured",
      } as const,
    ];
  });
}

/** Mean over the cases of the variance between their trials; undefined where no case has two scored trials. */
function trialVariance({ cases }: Run, metric: string): number | undefined {
  const variances = cases.flatMap(({ trials }) => {
    const values = trials.flatMap(({ scores }) => {
      const score = scores[metric];
      return score?.status === "scored" ? [score.value] : [];
    });
    return values.length < 2 ? [] : [variance(values)];
  });
  return variances.length === 0 ? undefined : mean(variances);
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
