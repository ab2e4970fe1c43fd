import type { Diagnosis } from "../domain/diagnosis.ts";
import type { Estimate, Fidelity, MetricFidelity } from "../domain/fidelity.ts";
import type { CaseRow, Run } from "../domain/run.ts";
import { scoredValues } from "../domain/scored-values.ts";
import type { LayerSpecs, Metric } from "../domain/suite.ts";
import { mean } from "../statistics/mean.ts";
import { pairedDifference } from "../statistics/paired-difference.ts";
import { causeOf } from "./fidelity/cause.ts";

/** What fidelity is measured from. */
export type FidelityInput = {
  readonly metrics: readonly Metric[];
  readonly layers: LayerSpecs;
  /** 0…1: below it a replay is not to be trusted. */
  readonly atLeast: number;
  /** Of the intervals, 0…1. */
  readonly confidence: number;
  /** Production's own answers, scored by the same metrics, one trial a case; only cases that it answered. */
  readonly observed: readonly CaseRow[];
  /** The replay of the same cases under the production tuple. */
  readonly replayed: Run;
  /** What the traces hold. */
  readonly fields: Diagnosis["fields"];
};

/**
 * How like production's own answers a replay of production is: per metric, over the cases with a score of both, the mean
 * of each, their difference, and the agreement 1 − mean |replayed case mean − observed score|. The fidelity of the run is
 * the least agreement over the metrics that decide.
 *
 * The limits are those of `pairedDifference` on the differences and on their distances, clustered; an agreement's are
 * kept within 0…1. What production or a provider decided outside of the answer (latency, cost, recorded attributes) is
 * no sign of a faithful replay, and is left out.
 */
export function fidelityOf(input: FidelityInput): Fidelity {
  const { observed, replayed, confidence, atLeast } = input;
  if (observed.length === 0) return { status: "unknown", reason: "no-observed-answers" };
  const compared = input.metrics.filter(isAboutTheAnswer);
  const pairs = pairsOf(observed, replayed.cases);
  const metrics = compared.flatMap((metric) => metricFidelity(metric, pairs, confidence));
  const deciding = metrics.filter(({ blocking }) => blocking).map(({ agreement }) => agreement.value);
  if (deciding.length === 0) return { status: "unknown", reason: "nothing-scored" };
  const agreement = Math.min(...deciding);
  const least = metrics.find((one) => one.blocking && one.agreement.value === agreement)?.metric ?? "";
  return {
    status: "measured",
    confidence,
    metrics,
    agreement,
    atLeast,
    leftOut: replayed.cases.length - usedCases(pairs, compared),
    ...(agreement < atLeast - ROUNDING && { cause: causeOf(input.fields, input.layers, { replayed, least }) }),
  };
}

/** A sum of tenths is off by about 1e-17; 0.90 is not to be called below 0.90. */
const ROUNDING = 1e-9;

function isAboutTheAnswer({ spec }: Metric): boolean {
  return spec.scorer !== "trace-attribute" && spec.scorer !== "latency" && spec.scorer !== "cost";
}

type Pair = { readonly observed: CaseRow; readonly replayed: CaseRow };

function pairsOf(observed: readonly CaseRow[], replayed: readonly CaseRow[]): readonly Pair[] {
  const byId = new Map(observed.map((row) => [row.id, row]));
  return replayed.flatMap((row) => {
    const match = byId.get(row.id);
    return match === undefined ? [] : [{ observed: match, replayed: row }];
  });
}

function metricFidelity(metric: Metric, pairs: readonly Pair[], confidence: number): readonly MetricFidelity[] {
  const both = pairs.flatMap(({ observed, replayed }) => {
    const [before, after] = [meanScore(observed, metric), meanScore(replayed, metric)];
    return before === undefined || after === undefined ? [] : [{ before, after, cluster: replayed.cluster }];
  });
  if (both.length === 0) return [];
  const clusters = both.map(({ cluster }) => cluster);
  const differences = both.map(({ before, after }) => after - before);
  const distance = estimateOf(differences.map(Math.abs), clusters, confidence);
  return [
    {
      metric: metric.name,
      blocking: metric.blocking,
      cases: both.length,
      clusters: new Set(clusters).size,
      observedMean: mean(both.map(({ before }) => before)),
      replayMean: mean(both.map(({ after }) => after)),
      difference: estimateOf(differences, clusters, confidence),
      agreement: {
        value: 1 - distance.value,
        ...(distance.upper !== undefined && { lower: Math.max(0, 1 - distance.upper) }),
        ...(distance.lower !== undefined && { upper: Math.min(1, 1 - distance.lower) }),
      },
    },
  ];
}

/** One cluster says nothing of how far the next may be off. */
function estimateOf(values: readonly number[], clusters: readonly string[], confidence: number): Estimate {
  if (new Set(clusters).size < 2) return { value: mean(values) };
  const options = { alpha: (1 - confidence) / 2, margin: 0, range: 1 };
  const { mean: value, lower, upper } = pairedDifference(values, clusters, options);
  return { value, lower, upper };
}

function meanScore({ trials }: CaseRow, metric: Metric): number | undefined {
  const values = scoredValues(trials, metric);
  return values.length === 0 ? undefined : mean(values);
}

/** Cases that count for at least one metric. */
function usedCases(pairs: readonly Pair[], metrics: readonly Metric[]): number {
  return pairs.filter(({ observed, replayed }) =>
    metrics.some((metric) => meanScore(observed, metric) !== undefined && meanScore(replayed, metric) !== undefined),
  ).length;
}
