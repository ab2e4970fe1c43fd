import type { Interaction, Loss, MetricAttribution } from "../../domain/attribution.ts";
import type { MetricRecord } from "../../domain/run.ts";
import type { Layer } from "../../domain/version.ts";
import type { AttributeInput } from "../attribute.ts";
import type { CellValues } from "./cell-values.ts";
import { configurationsOf } from "./configurations.ts";
import { type Contrasts, contrastsOf } from "./contrasts.ts";
import { lossEstimate } from "./estimates.ts";
import { type LayersMeasure, layerEffects } from "./layer-effects.ts";
import { marginOn, type Scale, scaleOf } from "./scale.ts";

/**
 * What one metric says of who did it.
 *
 * A part counts as none within a quarter of a loss that came again; of one that did not, within the accepted loss.
 *
 * @param input with the played layers in pipeline order
 * @param values of at least two clusters; the cells in the order of the sets, nothing of the incident first
 */
export function metricAttribution(input: AttributeInput, metric: MetricRecord, values: CellValues): MetricAttribution {
  const { clusters } = values;
  const scale = scaleOf(metric, values);
  const contrasts = contrastsOfCells(input, values, scale);
  const options = { alpha: levelOf(input.confidence), range: scale.range };
  const { loss: total } = lossEstimate(contrasts.total, clusters, options);
  const margin = marginOn(scale, metric, (values.cells[0]?.means ?? []).map(scale.worthOf));
  const reproduced = reproducedOf(total, margin);
  const equivalence = reproduced === "reproduced" ? total.value / 4 : margin;
  const interactions = interactionsOf(contrasts, input.played, clusters, options);
  const measure: LayersMeasure = { ...options, metric: metric.name, clusters, reproduced, equivalence, interactions };
  return {
    metric: metric.name,
    direction: metric.direction,
    unit: metric.unit,
    scale: scale.kind,
    total,
    equivalence,
    margin,
    confidence: Number((1 - 2 * options.alpha).toPrecision(12)),
    reproduced,
    configurations: configurationsOf(values, metric, scale, options),
    layers: layerEffects(input, contrasts, measure),
    interactions,
    cases: clusters.length,
    clusters: new Set(clusters).size,
  };
}

function contrastsOfCells({ design, played }: AttributeInput, { clusters, cells }: CellValues, scale: Scale) {
  const worths = new Map(cells.map(({ after, means }) => [setOf(after, played), means.map(scale.worthOf)]));
  const size = { players: played.length, cases: clusters.length };
  return contrastsOf(design, size, (set, place) => worths.get(set)?.[place] ?? Number.NaN);
}

/** Bit i stands for the played layer i. */
function setOf(after: readonly Layer[], played: readonly Layer[]): number {
  return played.reduce((set, layer, player) => (after.includes(layer) ? set | (1 << player) : set), 0);
}

/** 1 − 0.95 is 0.050000000000000044. */
function levelOf(confidence: number): number {
  return Number((1 - confidence).toPrecision(12));
}

function reproducedOf({ lower, upper }: Loss, margin: number): MetricAttribution["reproduced"] {
  if (lower > 0) return "reproduced";
  return lower > -margin && upper < margin ? "equivalent" : "not-reproduced";
}

/** What two layers do together in a case may be twice the largest loss of one. */
function interactionsOf(
  { pairs }: Contrasts,
  played: readonly Layer[],
  clusters: readonly string[],
  { alpha, range }: { readonly alpha: number; readonly range: number },
): readonly Interaction[] {
  return pairs.flatMap(({ players, value }) => {
    const [first, second] = players.map((player) => played[player]);
    if (first === undefined || second === undefined) return [];
    const { loss, pTwoSided } = lossEstimate(value, clusters, { alpha, range: 2 * range });
    return [{ layers: [first, second], value: loss, p: Math.min(1, pTwoSided * pairs.length) }];
  });
}
