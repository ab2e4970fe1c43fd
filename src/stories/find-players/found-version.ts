import type { Standpoint } from "../../domain/attribution.ts";
import { variantOfCell } from "../../domain/players.ts";
import type { Variant } from "../../domain/variant.ts";
import { type Layer, NO_SUCH_LAYER, type Version } from "../../domain/version.ts";

/** A version as it can be replayed: the variant has it in its layer. Or why not, as the end of a sentence. */
export type FoundVersion =
  | { readonly status: "found"; readonly variant: Variant }
  | { readonly status: "not-found"; readonly why: string };

/** A version that one of the two states had. */
export type Wanted = { readonly layer: Layer; readonly version: Version; readonly standpoint: Standpoint };

/** The variant with one layer of another, under its own label. */
export function withLayerOf(variant: Variant, other: Variant, layer: Layer): Variant {
  return { ...variantOfCell({ before: variant, after: other }, [layer]), label: variant.label };
}

/** The variant with a layer under this version, which is what the state called it. */
export function calledAs(variant: Variant, layer: Layer, version: Version): Variant {
  return version.id === null ? variant : { ...variant, versions: { ...variant.versions, [layer]: version } };
}

/** The variant of an application that has not got the layer. */
export function withoutLayer(variant: Variant, layer: Layer): Variant {
  const { template, tools, ...others } = variant;
  const kept = {
    ...others,
    ...(layer === "prompt" || template === undefined ? {} : { template }),
    ...(layer === "tools" || tools === undefined ? {} : { tools }),
    versions: { ...variant.versions, [layer]: { id: NO_SUCH_LAYER, source: "config" } as const },
  };
  switch (layer) {
    case "model":
      return { ...kept, model: null };
    case "policy":
      return { ...kept, policy: "" };
    case "retrieval":
      return { ...kept, retrieval: { kind: "none" } };
    case "prompt":
    case "tools":
      return kept;
    default:
      return layer satisfies never;
  }
}
