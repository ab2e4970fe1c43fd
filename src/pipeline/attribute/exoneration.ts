import { casesForEquivalence } from "../../statistics/sample-size.ts";
import type { LossEstimate } from "./estimates.ts";

/** The chance of success that is planned for. */
const POWER = 0.8;

/** What an exoneration takes. @property range the largest loss or gain a case can show */
export type ExonerationPlan = {
  /** That were asked, of any number of clusters. */
  readonly cases: number;
  readonly alpha: number;
  /** δ > 0: what counts as none. */
  readonly equivalence: number;
  readonly range: number;
};

/**
 * How many more cases, of as many trials, would exonerate an innocent layer with 80 % power; undefined where those there
 * were should have been enough.
 *
 * Of the three contrasts that all have to lie within ±δ the one that varies most decides. One that did not vary takes as
 * many cases as leave no case unmet that differs: (1 − δ/R)ⁿ = α.
 *
 * @param contrasts part, necessity and sufficiency
 */
export function casesToExonerate(contrasts: readonly LossEstimate[], plan: ExonerationPlan): number | undefined {
  const needed = contrasts.map((contrast) => casesFor(contrast, plan));
  const more = Math.max(...needed) - plan.cases;
  return more > 0 ? more : undefined;
}

function casesFor(
  { standardError, effectiveClusters }: LossEstimate,
  { cases, alpha, equivalence, range }: ExonerationPlan,
): number {
  // Clusters are in the standard error, so the variance is that of a case among cases related as these are.
  if (standardError > 0)
    return casesForEquivalence({
      differenceVariance: standardError ** 2 * cases,
      delta: equivalence,
      alpha,
      power: POWER,
    });
  const clusters = Math.log(alpha) / Math.log1p(-Math.min(LARGEST, equivalence / range));
  return Math.ceil((clusters * cases) / effectiveClusters);
}

/** All there is to lose has no logarithm. */
const LARGEST = 1 - 1e-6;
