import { type CaseRow, failuresOf, type MetricRecord, type Run, trialCount } from "../../domain/run.ts";
import type { Comparison, MetricComparison, Pairing, Side } from "../../domain/verdict.ts";
import { diffTuples } from "../../domain/version.ts";
import { holm } from "../../statistics/holm.ts";
import { incomparability } from "./incomparability.ts";
import { type Measured, measure, notComparable } from "./measure.ts";
import { type CasePair, pairCases } from "./pair-cases.ts";
import { overallVerdict, verdictOf } from "./verdict-of.ts";

/** How two runs are compared. */
export type CompareOptions = {
  /** What is to be compared, with margins; all that either run has unless given. */
  readonly metrics?: readonly MetricRecord[];
  /** Of the intervals, 0…1: 0.95 makes every one-sided level 2.5 %. */
  readonly confidence: number;
  /** The share, 0…1, of trials by which scores may go missing; 2 % unless given. */
  readonly errorBudget?: number;
  /** Whether a regression in a slice fails the metric. Default: it is only shown. */
  readonly slices?: "block" | "inform";
  /**
   * One look of several at growing data: the planned information fractions of all looks, rising to 1, and which of them
   * this is, from 0. Every look then has its own level (Lan and DeMets), and metrics are corrected by Bonferroni.
   */
  readonly look?: { readonly fractions: readonly number[]; readonly at: number };
  /** The comparison may be repeated as often as one likes while data come in; intervals are wider for it. */
  readonly anytime?: boolean;
  /** Dollars of one answer with its scores, for what it would cost to settle an open question; absent when unknown. */
  readonly usdPerAnswer?: number;
  /** False leaves out the cross-check by resampling, which takes longer than all the rest. */
  readonly crossCheck?: boolean;
};

/**
 * Compares two runs of one suite, metric by metric, on the cases that both answered (STATISTICS.md).
 *
 * Cases pair by identity; every trial counts through its case's mean. Blame is corrected over the blocking metrics
 * by Holm; a pass needs no correction. A metric whose definition, judge or scoring code differs is not compared.
 *
 * @param before the reference  @param after what is judged
 */
export function compare(before: Run, after: Run, options: CompareOptions): Comparison {
  const alpha = (1 - options.confidence) / 2;
  const pairs = pairCases(before.cases, after.cases);
  const named = options.metrics ?? [...after.metrics, ...missingIn(after, before)];
  const judged = named.map((metric) => judge(metric, before, after, pairs, alpha));
  // A sample that was to keep only a part of the cases before is not held against those it let go.
  const expected = Math.min(before.cases.length, after.sample.fixed?.cases ?? before.cases.length);
  const metrics = withVerdicts(judged, alpha).map((metric) => onWhatIsLeft(metric, pairs.length, expected));
  return {
    before: sideOf(before),
    after: sideOf(after),
    pairing: pairingOf(before.cases, after.cases, pairs),
    layers: diffTuples(before.versions, after.versions),
    metrics,
    verdict: overallVerdict(metrics),
  };
}

/** A metric that one run has and the other has not is told, not passed over. */
function missingIn(run: Run, other: Run): readonly MetricRecord[] {
  return other.metrics.filter(({ name }) => !run.metrics.some((metric) => metric.name === name));
}

function judge(
  metric: MetricRecord,
  before: Run,
  after: Run,
  pairs: readonly CasePair[],
  alpha: number,
): Measured | MetricComparison {
  const reason = incomparability(metric, before, after);
  return reason === undefined ? measure(metric, pairs, alpha) : notComparable(metric, reason);
}

/** Holm needs all p-values at once, so verdicts come after every metric has been measured. */
function withVerdicts(judged: readonly (Measured | MetricComparison)[], alpha: number): readonly MetricComparison[] {
  const blocking = judged.filter((item): item is Measured => "estimate" in item && item.metric.blocking);
  const regressed = holm(blocking.map(({ estimate }) => estimate.pRegressed));
  const improved = holm(blocking.map(({ estimate }) => estimate.pImproved));
  return judged.map((item) => {
    if (!("estimate" in item)) return item;
    const place = blocking.indexOf(item);
    const pRegressed = regressed[place] ?? item.estimate.pRegressed;
    const pImproved = improved[place] ?? item.estimate.pImproved;
    const margin = item.evidence.margin;
    return {
      ...item.comparison,
      ...verdictOf({ ...item.estimate, pRegressed, pImproved, margin, alpha }),
      evidence: item.evidence,
    };
  });
}

/** Fewer than this share of the reference's cases in pairs is a remnant, on which nothing is green. */
const LEAST_PAIRED = 0.5;

function onWhatIsLeft(metric: MetricComparison, paired: number, cases: number): MetricComparison {
  const isGreen = metric.verdict === "unchanged" || metric.verdict === "improved";
  if (!isGreen || paired >= LEAST_PAIRED * cases) return metric;
  const reason = `only ${paired} of the ${cases} cases that were to be asked again are on both sides`;
  return { ...metric, verdict: "inconclusive", kind: "shrunken-sample", reason };
}

function sideOf(run: Run): Side {
  const { label, at, versions, environment } = run;
  return { label, at, versions, environment, failures: failuresOf(run), trials: trialCount(run) };
}

function pairingOf(before: readonly CaseRow[], after: readonly CaseRow[], pairs: readonly CasePair[]): Pairing {
  const isSame = pairs.length === before.length && pairs.length === after.length;
  return {
    relation: isSame ? "same" : pairs.length === 0 ? "disjoint" : "overlapping",
    paired: pairs.length,
    onlyBefore: before.length - pairs.length,
    onlyAfter: after.length - pairs.length,
    clusters: new Set(pairs.map(({ after: row }) => row.cluster)).size,
  };
}
