import { clusteredMean } from "./clustered-mean.ts";
import { tCdf, tQuantile } from "./distributions.ts";
import { hallQuantile, hallStatistic } from "./hall.ts";
import { isNoVariation } from "./paired-difference.ts";
import { unequalClusters } from "./unequal-clusters.ts";

/** The values of one side: case means, oriented so that more is better. */
export type UnpairedSide = {
  /** At least one, from at least two clusters. */
  readonly values: readonly number[];
  /** One name per value. */
  readonly clusters: readonly (string | number)[];
  /** One per value; absent: all the same. */
  readonly weights?: readonly number[] | undefined;
};

/** The difference of two means with its interval and one-sided p-values. Positive is better. */
export type UnpairedDifference = {
  readonly mean: number;
  readonly standardError: number;
  readonly before: number;
  readonly after: number;
  /** Limits of the 1 − 2α interval. */
  readonly lower: number;
  readonly upper: number;
  readonly pRegressed: number;
  readonly pImproved: number;
  /** Against H0: a loss of the margin or more. */
  readonly pNonInferior: number;
};

/**
 * Comparison of the means of two samples that have no case in common, clustered on each side (Welch).
 *
 * Answers: by how much does one stream of requests do better than another? SE² = SE_A² + SE_B², Welch's degrees of
 * freedom over clusters, and Hall's transformation on the skewed side, with the skewness of the estimate itself:
 * a = −|Σv³|/(Σv²)^{3/2} over the clusters' parts v of the difference. A side on which nothing varies is no evidence of
 * equality: towards what it has not shown, it counts with SE = (1 − α^{1/C})·room/t_{1−α,C−1}, so that its own limit lies
 * where the chance of not having met another value puts it. Assumes that clusters are independent, and that both
 * samples stand for the same kind of requests: a change of these shows as a difference as well.
 * Source: Welch 1947; STATISTICS.md for the rest.
 *
 * @param options.alpha one-sided level, 0…0.5
 * @param options.margin accepted loss, ≥ 0
 * @param options.lowest, options.highest what a value can be, oriented
 */
export function unpairedDifference(
  before: UnpairedSide,
  after: UnpairedSide,
  options: UnpairedOptions,
): UnpairedDifference {
  const [a, b] = [sideOf(before, options), sideOf(after, options)];
  const mean = b.mean - a.mean;
  // The difference is lower than it seems where after could be lower, or before higher.
  const down = welch(b.down, a.up);
  const up = welch(b.up, a.down);
  const asymmetry = asymmetryOf(a.parts, b.parts);
  const tilt = -Math.abs(asymmetry);
  const plainDown = tQuantile(1 - options.alpha, down.freedom);
  const plainUp = tQuantile(1 - options.alpha, up.freedom);
  const beyondMargin = inErrors(mean + options.margin, down);
  return {
    mean,
    standardError: Math.sqrt(a.variance + b.variance),
    before: a.mean,
    after: b.mean,
    lower: mean - down.standardError * (asymmetry < 0 ? hallQuantile(plainDown, tilt) : plainDown),
    upper: mean + up.standardError * (asymmetry > 0 ? hallQuantile(plainUp, tilt) : plainUp),
    pRegressed: tCdf(inErrors(mean, up), up.freedom),
    pImproved: tCdf(-inErrors(mean, down), down.freedom),
    pNonInferior: tCdf(-(asymmetry < 0 ? hallStatistic(beyondMargin, tilt) : beyondMargin), down.freedom),
  };
}

type UnpairedOptions = {
  readonly alpha: number;
  readonly margin: number;
  readonly lowest: number;
  readonly highest: number;
};

/** A variance with its degrees of freedom. */
type Part = { readonly variance: number; readonly freedom: number };
type Spread = { readonly standardError: number; readonly freedom: number };

function sideOf(side: UnpairedSide, { alpha, lowest, highest }: UnpairedOptions) {
  const summary = clusteredMean(side.values, side.clusters, side.weights);
  const { mean, standardError, residualSums, totalWeight } = summary;
  const { effective, inflation, freedom } = unequalClusters(summary.clusterWeights);
  if (!isNoVariation(standardError, highest - lowest)) {
    const part: Part = { variance: standardError ** 2 * inflation, freedom };
    const parts = residualSums.map((sum) => sum / totalWeight);
    return { mean, variance: part.variance, down: part, up: part, parts };
  }
  const towards = (room: number): Part => ({ variance: unseenVariance({ effective, freedom }, room, alpha), freedom });
  return { mean, variance: 0, down: towards(mean - lowest), up: towards(highest - mean), parts: [] };
}

function unseenVariance(
  { effective, freedom }: { readonly effective: number; readonly freedom: number },
  room: number,
  alpha: number,
): number {
  const unseen = 1 - alpha ** (1 / effective);
  return ((unseen * Math.max(0, room)) / tQuantile(1 - alpha, freedom)) ** 2;
}

function welch(one: Part, other: Part): Spread {
  const variance = one.variance + other.variance;
  const terms = one.variance ** 2 / one.freedom + other.variance ** 2 / other.freedom;
  return {
    standardError: Math.sqrt(variance),
    freedom: terms > 0 ? variance ** 2 / terms : one.freedom + other.freedom,
  };
}

/** Without any error left, what is beyond is beyond for certain. */
function inErrors(distance: number, { standardError }: Spread): number {
  if (standardError > 0) return distance / standardError;
  return distance === 0 ? 0 : distance * Number.POSITIVE_INFINITY;
}

/** γ/√C of the difference: what it is for one mean, with the parts of the side before turned round. */
function asymmetryOf(before: readonly number[], after: readonly number[]): number {
  const parts = [...before.map((part) => -part), ...after];
  const second = parts.reduce((sum, part) => sum + part ** 2, 0);
  const third = parts.reduce((sum, part) => sum + part ** 3, 0);
  return second === 0 ? 0 : third / second ** 1.5;
}
