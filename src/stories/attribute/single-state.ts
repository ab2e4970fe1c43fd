import type { LayerEffect, MetricAttribution } from "../../domain/attribution.ts";
import type { Cell, Players } from "../../domain/players.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric } from "../../domain/suite.ts";
import type { Layer, LayerDifference } from "../../domain/version.ts";
import { clusteredFailureRate } from "../../pipeline/attribute/failure-rate.ts";
import { mean } from "../../statistics/mean.ts";

/** One state that was replayed, because no layer that can be had differs. */
export type SingleState = {
  readonly cells: readonly Cell[];
  readonly metrics: readonly Metric[];
  readonly differences: readonly LayerDifference[];
  readonly missing: Players["missing"];
  readonly confidence: number;
};

/**
 * What one state says of each metric: how it does now. There is no other to compare it with, so no loss comes again, and
 * layers that could not be replayed stay undetermined.
 */
export function singleState({ cells, metrics, ...asked }: SingleState): readonly MetricAttribution[] {
  return cells.slice(0, 1).flatMap((cell) => metrics.flatMap((metric) => stateBy(metric, cell, asked) ?? []));
}

function stateBy(
  metric: Metric,
  { run }: Cell,
  { differences, missing, confidence }: Omit<SingleState, "cells" | "metrics">,
): MetricAttribution | undefined {
  const scored = run.cases
    .map(({ cluster, trials }) => ({ cluster, values: scoredValues(trials, metric) }))
    .filter(({ values }) => values.length > 0);
  if (scored.length === 0) return undefined;
  const { name, direction, unit, margin } = metric;
  const failures = () =>
    clusteredFailureRate(
      scored.map(({ values }) => values),
      scored.map(({ cluster }) => cluster),
      metric,
      1 - confidence,
    );
  const levels = scored.map(({ values }) => mean(values));
  const level = mean(levels);
  const accepted = margin.kind === "absolute" ? margin.value : margin.share * level;
  const isMissing = (layer: Layer) => missing.some((one) => one.layer === layer);
  const isAllTried = differences.every(({ layer, difference }) => difference !== "changed" || !isMissing(layer));
  const nothing = { value: 0, lower: 0, upper: 0 };
  return {
    metric: name,
    direction,
    unit,
    // What the state of before did then is held against it: times and prices as ratios.
    scale: unit !== "score" && levels.every((one) => one > 0) ? "ratio" : "difference",
    total: nothing,
    equivalence: 0,
    margin: accepted,
    confidence: Number((2 * confidence - 1).toPrecision(12)),
    reproduced: isAllTried ? "equivalent" : "not-reproduced",
    configurations: [{ after: [], mean: level, ...(unit === "score" ? { failures: failures() } : {}) }],
    layers: differences.flatMap((one) => undetermined(one, missing) ?? []),
    interactions: [],
    cases: scored.length,
    clusters: new Set(scored.map(({ cluster }) => cluster)).size,
  };
}

function undetermined(
  { layer, before, after, difference }: LayerDifference,
  missing: Players["missing"],
): LayerEffect | undefined {
  const why = missing.find((one) => one.layer === layer)?.why;
  if (why === undefined && difference !== "cannot-tell") return undefined;
  const notReplayed = why ?? "whether its version differs is not known";
  return { layer, before, after, role: "undetermined", notReplayed };
}
