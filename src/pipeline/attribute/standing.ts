import { BLAMED, type LayerEffect, type MetricAttribution } from "../../domain/attribution.ts";
import { LAYERS, type Layer, type LayerDifference } from "../../domain/version.ts";
import type { AttributionFacts } from "./facts.ts";

/** How a layer stands between the two states. A layer of which nobody says anything cannot be told. */
export function differenceOf({ differences }: AttributionFacts, layer: Layer): LayerDifference["difference"] {
  return differences.find((one) => one.layer === layer)?.difference ?? "cannot-tell";
}

/** The leading metric, where it compares anything: of one state alone nothing is said of a loss. */
export function leadingOf({ metrics }: AttributionFacts): MetricAttribution | undefined {
  const [leading] = metrics;
  return leading?.layers.some(({ measured }) => measured !== undefined) ? leading : undefined;
}

/** What the leading metric says of a layer, if it was replayed at both versions. */
export function replayedEffect({ metrics }: AttributionFacts, layer: Layer): LayerEffect | undefined {
  const effect = metrics[0]?.layers.find((one) => one.layer === layer);
  return effect?.measured === undefined ? undefined : effect;
}

/** Whether a layer has a part in the loss, by the leading metric. */
export function isBlamed(facts: AttributionFacts, layer: Layer): boolean {
  const role = replayedEffect(facts, layer)?.role;
  return role !== undefined && BLAMED.includes(role);
}

/** Whether a layer is out of question: it did not change, or it is exonerated, or its own part is known. */
export function isSettled(facts: AttributionFacts, layer: Layer): boolean {
  if (differenceOf(facts, layer) === "same") return true;
  if (differenceOf(facts, layer) === "cannot-tell") return false;
  return isBlamed(facts, layer) || replayedEffect(facts, layer)?.role === "exonerated";
}

/** Whether no version has a part: none changed, or what came of those that did is no loss and each is exonerated. */
export function isVersionless(facts: AttributionFacts): boolean {
  const changed = LAYERS.filter((layer) => differenceOf(facts, layer) === "changed");
  if (changed.length === 0) return true;
  const isHarmless = (layer: Layer) => replayedEffect(facts, layer)?.role === "exonerated";
  return leadingOf(facts)?.reproduced === "equivalent" && changed.every(isHarmless);
}
