import type { Detectable } from "../../domain/diagnosis.ts";
import { ASSUMED_BETWEEN, ASSUMED_WITHIN } from "../../domain/plan.ts";
import type { Run } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric } from "../../domain/suite.ts";
import { minimumDetectableEffect } from "../../statistics/detectable-effect.ts";
import { withinVariance } from "../../statistics/variance-components.ts";

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
    const measured = latest && trialVariance(latest, { name, unit });
    const within = measured ?? (unit === "score" ? ASSUMED_WITHIN : undefined);
    if (!blocking || within === undefined) return [];
    // Of differences between cases there is no measurement before two runs are compared.
    const omega2 = unit === "score" ? ASSUMED_BETWEEN : 0;
    const chance = { sigma2Before: within, trialsBefore: trials, sigma2After: within, trialsAfter: trials };
    const rates = { alpha: (1 - confidence) / 2, power: POWER };
    return [
      {
        metric: name,
        unit,
        loss: minimumDetectableEffect({ omega2, ...chance, ...rates, cases: clusters }),
        ...(margin.kind === "absolute" && { margin: margin.value }),
        spread: measured === undefined ? "assumed" : "measured",
      } as const,
    ];
  });
}

/** The variance between trials of one case; undefined where no case has two scored trials. */
function trialVariance({ cases }: Run, metric: Pick<Metric, "name" | "unit">): number | undefined {
  return withinVariance(cases.map(({ trials }) => scoredValues(trials, metric))) ?? undefined;
}
