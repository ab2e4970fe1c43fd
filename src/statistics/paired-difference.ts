import { type ClusteredMean, clusteredMean } from "./clustered-mean.ts";
import { tCdf, tQuantile } from "./distributions.ts";
import { hallQuantile, hallStatistic } from "./hall.ts";
import { unequalClusters } from "./unequal-clusters.ts";

/** The mean of paired differences with its interval and one-sided p-values. Positive is better. */
export type PairedDifference = {
  readonly mean: number;
  readonly standardError: number;
  readonly clusters: number;
  /** As many clusters of equal weight as say as much. */
  readonly effectiveClusters: number;
  /** Of the cluster sums; null where nothing varies. */
  readonly skewness: number | null;
  /** Limits of the 1 − 2α interval. */
  readonly lower: number;
  readonly upper: number;
  /** Against H0: no loss. */
  readonly pRegressed: number;
  /** Against H0: no gain. */
  readonly pImproved: number;
  /** Against H0: a loss of the margin or more. */
  readonly pNonInferior: number;
};

/**
 * Paired comparison of case means, clustered, with corrections for skew and for missing variation.
 *
 * Answers: by how much did requests like these get better or worse, and how sure is that? Assumes independent
 * clusters. Plain t limits let a loss of the margin pass two to four times too often when a few cases break completely
 * (the differences are skewed): Hall's transformation only ever widens the limit on the skewed side. No variation at
 * all is not evidence of equality: the limits then come from the chance of not having met a case that differs, with the
 * effective number of clusters, since one that outweighs all others says little about those not met. Where clusters
 * weigh differently, the variance and its degrees of freedom are corrected for it.
 * Source: STATISTICS.md; Hall 1992 for the transformation.
 *
 * @param differences candidate − baseline per case, oriented so that positive is better; at least two clusters
 * @param clusters one name per difference
 * @param options.alpha one-sided level, 0…0.5
 * @param options.margin accepted loss, ≥ 0, in the unit of the differences
 * @param options.range the largest loss or gain a case can show (1 for scores), > 0
 * @param options.weights one per difference, ≥ 0 and not all 0; absent: all the same
 */
export function pairedDifference(
  differences: readonly number[],
  clusters: readonly (string | number)[],
  options: {
    readonly alpha: number;
    readonly margin: number;
    readonly range: number;
    readonly weights?: readonly number[] | undefined;
  },
): PairedDifference {
  const summary = clusteredMean(differences, clusters, options.weights);
  return isNoVariation(summary.standardError, options.range)
    ? withoutVariation(summary, options)
    : withVariation(summary, options);
}

/** Rounding leaves about 1e-17 where exact arithmetic gives 0; anything that small beside the range is no variation. */
export function isNoVariation(standardError: number, range: number): boolean {
  return standardError <= range * 1e-12;
}

function withVariation(
  summary: ClusteredMean,
  { alpha, margin }: { readonly alpha: number; readonly margin: number },
): PairedDifference {
  const { mean, clusters, residualSums } = summary;
  const { effective, inflation, freedom } = unequalClusters(summary.clusterWeights);
  const standardError = summary.standardError * Math.sqrt(inflation);
  const skewness = skewnessOf(residualSums);
  const plain = tQuantile(1 - alpha, freedom);
  const tilt = -Math.abs(skewness) / Math.sqrt(clusters);
  const widened = hallQuantile(plain, tilt);
  const beyondMargin = (mean + margin) / standardError;
  return {
    mean,
    standardError,
    clusters,
    effectiveClusters: effective,
    skewness,
    lower: mean - (skewness < 0 ? widened : plain) * standardError,
    upper: mean + (skewness > 0 ? widened : plain) * standardError,
    pRegressed: tCdf(mean / standardError, freedom),
    pImproved: tCdf(-mean / standardError, freedom),
    pNonInferior: tCdf(-(skewness < 0 ? hallStatistic(beyondMargin, tilt) : beyondMargin), freedom),
  };
}

/** γ = (Σu³/C) / (Σu²/C)^{3/2} over cluster sums u. */
function skewnessOf(residualSums: readonly number[]): number {
  const count = residualSums.length;
  const second = residualSums.reduce((sum, u) => sum + u ** 2, 0) / count;
  const third = residualSums.reduce((sum, u) => sum + u ** 3, 0) / count;
  return third / second ** 1.5;
}

function withoutVariation(
  { mean, clusters, clusterWeights }: ClusteredMean,
  { alpha, margin, range }: { readonly alpha: number; readonly margin: number; readonly range: number },
): PairedDifference {
  const effectiveClusters = unequalClusters(clusterWeights).effective;
  const unseen = 1 - alpha ** (1 / effectiveClusters);
  return {
    mean,
    standardError: 0,
    clusters,
    effectiveClusters,
    skewness: null,
    lower: mean - unseen * (range + mean),
    upper: mean + unseen * (range - mean),
    pRegressed: mean < 0 ? (range / (range - mean)) ** effectiveClusters : 1,
    pImproved: mean > 0 ? (range / (range + mean)) ** effectiveClusters : 1,
    pNonInferior: mean > -margin ? Math.max(0, (range - margin) / (range + mean)) ** effectiveClusters : 1,
  };
}
