import { InvalidArgumentError } from "commander";
import { LAYERS, type Layer } from "../domain/version.ts";
import type { LayerOverride } from "../ports.ts";

/** "a,b" → both, each once. */
export function listOf(text: string): readonly string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.some((id) => id === "")) throw new InvalidArgumentError("Write trace ids, separated by commas.");
  return [...new Set(ids)];
}

/** "20" → 20. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new InvalidArgumentError("Write a whole number, 1 or more.");
  return value;
}

/** "2.50" → 2.5. */
export function amountOf(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("Write dollars: 2.50.");
  return value;
}

/** "retrieval=old.json", after those that were named before it. */
export function overrideOf(text: string, earlier: readonly LayerOverride[] = []): readonly LayerOverride[] {
  const [, layer, value] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (layer === undefined || value === undefined || !LAYERS.includes(layer as Layer)) {
    throw new InvalidArgumentError(`Write LAYER=VALUE, where the layer is one of ${LAYERS.join(", ")}.`);
  }
  if (earlier.some((override) => override.layer === layer)) {
    throw new InvalidArgumentError(`The layer ${layer} is named twice.`);
  }
  return [...earlier, { layer: layer as Layer, value }];
}
