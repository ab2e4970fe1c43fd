import type { Layer } from "../../domain/version.ts";

/** A layer in a sentence: "the model", "retrieval". */
export function theLayer(layer: Layer): string {
  return layer === "retrieval" ? layer : `the ${layer}`;
}
