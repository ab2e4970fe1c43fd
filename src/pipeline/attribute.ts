import type { AttributionDesign, MetricAttribution } from "../domain/attribution.ts";
import { type Cell, combinationsOf, type Players } from "../domain/players.ts";
import type { MetricRecord } from "../domain/run.ts";
import { FEWEST_CLUSTERS } from "../domain/verdict.ts";
import { LAYERS, type Layer, type LayerDifference } from "../domain/version.ts";
import { cellValues } from "./attribute/cell-values.ts";
import { metricAttribution } from "./attribute/metric-attribution.ts";
import { type MissingScores, missingScores } from "./attribute/missing-scores.ts";

/** Replays of one set of cases under several combinations of versions, and what is asked of them. */
export type AttributeInput = {
  /** `factorial`: one for every set of played layers. `both-directions`: none, all, each alone, and all but each. */
  readonly cells: readonly Cell[];
  readonly design: Exclude<AttributionDesign["kind"], "single">;
  /** At least one, in any order. */
  readonly played: readonly Layer[];
  readonly differences: readonly LayerDifference[];
  readonly missing: Players["missing"];
  /** Names; the leading one first. */
  readonly metrics: readonly string[];
  /** Of each limit and of each one-sided claim, 0…1: 0.95 gives them a level of 5 %. */
  readonly confidence: number;
  readonly seed: string;
  /** By how much a larger share of scores may be missing at one version of a layer, 0…1. */
  readonly errorBudget: number;
};

/**
 * What each layer has to do with a loss, metric by metric, from replays under the combinations of their versions.
 *
 * All is computed case by case: the part of a layer by Shapley's rule, what taking it back alone gives back (necessity),
 * what it alone costs (sufficiency), and what two layers do together; means over cases have the limits of a paired
 * comparison. Shares of the loss have those of a bootstrap through all configurations. A part is tested with Holm over
 * the played layers, an interaction with Bonferroni over the pairs. A loss that did not come again blames nobody.
 *
 * A metric that the runs do not have is left out, and so is one with fewer than ten independent cases that every cell
 * scored: nobody can be blamed or cleared on those (`usableCases` says how many there are). So is one whose scores are
 * missing more at one version of a layer than at the other (`scoresGone` says of which). Where no layer can be played
 * there is nothing to attribute, and this is not called.
 *
 * @returns in the order of `metrics`
 * @throws Error where a combination that the design has is missing
 */
export function attributeLosses(input: AttributeInput): readonly MetricAttribution[] {
  const played = LAYERS.filter((layer) => input.played.includes(layer));
  const cells = combinationsOf(input.design, played).map((after) => cellOf(input.cells, after));
  return input.metrics.flatMap((name) => {
    const metric = metricOf(cells, name);
    if (metric === undefined || missingScores(cells, metric, { ...input, played }) !== undefined) return [];
    const values = cellValues(cells, metric);
    if (new Set(values.clusters).size < FEWEST_CLUSTERS) return [];
    return [metricAttribution({ ...input, played }, metric, values)];
  });
}

/** Cases that a metric scored in every configuration, and how many of them are independent: ten are needed. */
export function usableCases(
  cells: readonly Cell[],
  metric: string,
): { readonly cases: number; readonly clusters: number } {
  const record = metricOf(cells, metric);
  const clusters = record === undefined ? [] : cellValues(cells, record).clusters;
  return { cases: clusters.length, clusters: new Set(clusters).size };
}

/** The layer at one version of which too many answers have no score by a metric; undefined where there is none. */
export function scoresGone(
  { cells, played, errorBudget }: Pick<AttributeInput, "cells" | "played" | "errorBudget">,
  metric: string,
): MissingScores | undefined {
  const record = metricOf(cells, metric);
  return record && missingScores(cells, record, { played, errorBudget });
}

function metricOf(cells: readonly Cell[], name: string): MetricRecord | undefined {
  return cells.at(-1)?.run.metrics.find((metric) => metric.name === name);
}

function cellOf(cells: readonly Cell[], layers: readonly Layer[]): Cell {
  const found = cells.find(
    ({ after }) => after.length === layers.length && layers.every((layer) => after.includes(layer)),
  );
  if (found === undefined) throw new Error(`no replay with ${layers.join(", ") || "nothing"} of the incident`);
  return { after: layers, run: found.run };
}
