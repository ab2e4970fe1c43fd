import { LAYERS, type Layer } from "../domain/version.ts";

/** A version chosen for one layer, as it is written: "model=gpt-5". */
export type WrittenOverride = { readonly layer: Layer; readonly value: string };

/**
 * The input layers: one LAYER=VALUE a line, each layer once.
 *
 * @param problems gets a sentence for each line that is none
 */
export function layerOverrides(lines: string, problems: string[]): readonly WrittenOverride[] {
  const replaced = new Set<string>();
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [, layer = "", value = ""] = /^([^=]*)=(.+)$/.exec(line) ?? [];
      if (!isLayer(layer)) {
        problems.push(`layers: "${line}" is not LAYER=VALUE; the layers are ${LAYERS.join(", ")}`);
        return [];
      }
      if (replaced.has(layer)) problems.push(`layers: the layer ${layer} is replaced twice`);
      replaced.add(layer);
      return [{ layer, value }];
    });
}

function isLayer(name: string): name is Layer {
  return LAYERS.some((layer) => layer === name);
}
