import type { AttributionDesign } from "./attribution.ts";
import type { Case } from "./case.ts";
import type { Run } from "./run.ts";
import type { Variant } from "./variant.ts";
import type { Layer } from "./version.ts";

/** The two states of a system as they can be replayed. */
export type Players = {
  /** Alike in every layer that is not played. */
  readonly before: Variant;
  readonly after: Variant;
  /** Layers that differ and can be had at both versions, in pipeline order. */
  readonly played: readonly Layer[];
  /** Layers that differ, or may, and cannot be replayed at both versions: why, one sentence without a full stop. */
  readonly missing: readonly { readonly layer: Layer; readonly why: string }[];
  /** Those of the cases that both states can be asked. */
  readonly cases: readonly Case[];
  readonly notes: readonly string[];
};

/** One combination of versions, and what a replay of it came to. @property after layers at the version of the incident */
export type Cell = { readonly after: readonly Layer[]; readonly run: Run };

/** The combination's arm: every played layer from one of the two states. */
export function variantOfCell({ before, after }: Pick<Players, "before" | "after">, layers: readonly Layer[]): Variant {
  const from = (layer: Layer): Variant => (layers.includes(layer) ? after : before);
  const { template } = from("prompt");
  const { tools } = from("tools");
  return {
    label: layers.length === 0 ? before.label : `with ${layers.join(", ")} of ${after.label}`,
    versions: {
      model: from("model").versions.model,
      prompt: from("prompt").versions.prompt,
      policy: from("policy").versions.policy,
      retrieval: from("retrieval").versions.retrieval,
      tools: from("tools").versions.tools,
    },
    model: from("model").model,
    policy: from("policy").policy,
    retrieval: from("retrieval").retrieval,
    ...(template === undefined ? {} : { template }),
    ...(tools === undefined ? {} : { tools }),
  };
}

/**
 * The sets of layers that a design replays at the version of the incident, each in the order of `played`: none of them first,
 * all of them last.
 */
export function combinationsOf(
  kind: AttributionDesign["kind"],
  played: readonly Layer[],
): readonly (readonly Layer[])[] {
  switch (kind) {
    case "single":
      return [[]];
    case "factorial":
      return subsetsOf(played);
    case "both-directions":
      return subsetsOf(played).filter(({ length }) => [0, 1, played.length - 1, played.length].includes(length));
    default:
      return kind satisfies never;
  }
}

function subsetsOf(played: readonly Layer[]): readonly (readonly Layer[])[] {
  return played.reduce<readonly (readonly Layer[])[]>(
    (found, layer) => found.concat(found.map((set) => [...set, layer])),
    [[]],
  );
}
