import type { CaseRow, MetricRecord, TrialRow } from "../../domain/run.ts";
import type { Evidence, Incomparable, MetricComparison, MovedCase } from "../../domain/verdict.ts";
import { detectableEffect } from "../../statistics/detectable-effect.ts";
import { type PairedDifference, pairedDifference } from "../../statistics/paired-difference.ts";
import type { CasePair } from "./pair-cases.ts";

type Unjudged = Pick<MetricComparison, "metric" | "direction" | "unit" | "blocking">;

/** A metric that has been measured on both sides and awaits its verdict. */
export type Measured = {
  readonly metric: MetricRecord;
  readonly comparison: Unjudged;
  readonly estimate: PairedDifference;
  readonly evidence: Evidence;
};

/** Fewer independent cases than this say nothing. */
const FEWEST_CASES = 10;
/** A larger share of failed or unjudged trials than this, on either side, says nothing. */
const MOST_MISSING = 0.05;
const POWER = 0.8;

type UsablePair = {
  readonly row: CaseRow;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly meanBefore: number;
  readonly meanAfter: number;
};

/** One metric over the paired cases: the estimate, or why there is none. Differences are oriented: positive is better. */
export function measure(metric: MetricRecord, pairs: readonly CasePair[], alpha: number): Measured | MetricComparison {
  const comparison = unjudged(metric);
  const missingBefore = missingShare(pairs, "before", metric);
  const missingAfter = missingShare(pairs, "after", metric);
  const usable = pairs.flatMap((pair) => usablePair(pair, metric.name));
  const clusters = new Set(usable.map(({ row }) => row.cluster)).size;
  if (Math.max(missingBefore, missingAfter) > MOST_MISSING) {
    return inconclusive(comparison, "missing-results", missingReason(missingBefore, missingAfter));
  }
  if (clusters < FEWEST_CASES) {
    return inconclusive(
      comparison,
      "too-few-cases",
      `${clusters} independent cases have a score on both sides; ${FEWEST_CASES} are needed`,
    );
  }
  const sign = metric.direction === "higher-is-better" ? 1 : -1;
  const before = mean(usable.map(({ meanBefore }) => meanBefore));
  const margin = metric.margin.kind === "absolute" ? metric.margin.value : metric.margin.share * Math.abs(before);
  const differences = usable.map(({ meanBefore, meanAfter }) => sign * (meanAfter - meanBefore));
  const estimate = pairedDifference(
    differences,
    usable.map(({ row }) => row.cluster),
    { alpha, margin, range: rangeOf(metric, usable) },
  );
  const evidence: Evidence = {
    scale: "difference",
    method: "paired",
    pRegressed: estimate.pRegressed,
    pImproved: estimate.pImproved,
    before,
    after: mean(usable.map(({ meanAfter }) => meanAfter)),
    difference: estimate.mean,
    lower: estimate.lower,
    upper: estimate.upper,
    confidence: 1 - 2 * alpha,
    margin,
    cases: usable.length,
    clusters,
    trialsBefore: usable.reduce((sum, pair) => sum + pair.before.length, 0),
    trialsAfter: usable.reduce((sum, pair) => sum + pair.after.length, 0),
    missingBefore,
    missingAfter,
    detectable: detectable(estimate, alpha),
    worst: worstOf(usable, sign),
  };
  return { metric, comparison, estimate, evidence };
}

/** The comparison of a metric that cannot be compared. */
export function notComparable(metric: MetricRecord, { kind, reason }: Incomparable): MetricComparison {
  return { ...unjudged(metric), verdict: "not-comparable", kind, reason };
}

function unjudged({ name, direction, unit, blocking }: MetricRecord): Unjudged {
  return { metric: name, direction, unit, blocking };
}

function inconclusive(
  comparison: Unjudged,
  kind: "missing-results" | "too-few-cases",
  reason: string,
): MetricComparison {
  return { ...comparison, verdict: "inconclusive", kind, reason };
}

function missingReason(before: number, after: number): string {
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  return `${share(before)} of the trials before and ${share(after)} after have no usable score; at most ${share(MOST_MISSING)} may be missing`;
}

/**
 * Share of the trials of one side that owe a score: failed ones, and scores a judge or the provider did not give. A
 * trace that never had feedback or an expected value misses nothing; nor does a cost that neither side knows.
 */
function missingShare(pairs: readonly CasePair[], side: keyof CasePair, metric: MetricRecord): number {
  const other = side === "before" ? "after" : "before";
  const isMissing = pairs.flatMap((pair) => {
    const isKnownThere = metric.unit !== "score" && valuesOf(pair[other], metric.name).length > 0;
    return pair[side].trials.map((trial) => owesScore(trial, metric.name, isKnownThere));
  });
  return isMissing.length === 0 ? 0 : isMissing.filter(Boolean).length / isMissing.length;
}

function owesScore(trial: TrialRow, metric: string, isKnownThere: boolean): boolean {
  const score = trial.scores[metric];
  if (score === undefined) return true;
  if (score.status === "scored" || score.reason === "no-expected-value") return false;
  return score.reason !== "not-recorded" || isKnownThere;
}

function usablePair({ before, after }: CasePair, metric: string): UsablePair[] {
  const earlier = valuesOf(before, metric);
  const later = valuesOf(after, metric);
  if (earlier.length === 0 || later.length === 0) return [];
  return [{ row: after, before: earlier, after: later, meanBefore: mean(earlier), meanAfter: mean(later) }];
}

function valuesOf(row: CaseRow, metric: string): readonly number[] {
  return row.trials.flatMap(({ scores }) => {
    const score = scores[metric];
    return score?.status === "scored" ? [score.value] : [];
  });
}

/** The largest change one case could show: 1 for scores; for time and money the largest value seen. */
function rangeOf(metric: MetricRecord, usable: readonly UsablePair[]): number {
  if (metric.unit === "score") return 1;
  const largest = usable.reduce((most, { meanBefore, meanAfter }) => Math.max(most, meanBefore, meanAfter), 0);
  return largest > 0 ? largest : 1;
}

/** Clusters are in the standard error already; without any variation the unseen share is all there is. */
function detectable({ mean, lower, standardError }: PairedDifference, alpha: number): number {
  // A limit that was widened for skew sees less than its standard error promises.
  const plain = detectableEffect(standardError ** 2, 1, alpha, POWER);
  return Math.max(mean - lower, standardError === 0 ? 0 : plain);
}

function worstOf(usable: readonly UsablePair[], sign: 1 | -1): readonly MovedCase[] {
  return usable
    .filter(({ meanBefore, meanAfter }) => sign * (meanAfter - meanBefore) < 0)
    .sort(
      (a, b) => sign * (a.meanAfter - a.meanBefore - (b.meanAfter - b.meanBefore)) || (a.row.id < b.row.id ? -1 : 1),
    )
    .slice(0, 5)
    .map(({ row, meanBefore, meanAfter }) => ({
      id: row.id,
      before: meanBefore,
      after: meanAfter,
      slices: row.slices,
    }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
