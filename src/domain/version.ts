import { digestOf } from "./digest.ts";

/** The parts of an LLM feature that carry a version and can be overridden, in pipeline order. */
export const LAYERS = ["model", "prompt", "policy", "retrieval", "tools"] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * Where a version id comes from. `mapped`: an attribute that the suite names. `native`: an attribute every reader of
 * the trace format knows, or what the provider said. `config`: stated in the suite. `hash`: computed from content.
 */
export type VersionSource = "native" | "mapped" | "hash" | "config" | "unknown";

/** The version of one layer. Unknown is a value: `{ id: null, source: "unknown" }`, never an empty string. */
export type Version =
  | {
      readonly id: string;
      readonly source: Exclude<VersionSource, "unknown">;
      /** The hash does not cover the whole layer, so it neither equals nor differs from a full one. */
      readonly partial?: true;
      /** The attribute or rule that gave the id: `gen_ai.response.model`, `prompts/**`. */
      readonly from?: string;
    }
  | {
      readonly id: null;
      readonly source: "unknown";
      /** Why it is unknown, when something is known about that: `mixed: kb-1 (12), kb-2 (3)`. */
      readonly from?: string;
    };

export const UNKNOWN_VERSION: Version = { id: null, source: "unknown" };

/** The id a layer has when the suite states that the application has no such layer. */
export const NO_SUCH_LAYER = "none";

/** One version per layer. */
export type VersionTuple = { readonly [layer in Layer]: Version };

/** A tuple, layer by layer. */
export function tupleOf(versionOf: (layer: Layer) => Version): VersionTuple {
  return {
    model: versionOf("model"),
    prompt: versionOf("prompt"),
    policy: versionOf("policy"),
    retrieval: versionOf("retrieval"),
    tools: versionOf("tools"),
  };
}

export const UNKNOWN_TUPLE: VersionTuple = {
  model: UNKNOWN_VERSION,
  prompt: UNKNOWN_VERSION,
  policy: UNKNOWN_VERSION,
  retrieval: UNKNOWN_VERSION,
  tools: UNKNOWN_VERSION,
};

/** The first eight hexadecimal digits that stand for a tuple in file names and reports; ids only, whatever their source. */
export function tuplePrefix(tuple: VersionTuple): string {
  return digestOf(LAYERS.map((layer) => tuple[layer].id)).slice(0, 8);
}

/** How one layer stands between two tuples. `cannot-tell`: unknown on a side, a partial hash against a full one, or a declared name against a hash. */
export type LayerDifference = {
  readonly layer: Layer;
  readonly before: Version;
  readonly after: Version;
  readonly difference: "same" | "changed" | "cannot-tell";
};

/** Every layer, in pipeline order, before against after. */
export function diffTuples(before: VersionTuple, after: VersionTuple): readonly LayerDifference[] {
  return LAYERS.map((layer) => ({
    layer,
    before: before[layer],
    after: after[layer],
    difference: differenceOf(layer, before[layer], after[layer]),
  }));
}

function differenceOf(layer: Layer, before: Version, after: Version): LayerDifference["difference"] {
  if (before.id === null || after.id === null) return "cannot-tell";
  // Tools known by name alone may differ in all else. A system text that is equal as a whole is equal.
  if (layer === "tools" && before.partial && after.partial && before.id === after.id) return "cannot-tell";
  if (before.id === NO_SUCH_LAYER || after.id === NO_SUCH_LAYER || before.id === after.id) {
    return before.id === after.id ? "same" : "changed";
  }
  const oneIsPartial = (before.partial ?? false) !== (after.partial ?? false);
  const oneIsHash = (before.source === "hash") !== (after.source === "hash");
  return oneIsPartial || oneIsHash ? "cannot-tell" : "changed";
}

/**
 * The one version that many observations of a layer agree on. Disagreement is unknown, with the counts of each id in
 * `from`; observations without an id count as disagreement once any has one.
 */
export function commonVersion(versions: readonly Version[]): Version {
  const first = versions[0];
  if (first === undefined) return UNKNOWN_VERSION;
  if (versions.every((version) => version.id === first.id)) return first;
  const counts = new Map<string, number>();
  for (const { id } of versions) counts.set(id ?? "unknown", (counts.get(id ?? "unknown") ?? 0) + 1);
  const shown = [...counts].sort(([, a], [, b]) => b - a).map(([id, count]) => `${id} (${count})`);
  return {
    id: null,
    source: "unknown",
    from: `mixed: ${shown.slice(0, 4).join(", ")}${shown.length > 4 ? ", …" : ""}`,
  };
}
