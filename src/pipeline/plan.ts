import type { Case } from "../domain/case.ts";
import { caseWeights } from "../domain/case-weight.ts";
import type { Plan, PlannedCost, PlannedMetric } from "../domain/plan.ts";
import type { Run } from "../domain/run.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import { type CountedCase, POWER, plannedCases } from "./plan/planned-cases.ts";
import { type Spread, spreadOf } from "./plan/spread.ts";

/** What a plan goes by. */
export type PlanInput = {
  /** The cases drawn, at least one. */
  readonly cases: readonly Case[];
  /** Those that a replay measures. */
  readonly metrics: readonly Metric[];
  /** The newest replayed baseline. */
  readonly latest?: Run;
  /** The one before it, for a metric whose scores mean the same in both. */
  readonly earlierFor: (metric: Metric) => Run | undefined;
  readonly costs: readonly PlannedCost[];
  readonly notes: readonly string[];
};

/**
 * What a comparison of this suite's cases can see by each metric, as a whole and in each slice, at 1…10 trials.
 * A slice has the spread of the whole: its own cases are too few to tell another.
 */
export function planOf(suite: Suite, { cases, metrics, latest, earlierFor, costs, notes }: PlanInput): Plan {
  const { confidence } = suite.gate;
  const alpha = (1 - confidence) / 2;
  const counted = countedCases(cases);
  const slices = slicesOf(counted, suite.traces.slices);
  const planned = metrics.map((metric): PlannedMetric => {
    const spread = spreadOf(metric, latest, earlierFor(metric));
    const over = (some: readonly CountedCase[]) =>
      plannedCases(metric, spread, { cases: some, trials: suite.trials, alpha });
    return {
      ...headOf(metric, spread),
      whole: over(counted),
      slices: slices.map(({ attribute, value, cases: some }) => ({ attribute, value, ...over(some) })),
    };
  });
  return {
    suite: suite.name,
    cases: cases.length,
    clusters: new Set(cases.map(({ cluster }) => cluster)).size,
    confidence,
    power: POWER,
    trials: suite.trials,
    metrics: planned,
    costs,
    notes,
  };
}

function headOf(metric: Metric, spread: Spread): Omit<PlannedMetric, "whole" | "slices"> {
  const { name, unit, direction, blocking } = metric;
  const { scale, sigma2, omega2, within, between } = spread;
  const variances = { ...(sigma2 !== undefined && { sigma2 }), ...(omega2 !== undefined && { omega2 }) };
  return { metric: name, unit, direction, blocking, scale, ...variances, within, between };
}

/** What each case would count for in a comparison. */
function countedCases(cases: readonly Case[]): readonly CountedCase[] {
  const { weights } = caseWeights(
    cases.map(({ part, weight, represents }) => ({
      ...(part === "fixed" && { part }),
      ...(weight !== undefined && { weight }),
      ...(represents !== undefined && { represents }),
    })),
  );
  return cases.map(({ cluster, slices }, place) => ({ cluster, slices, counts: weights[place] ?? 1 }));
}

type Slice = { readonly attribute: string; readonly value: string; readonly cases: readonly CountedCase[] };

/** The cases of each value of each attribute, the largest slice first; a case without the attribute is in none. */
function slicesOf(cases: readonly CountedCase[], attributes: readonly string[]): readonly Slice[] {
  return attributes.flatMap((attribute) => {
    const byValue = new Map<string, CountedCase[]>();
    for (const one of cases) {
      const value = Object.hasOwn(one.slices, attribute) ? one.slices[attribute] : undefined;
      if (value === undefined) continue;
      const sharing = byValue.get(value);
      if (sharing === undefined) byValue.set(value, [one]);
      else sharing.push(one);
    }
    return [...byValue]
      .map(([value, some]) => ({ attribute, value, cases: some }))
      .sort((a, b) => b.cases.length - a.cases.length || (a.value < b.value ? -1 : 1));
  });
}
