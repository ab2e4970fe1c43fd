import type { AttributionDesign, MetricAttribution } from "../domain/attribution.ts";
import type { Cell, Players } from "../domain/players.ts";
import type { Layer, LayerDifference } from "../domain/version.ts";

/** Replays of one set of cases under several combinations of versions, and what is asked of them. */
export type AttributeInput = {
  /** `factorial`: one for every set of played layers. `both-directions`: none, all, each alone, and all but each. */
  readonly cells: readonly Cell[];
  readonly design: Exclude<AttributionDesign["kind"], "single">;
  /** At least one; in pipeline order. */
  readonly played: readonly Layer[];
  readonly differences: readonly LayerDifference[];
  readonly missing: Players["missing"];
  /** Names; the leading one first. */
  readonly metrics: readonly string[];
  /** Of each limit and of each one-sided claim, 0…1: 0.95 gives them a level of 5 %. */
  readonly confidence: number;
  readonly seed: string;
};

/** What each layer has to do with the loss, metric by metric. A metric with fewer than ten independent cases is left out. */
export function attributeLosses(input: AttributeInput): readonly MetricAttribution[] {
  throw new Error(`not yet: ${input.seed}`);
}

/** Cases, and independent ones among them, that a metric scored in every configuration: ten are needed. */
export function usableCases(
  cells: readonly Cell[],
  metric: string,
): { readonly cases: number; readonly clusters: number } {
  throw new Error(`not yet: ${metric} ${cells.length}`);
}
