import type { Case } from "../../domain/case.ts";
import { type Enough, MOST_TRIALS, type PlannedCases } from "../../domain/plan.ts";
import type { Metric } from "../../domain/suite.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { clusterSums } from "../../statistics/cluster-sums.ts";
import { detectableEffect, minimumDetectableEffect } from "../../statistics/detectable-effect.ts";
import { effectiveNumber } from "../../statistics/effective-number.ts";
import { casesNeeded, trialsNeeded } from "../../statistics/sample-size.ts";
import { sliceSampleSize } from "../../statistics/slice-sample-size.ts";
import { zeroEvents } from "../../statistics/zero-events.ts";
import type { Spread } from "./spread.ts";

/** The chance to see a loss of the size that is called detectable. */
export const POWER = 0.8;

/** A case, and what it counts for in a mean, > 0 for some. */
export type CountedCase = Pick<Case, "cluster" | "slices"> & { readonly counts: number };

/**
 * What a comparison of these cases can see by a metric, at 1…10 trials.
 *
 * Differences between cases of one conversation are taken to be the same (the worst case), so ω² is divided by the
 * effective number of cases W²/ΣW_c², W what all cases count for and W_c those of each conversation; chance within a case
 * is its own, and σ² is divided by W²/Σw². Without conversations and weights both are the number of cases.
 *
 * @param cases at least one  @param trials what the suite asks for  @param alpha one-sided level
 */
export function plannedCases(
  metric: Metric,
  spread: Spread,
  { cases, trials, alpha }: { readonly cases: readonly CountedCase[]; readonly trials: number; readonly alpha: number },
): PlannedCases {
  const weights = cases.map(({ counts }) => counts);
  const byCluster = clusterSums(
    weights,
    cases.map(({ cluster }) => cluster),
  );
  const clusters = byCluster.length;
  const effectiveCases = effectiveNumber(byCluster);
  const margin = marginOf(metric, spread);
  const known = { cases: cases.length, clusters, effectiveCases, ...(margin !== undefined && { margin }) };
  const { sigma2, omega2 } = spread;
  if (sigma2 === undefined || omega2 === undefined)
    return { ...known, detectable: [], enough: { kind: clusters < FEWEST_CLUSTERS ? "too-few" : "unknown" } };
  if (sigma2 + omega2 === 0) return { ...known, ...unvaried(known, spread.reach ?? 1, alpha) };
  const chance = sigma2 * (cases.length / effectiveNumber(weights));
  const parts = {
    omega2: omega2 * (cases.length / effectiveCases),
    sigma2Before: chance,
    sigma2After: chance,
    alpha,
    power: POWER,
  };
  const detectable = Array.from({ length: MOST_TRIALS }, (_, more) =>
    minimumDetectableEffect({ ...parts, cases: cases.length, trialsBefore: more + 1, trialsAfter: more + 1 }),
  );
  const enough = clusters < FEWEST_CLUSTERS ? ({ kind: "too-few" } as const) : enoughFor(margin, parts, known, trials);
  return { ...known, detectable, enough };
}

/** Nothing varies: a loss may still hide in the requests that no case is like, and trials do not find it. */
function unvaried(
  { cases, clusters, effectiveCases, margin }: Omit<PlannedCases, "detectable" | "enough">,
  reach: number,
  alpha: number,
): Pick<PlannedCases, "detectable" | "enough"> {
  const hidden = zeroEvents(effectiveCases, alpha).exact * reach;
  const detectable = new Array<number>(MOST_TRIALS).fill(hidden);
  if (clusters < FEWEST_CLUSTERS) return { detectable, enough: { kind: "too-few" } };
  if (margin === undefined) return { detectable, enough: { kind: "unknown" } };
  if (margin === 0) return { detectable, enough: { kind: "never", smallest: hidden } };
  if (hidden <= margin) return { detectable, enough: { kind: "trials", trials: 1 } };
  const independent = sliceSampleSize(margin / reach, 1 - alpha);
  const needed = Math.ceil((independent * cases) / effectiveCases);
  return { detectable, enough: { kind: "cases", cases: needed, trialsHelp: false } };
}

type Parts = {
  readonly omega2: number;
  readonly sigma2Before: number;
  readonly sigma2After: number;
  readonly alpha: number;
  readonly power: number;
};

function enoughFor(
  margin: number | undefined,
  parts: Parts,
  { cases }: { readonly cases: number },
  trials: number,
): Enough {
  if (margin === undefined) return { kind: "unknown" };
  const now = { ...parts, trialsBefore: trials, trialsAfter: trials };
  if (margin === 0) return { kind: "never", smallest: minimumDetectableEffect({ ...now, cases }) };
  const fewest = trialsNeeded({ ...parts, cases, delta: margin, most: MOST_TRIALS });
  if (fewest !== undefined) return { kind: "trials", trials: fewest };
  const limit = detectableEffect(parts.omega2, cases, parts.alpha, parts.power);
  return { kind: "cases", cases: casesNeeded({ ...now, delta: margin }).cases, trialsHelp: limit < margin };
}

/**
 * The accepted loss on the scale of the comparison: a share r of a ratio is ln(1 + r) where less is better, and
 * −ln(1 − r) where more is. Undefined where it goes by a mean that is not known.
 */
function marginOf({ margin, direction }: Metric, { scale, mean }: Spread): number | undefined {
  if (scale === "difference") {
    if (margin.kind === "absolute") return margin.value;
    return mean === undefined ? undefined : margin.share * Math.abs(mean);
  }
  const share = margin.kind === "relative" ? margin.share : mean === undefined ? undefined : margin.value / mean;
  if (share === undefined) return undefined;
  // A loss of all there is has no logarithm.
  return direction === "lower-is-better" ? Math.log1p(share) : -Math.log1p(-Math.min(share, 1 - 1e-6));
}
