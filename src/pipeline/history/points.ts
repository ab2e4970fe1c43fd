import type { HistoryPoint, MetricHistory } from "../../domain/history.ts";
import type { MetricRecord } from "../../domain/run.ts";
import { clusterSums } from "../../statistics/cluster-sums.ts";
import { clusteredMean } from "../../statistics/clustered-mean.ts";
import { mean, variance } from "../../statistics/mean.ts";
import type { HistoryRecord } from "./same-measure.ts";
import { type ScoredCase, scoredCases } from "./scored-cases.ts";

/**
 * A point for each record that has a score.
 *
 * Times and prices vary in proportion to their size and have long tails, so a few slow answers would move a plain mean of
 * them: where every value is above 0 their mean is geometric.
 */
export function pointsOf(
  metric: MetricRecord,
  records: readonly HistoryRecord[],
): Pick<MetricHistory, "points" | "scale"> {
  const scored = records
    .map((record) => ({ record, cases: scoredCases(record.baseline.run, metric) }))
    .filter(({ cases }) => cases.some(({ weight }) => weight > 0));
  const positive = scored.every(({ cases }) => cases.every(({ values }) => values.every((value) => value > 0)));
  const scale = metric.unit !== "score" && positive ? "ratio" : "difference";
  const onScale = scored.map(({ cases }) => (scale === "ratio" ? cases.map(inLogarithms) : cases));
  const points = scored.map(({ record }, place) =>
    pointOf(record, onScale[place] ?? [], { before: onScale[place - 1] ?? [], scale }),
  );
  return { scale, points };
}

function inLogarithms(scored: ScoredCase): ScoredCase {
  return { ...scored, values: scored.values.map(Math.log) };
}

function pointOf(
  { path, baseline }: HistoryRecord,
  cases: readonly ScoredCase[],
  { before, scale }: { readonly before: readonly ScoredCase[]; readonly scale: MetricHistory["scale"] },
): HistoryPoint {
  const { mean: level, standardError } = clusteredMean(
    cases.map(({ values }) => mean(values)),
    cases.map(({ cluster }) => cluster),
    cases.map(({ weight }) => weight),
  );
  const noise = noiseOf(cases, level, before);
  // A small difference of logarithms is a share of the mean.
  const unit = scale === "ratio" ? Math.exp(level) : 1;
  return {
    at: baseline.run.at,
    baseline: path,
    versions: baseline.run.versions,
    mean: scale === "ratio" ? unit : level,
    standardError: standardError * unit,
    noise: noise * unit,
    cases: cases.length,
    trials: cases.reduce((sum, { values }) => sum + values.length, 0),
  };
}

/** √((Σ_c (Σ_{i∈c} w_i(x_i − x̄))² over new cases + Σ w_i²·v_i over those asked before) / (Σw)²). */
function noiseOf(cases: readonly ScoredCase[], level: number, before: readonly ScoredCase[]): number {
  const earlier = new Map(before.map((scored) => [scored.id, scored]));
  const fresh = cases.filter(({ id }) => !earlier.has(id));
  const residuals = clusterSums(
    fresh.map(({ weight, values }) => weight * (mean(values) - level)),
    fresh.map(({ cluster }) => cluster),
  );
  const squares = [
    ...residuals.map((residual) => residual ** 2),
    ...cases.map((scored) => scored.weight ** 2 * varianceOfMean(scored, earlier.get(scored.id))),
  ];
  return Math.sqrt(sumOf(squares)) / sumOf(cases.map(({ weight }) => weight));
}

/** v: s²/K; of a case that was asked only once, half the square of what it has moved by since the record before. */
function varianceOfMean({ values }: ScoredCase, before: ScoredCase | undefined): number {
  if (before === undefined) return 0;
  const within = variance(values);
  return within === null ? (mean(values) - mean(before.values)) ** 2 / 2 : within / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
