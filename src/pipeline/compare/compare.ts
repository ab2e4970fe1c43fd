import { failuresOf, type MetricRecord, type Run, trialCount } from "../../domain/run.ts";
import type { Comparison, MetricVerdict, Side } from "../../domain/verdict.ts";
import { diffTuples } from "../../domain/version.ts";
import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { wholeCell } from "./cell.ts";
import { claimsOf } from "./claims.ts";
import { crossChecks } from "./cross-check.ts";
import { designDifference } from "./design.ts";
import { type ErrorLevels, errorLevels } from "./error-levels.ts";
import { incomparability } from "./incomparability.ts";
import { familiesOf, type Judged, type JudgedMetric, measuredSlices } from "./judged.ts";
import { isMeasured, type Measured, measure } from "./measure.ts";
import { type Findings, metricComparison, notComparable, verdictOn } from "./metric-comparison.ts";
import { metricTable } from "./metric-table.ts";
import { onRemnant } from "./remnant.ts";
import { type ComparedRows, comparedRows } from "./rows.ts";
import { type SliceCell, sliceCells } from "./slice-cells.ts";
import { overallVerdict } from "./verdict-of.ts";

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
  /**
   * Whether to cross-check by resampling, which takes longer than all the rest. Unless told: where no other look follows.
   */
  readonly crossCheck?: boolean;
};

/**
 * Compares two runs of one suite, metric by metric, over all cases and slice by slice (STATISTICS.md).
 *
 * Cases pair by identity; every trial counts through its case's mean, every case by its weight. Runs that share no case
 * are compared as samples of one traffic, if they were drawn by one rule. Blame is corrected over what is claimed
 * together; a pass needs no correction. A metric whose definition, judge or scoring code differs is not compared.
 *
 * @param before the reference  @param after what is judged
 */
export function compare(before: Run, after: Run, options: CompareOptions): Comparison {
  const levels = errorLevels(options.confidence, options.look);
  const compared = comparedRows(before, after);
  const judged = judge(before, after, compared, { ...options, alpha: levels.pass });
  const findings = findingsOf(judged, levels, options);
  const verdicts = judged.map((item) => ("total" in item ? metricComparison(item, findings) : item.comparison));
  const metrics = verdicts.map((metric) => onRemnant(metric, compared.pairing, after));
  const { look } = options;
  return {
    before: sideOf(before),
    after: sideOf(after),
    pairing: compared.pairing,
    layers: diffTuples(before.versions, after.versions),
    metrics,
    verdict: overallVerdict(metrics),
    ...(look !== undefined && { look: { at: look.at + 1, of: look.fractions.length } }),
  };
}

function judge(
  before: Run,
  after: Run,
  compared: ComparedRows,
  options: CompareOptions & { readonly alpha: number },
): readonly Judged[] {
  const metrics = options.metrics ?? [...after.metrics, ...missingIn(after, before)];
  const slices = sliceCells(compared);
  const design = compared.paired ? undefined : designDifference(before.sample, after.sample);
  return metrics.map((metric) => {
    const reason = incomparability(metric, before, after) ?? design;
    if (reason !== undefined) return { metric, comparison: notComparable(metric, reason) };
    return judgeMetric(metric, compared, slices, options);
  });
}

/** A metric that one run has and the other has not is told, not passed over. */
function missingIn(run: Run, other: Run): readonly MetricRecord[] {
  return other.metrics.filter(({ name }) => !run.metrics.some((metric) => metric.name === name));
}

function judgeMetric(
  metric: MetricRecord,
  compared: ComparedRows,
  slices: readonly SliceCell[],
  options: CompareOptions & { readonly alpha: number },
): JudgedMetric {
  const table = metricTable(metric, compared, options.anytime === true);
  return {
    metric,
    total: measure(table, wholeCell(compared), { ...options, isSlice: false }),
    slices: slices.map((slice) => ({ slice, found: measure(table, slice.cell, { ...options, isSlice: true }) })),
  };
}

/** Corrections need all p-values at once, so verdicts come after every metric has been measured. */
function findingsOf(judged: readonly Judged[], levels: ErrorLevels, options: CompareOptions): Findings {
  const slices = options.slices ?? "inform";
  const [deciding, ...others] = familiesOf(judged, slices);
  const claims = claimsOf([deciding, ...others], levels);
  const sliced = judged.flatMap((item) => ("total" in item ? measuredSlices(item) : []));
  const discoveries = benjaminiHochberg(sliced.map(({ measured }) => measured.estimate.pRegressed));
  const decided = new Map(isFinal(options) ? judged.flatMap((item) => checkable(item, claims)) : []);
  return {
    claims,
    falseDiscovery: new Map(sliced.map(({ measured }, place) => [measured, discoveries[place] ?? 1])),
    crossChecks: crossChecks(deciding, decided, levels),
    alpha: levels.pass,
    slices,
    usdPerAnswer: options.usdPerAnswer,
  };
}

/** Unless told, not where another look follows: it settles more than another method. */
function isFinal({ crossCheck, look }: CompareOptions): boolean {
  return crossCheck ?? (look === undefined || look.at === look.fractions.length - 1);
}

function checkable(item: Judged, claims: Findings["claims"]): readonly (readonly [Measured, MetricVerdict])[] {
  if (!("total" in item) || !item.metric.blocking || !isMeasured(item.total)) return [];
  const claim = claims.get(item.total);
  return claim === undefined ? [] : [[item.total, verdictOn(item.total, claim).verdict]];
}

function sideOf(run: Run): Side {
  const { label, at, versions, environment } = run;
  return { label, at, versions, environment, failures: failuresOf(run), trials: trialCount(run) };
}
