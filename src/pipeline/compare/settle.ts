import type { Settle } from "../../domain/verdict.ts";
import { normalQuantile } from "../../statistics/distributions.ts";
import { effectiveNumber } from "../../statistics/effective-number.ts";
import { varianceComponents } from "../../statistics/variance-components.ts";
import { casesIn } from "./cell.ts";
import { effectiveClusters } from "./estimate.ts";
import type { Measured } from "./measure.ts";

const POWER = 0.8;

/**
 * What would settle an open question, with 80 % power were the true difference 0: cases asked as often as now, or trials
 * of the cases there are.
 *
 * The variance of the difference falls with the number of cases, and, as far as it comes from chance within cases, with
 * that of trials. Where there are as many as that already, what was seen is taken for the truth instead: so many that the
 * interval leaves either 0 or the margin.
 *
 * @param alpha the one-sided level of the interval
 * @returns undefined where nothing does: a margin of 0 cannot be ruled out
 */
export function settleOf(measured: Measured, alpha: number, usdPerAnswer?: number): Settle | undefined {
  const { margin, values, estimate, cell } = measured;
  if (margin <= 0) return undefined;
  const now = casesIn(cell, values.paired);
  const share = estimate.standardError === 0 ? 0 : varianceWanted(measured, alpha);
  const cases = Math.max(share > 0 ? Math.ceil(now / share) : 0, casesWithoutVariation(measured, now, alpha), now + 1);
  const trials = values.paired ? trialsNeeded(measured, Math.min(share, now / (now + 1))) : undefined;
  const asked = answersOf(measured) / now;
  return {
    cases,
    ...(usdPerAnswer !== undefined && { casesUsd: cases * asked * usdPerAnswer }),
    ...(trials !== undefined && { trials }),
    ...(typeof trials === "number" && usdPerAnswer !== undefined && { trialsUsd: now * 2 * trials * usdPerAnswer }),
  };
}

/** The variance that would settle it, as a share of that of now; below 1. */
function varianceWanted({ estimate, margin }: Measured, alpha: number): number {
  const { mean, standardError } = estimate;
  const z = normalQuantile(1 - alpha);
  const ifUnchanged = (margin / ((z + normalQuantile(POWER)) * standardError)) ** 2;
  if (ifUnchanged < 1) return ifUnchanged;
  return Math.min(1, (Math.max(margin + mean, -mean) / (z * standardError)) ** 2);
}

/** Cases that all show nothing rule a loss out once (1 − m/R)^C ≤ α, or, by Tango's limit, once z²/(C + z²) < m. */
function casesWithoutVariation({ table, values, margin }: Measured, now: number, alpha: number): number {
  const lost = margin / (table.scale.highest - table.scale.lowest);
  if (lost >= 1) return 0;
  if (table.method === "paired-binary") return Math.floor((normalQuantile(1 - alpha) ** 2 * (1 - lost)) / lost) + 1;
  const sides = values.paired ? [values.after] : [values.before, values.after];
  const independent = Math.min(...sides.map(effectiveClusters));
  return Math.ceil((Math.log(alpha) / Math.log1p(-lost)) * (now / independent));
}

/**
 * The same number of trials on both sides, so that the variance of the estimate comes to a share of that of now. Trials
 * take away chance within cases alone; what else there is, the clusters' part included, stays.
 *
 * @returns null where none would do, undefined where single trials do not tell
 */
function trialsNeeded({ table, cell, values, estimate }: Measured, share: number): number | null | undefined {
  const trialsOf = (side: "before" | "after") =>
    cell[side].map((place) => onScale(table.columns[side].values[place] ?? [], table.scale.caseValue));
  const [before, after] = [trialsOf("before"), trialsOf("after")];
  const { sigma2Before, sigma2After, omega2, differenceVariance } = varianceComponents(before, after);
  if (sigma2Before === null || sigma2After === null || omega2 === null || differenceVariance === null) return undefined;
  const { weights } = values.after;
  const cases = weights === undefined ? cell.after.length : effectiveNumber(weights);
  const variance = estimate.standardError ** 2;
  const chance = Math.min(variance, (differenceVariance - omega2) / cases);
  const left = chance - (1 - share) * variance;
  return left > 0 ? Math.max(2, Math.ceil((sigma2Before + sigma2After) / cases / left)) : null;
}

/** Each trial as if it were a case of its own: its value, or its logarithm. */
function onScale(trials: readonly number[], caseValue: (trials: readonly number[]) => number): readonly number[] {
  return trials.map((trial) => caseValue([trial]));
}

/** Answers that were asked for, with a score or without. */
function answersOf({ table, cell }: Measured): number {
  return (["before", "after"] as const)
    .flatMap((side) => cell[side].map((place) => table.columns[side].side.rows[place]?.trials.length ?? 0))
    .reduce((sum, trials) => sum + trials, 0);
}
