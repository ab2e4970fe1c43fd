import type { CrossCheck, MetricVerdict } from "../../domain/verdict.ts";
import { bcaInterval } from "../../statistics/bca-interval.ts";
import { clusterSums } from "../../statistics/cluster-sums.ts";
import { seedOf } from "../../statistics/seed-of.ts";
import { signFlip } from "../../statistics/sign-flip.ts";
import { claimsIn, type Family } from "./claims.ts";
import type { ErrorLevels } from "./error-levels.ts";
import { orientedDifferences } from "./estimate.ts";
import type { Measured } from "./measure.ts";
import { verdictOf } from "./verdict-of.ts";

/** Draws of each resampling; with it the least p is 0.0005. */
const RESAMPLES = 2000;
/** Below this level a claim would hang on a draw or two. */
const LEAST_LEVEL = 2 / RESAMPLES;
/** Up to so many clusters the plain p-value of signs flipped is too careful. */
const MID_P_UP_TO = 25;

/**
 * The same differences by methods that know no t distribution: signs flipped per cluster for the tests, a bootstrap over
 * clusters for the limits. Where they come to another verdict the reader is told; they decide nothing.
 *
 * Where nothing varies there is nothing to resample, and two samples without pairs have no signs to flip. A level as low
 * as the least p that the draws can show (an early look's, or one shared by many claims) is not theirs to judge by.
 *
 * @param family what is claimed together; those without a verdict keep their own p-values
 * @param verdicts of those to be checked
 * @returns by measurement, only where the verdict differs
 */
export function crossChecks(
  family: Family,
  verdicts: ReadonlyMap<Measured, MetricVerdict>,
  levels: ErrorLevels,
): ReadonlyMap<Measured, CrossCheck> {
  if (levels.blame(family.size) / (levels.corrected ? family.size : 1) < LEAST_LEVEL) return new Map();
  const checked = new Map(
    family.members
      .filter((member) => verdicts.has(member) && isResampled(member))
      .map((member) => [member, resampled(member, levels.pass)]),
  );
  const claims = claimsIn(
    family,
    levels,
    family.members.map((member) => checked.get(member) ?? member.estimate),
  );
  return new Map(
    claims.flatMap(([member, { pRegressed, pImproved, blame }]): (readonly [Measured, CrossCheck])[] => {
      const limits = checked.get(member);
      if (limits === undefined) return [];
      const { lower, upper } = limits;
      const { verdict } = verdictOf({ lower, upper, pRegressed, pImproved, margin: member.margin, alpha: blame });
      return verdict === verdicts.get(member) ? [] : [[member, { verdict, pRegressed, lower, upper }]];
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
