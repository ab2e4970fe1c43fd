import type { CrossCheck, MetricVerdict } from "../../domain/verdict.ts";
import { bcaInterval } from "../../statistics/bca-interval.ts";
import { clusterSums } from "../../statistics/cluster-sums.ts";
import { holm } from "../../statistics/holm.ts";
import { signFlip } from "../../statistics/sign-flip.ts";
import { orientedDifferences } from "./estimate.ts";
import type { Measured } from "./measure.ts";
import { verdictOf } from "./verdict-of.ts";

/** What a cross-check needs of a metric: its measurement, and the verdict that stands. */
export type Checkable = { readonly measured: Measured; readonly verdict: MetricVerdict };

/** Draws of each resampling; with it the least p is 0.0005. */
const RESAMPLES = 2000;
/** Up to so many clusters the plain p-value of signs flipped is too careful. */
const MID_P_UP_TO = 25;

/**
 * The same differences by methods that know no t distribution: signs flipped per cluster for the tests, a bootstrap over
 * clusters for the limits. Where they come to another verdict the reader is told; they decide nothing.
 *
 * Where nothing varies there is nothing to resample, and two samples without pairs have no signs to flip.
 *
 * @param metrics those that decide together; Holm corrects over them unless `corrected` is false
 * @returns by measurement, only where the verdict differs
 */
export function crossChecks(
  metrics: readonly Checkable[],
  { alpha, blame, corrected }: { readonly alpha: number; readonly blame: number; readonly corrected: boolean },
): ReadonlyMap<Measured, CrossCheck> {
  const checked = metrics.filter(({ measured }) => isResampled(measured));
  const found = checked.map(({ measured }) => resampled(measured, alpha));
  const adjust = corrected ? holm : (p: readonly number[]) => p;
  const regressed = adjust(found.map(({ pRegressed }) => pRegressed));
  const improved = adjust(found.map(({ pImproved }) => pImproved));
  return new Map(
    checked.flatMap(({ measured, verdict }, place): (readonly [Measured, CrossCheck])[] => {
      const { lower = 0, upper = 0 } = found[place] ?? {};
      const [pRegressed = 1, pImproved = 1] = [regressed[place], improved[place]];
      const other = verdictOf({ lower, upper, pRegressed, pImproved, margin: measured.margin, alpha: blame }).verdict;
      return other === verdict ? [] : [[measured, { verdict: other, pRegressed, lower, upper }]];
    }),
  );
}

function isResampled({ estimate, table }: Measured): boolean {
  return (table.method === "paired" || table.method === "paired-binary") && estimate.standardError > 0;
}

function resampled({ values, table }: Measured, alpha: number) {
  const differences = orientedDifferences(values, table.sign);
  const { clusters, weights } = values.after;
  const options = { resamples: RESAMPLES, seed: seedOf(table.metric.name) };
  const limits = { confidence: 1 - 2 * alpha, ...options, ...(weights !== undefined && { weights }) };
  const weighed = differences.map((difference, place) => (weights?.[place] ?? 1) * difference);
  return { ...bcaInterval(differences, clusters, limits), ...flipped(clusterSums(weighed, clusters), options) };
}

/** Signs are flipped against the direction that was seen; what is seen against the other is the rest. */
function flipped(sums: readonly number[], options: { readonly resamples: number; readonly seed: number }) {
  const isLoss = sums.reduce((total, sum) => total + sum, 0) < 0;
  const found = signFlip(isLoss ? sums : sums.map((sum) => -sum), options);
  const p = sums.length <= MID_P_UP_TO ? found.midP : found.p;
  return isLoss ? { pRegressed: p, pImproved: 1 - p } : { pRegressed: 1 - p, pImproved: p };
}

/** FNV-1a of the name: the same metric is always resampled the same way, and no two alike. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
