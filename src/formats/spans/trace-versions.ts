import type { Contradiction } from "../../domain/trace.ts";
import { LAYERS, type Layer, UNKNOWN_VERSION, type Version, type VersionTuple } from "../../domain/version.ts";
import { modelContradictions } from "./contradictions.ts";
import { type Declared, declaredVersion } from "./declared-version.ts";
import { definitionsHash, promptHash } from "./hashed-version.ts";
import { nativeModel, nativePrompt } from "./native-version.ts";
import type { SpanTree } from "./span-tree.ts";
import { lastCall, type Step } from "./step.ts";

/** Names of the attributes that carry a layer's version, as the suite states them. */
export type VersionMapping = { readonly [layer in Layer]?: string };

/**
 * The version of each layer, from the first source that knows it: the attribute that the suite maps, the stamp that
 * every reader knows, the names of the trace's format, a hash of recorded content. Where a trace calls several models,
 * the call that gave the answer, the last one, speaks for the model and the prompt.
 *
 * What cannot all be true is told, and what it is about is unknown, or the hash of what was recorded. The claims stay in
 * `from`.
 *
 * @param steps in order of time
 * @param tree of the same spans
 */
export function readVersions(
  tree: SpanTree,
  steps: readonly Step[],
  mapping: VersionMapping,
): { readonly versions: VersionTuple; readonly contradictions: readonly Contradiction[] } {
  const found = LAYERS.map((layer) => readLayer(layer, mapping[layer], tree, steps));
  return {
    versions: Object.fromEntries(found.map(({ layer, version }) => [layer, version])) as VersionTuple,
    contradictions: found.flatMap(({ contradictions }) => contradictions),
  };
}

type LayerReading = {
  readonly layer: Layer;
  readonly version: Version;
  readonly contradictions: readonly Contradiction[];
};

function readLayer(layer: Layer, mapped: string | undefined, tree: SpanTree, steps: readonly Step[]): LayerReading {
  const declared = declaredVersion(layer, mapped, tree, steps);
  const hash = layer === "tools" ? definitionsHash(tree, steps) : layer === "prompt" ? promptHash(steps) : undefined;
  const contradictions = contradictionsOf(layer, declared, steps);
  if (contradictions.length > 0) {
    const claims = declared?.version.id === null ? declared.version.from : contradictions[0]?.claims.join("; ");
    return { layer, version: contradicted(hash, claims ?? ""), contradictions };
  }
  const native = nativeVersion(layer, tree, steps);
  // A deploy stamps the name it asks for; what the provider says it served is more exact.
  const isStamp = declared?.version.source === "native";
  const stated = layer === "model" && isStamp ? (native ?? declared?.version) : (declared?.version ?? native);
  return { layer, version: stated ?? hash ?? UNKNOWN_VERSION, contradictions };
}

function contradictionsOf(
  layer: Layer,
  declared: Declared | undefined,
  steps: readonly Step[],
): readonly Contradiction[] {
  const mixed = declared?.version.id === null ? [{ layer, claims: declared.claims }] : [];
  return layer === "model" ? [...mixed, ...modelContradictions(declared, steps)] : mixed;
}

function nativeVersion(layer: Layer, tree: SpanTree, steps: readonly Step[]): Version | undefined {
  const call = lastCall(steps);
  if (layer === "model") return call && nativeModel(call);
  return layer === "prompt" ? nativePrompt(tree, call) : undefined;
}

/** A hash was computed from what was recorded, so it stands whatever is claimed. */
function contradicted(hash: Version | undefined, claims: string): Version {
  if (hash === undefined || hash.id === null) return { id: null, source: "unknown", from: claims };
  return { ...hash, from: `${hash.from}, though ${claims}` };
}
