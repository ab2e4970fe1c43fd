import { attributeText } from "../../domain/attribute-text.ts";
import { STAMP_PREFIX } from "../../domain/stamp.ts";
import type { Attributes } from "../../domain/trace.ts";
import { commonVersion, type Layer, type Version } from "../../domain/version.ts";
import type { SpanTree } from "./span-tree.ts";
import { lastCall, type Step } from "./step.ts";

/** What an attribute says about a layer; the version's id is null where it says several things. */
export type Declared = {
  readonly version: Version;
  /** Each value once: "app.index says kb-1". */
  readonly claims: readonly string[];
};

/** What stacks put before the names of a user's own attributes; the last two are the Vercel AI SDK's. */
const STAMP_CARRIERS = ["", "metadata.", "ai.telemetry.metadata.", "ai.settings.context."] as const;

/** The version that the attribute of the suite says for a layer, else the stamp that every reader knows. */
export function declaredVersion(
  layer: Layer,
  mapped: string | undefined,
  tree: SpanTree,
  steps: readonly Step[],
): Declared | undefined {
  const sources = [
    { attribute: mapped, source: "mapped" },
    ...STAMP_CARRIERS.map((carrier) => ({ attribute: `${carrier}${STAMP_PREFIX}${layer}`, source: "native" }) as const),
  ] as const;
  for (const { attribute, source } of sources) {
    const values = attribute === undefined ? [] : valuesOf(attribute, layer, tree, steps);
    if (attribute === undefined || values.length === 0) continue;
    return {
      version: commonVersion(values.map((id) => ({ id, source, from: attribute }))),
      claims: [...new Set(values)].map((value) => `${attribute} says ${value}`),
    };
  }
  return undefined;
}

/**
 * The values of an attribute from the first place that has any: the spans of the layer's own hops or the nearest spans
 * around them; the root span; all spans; the resources of the layer's hops; all resources.
 */
function valuesOf(attribute: string, layer: Layer, tree: SpanTree, steps: readonly Step[]): readonly string[] {
  const { spans, isRoot, ancestors } = tree;
  const hops = stepsOf(layer, steps);
  const textsIn = (places: readonly Attributes[]) => places.flatMap((place) => attributeText(place, attribute) ?? []);
  const nearby = ({ span, attributes }: Step) =>
    textsIn([attributes, ...ancestors(span).map((above) => above.attributes)]).slice(0, 1);
  const places = [
    () => hops.flatMap(nearby),
    () => textsIn(spans.filter(isRoot).map(({ attributes }) => attributes)).slice(0, 1),
    () => textsIn(spans.map(({ attributes }) => attributes)),
    () => textsIn(hops.map(({ span }) => span.resource)),
    () => textsIn(spans.map(({ resource }) => resource)),
  ];
  for (const place of places) {
    const values = place();
    if (values.length > 0) return values;
  }
  return [];
}

/** The hops at which a layer had its say. */
function stepsOf(layer: Layer, steps: readonly Step[]): readonly Step[] {
  if (layer === "retrieval") return steps.filter(({ hop }) => hop.kind === "retrieval");
  const call = lastCall(steps);
  const tools = layer === "tools" ? steps.filter(({ hop }) => hop.kind === "tool") : [];
  return call === undefined ? tools : [...tools, call];
}
