import type { Standpoint } from "../../domain/attribution.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { Players } from "../../domain/players.ts";
import type { Variant } from "../../domain/variant.ts";
import type { LayerDifference } from "../../domain/version.ts";
import { calledAs, type FoundVersion, withLayerOf } from "./found-version.ts";
import { unlikeVersions } from "./shown-version.ts";
import { versionInFiles } from "./version-in-files.ts";
import type { MeansHad, Side } from "./version-means.ts";
import { versionOfModel } from "./version-of-model.ts";
import type { VersionSearch } from "./version-search.ts";

/** The two states as they can be replayed, as far as they are put together. */
export type Sides = { readonly [side in Side]: Variant };
/** @property missing layers that differ, or may, and why they are not played */
export type Chosen = Sides & { readonly missing: Players["missing"] };
export type BothFound = { readonly [side in Side]: FoundVersion };

/** What a layer is looked for with. */
export type Looking = {
  readonly difference: LayerDifference;
  readonly states: { readonly [side in Side]: Standpoint };
  readonly had: MeansHad;
};

export async function bothFound(search: VersionSearch, { difference, states, had }: Looking): Promise<BothFound> {
  const { layer } = difference;
  const find = async (side: Side): Promise<FoundVersion> => {
    const variant = had[side].get(layer);
    const version = difference[side];
    if (variant !== undefined) return { status: "found", variant: calledAs(variant, layer, version) };
    const wanted = { layer, version, standpoint: states[side] };
    if (layer !== "model") return versionInFiles(search, wanted);
    return versionOfModel(search, wanted, difference[side === "before" ? "after" : "before"]);
  };
  return { after: await find("after"), before: await find("before") };
}

/** Plays a layer that is found at both of its versions, or holds both sides at one. */
export function choose(
  chosen: Chosen,
  between: LayerDifference,
  found: BothFound,
  { states, search }: Pick<Looking, "states"> & { readonly search: VersionSearch },
): Chosen {
  const { layer, difference } = between;
  const { before, after } = found;
  if (difference === "changed" && before.status === "found" && after.status === "found")
    return {
      ...chosen,
      before: withLayerOf(chosen.before, before.variant, layer),
      after: withLayerOf(chosen.after, after.variant, layer),
    };
  const [side, held] =
    after.status === "found"
      ? (["after", after.variant] as const)
      : before.status === "found"
        ? (["before", before.variant] as const)
        : ([undefined, search.base] as const);
  const of = side === undefined ? search.base.label : states[side].label;
  if (difference !== "same") search.say(`The ${layer} is that of ${of} in all that was replayed.`);
  else if (layer === "model" && isAskedOtherwise(found))
    search.say(
      `The suite files of the two states ask one model in two ways, which its version does not tell: it was asked as in ${of}.`,
    );
  else if (side === undefined)
    search.say(`The ${layer} of both states is not to be had (${whyNot(found)}): that of ${of} stands in for it.`);
  return {
    before: withLayerOf(chosen.before, held, layer),
    after: withLayerOf(chosen.after, held, layer),
    missing:
      difference === "same"
        ? chosen.missing
        : [...chosen.missing, { layer, why: whyNotPlayed(between, found, states) }],
  };
}

/** Parameters are no part of a version that a record keeps. */
function isAskedOtherwise({ before, after }: BothFound): boolean {
  if (before.status === "not-found" || after.status === "not-found") return false;
  const called = ({ model }: Variant) => canonicalJson([model?.parameters, model?.baseUrl, model?.api]);
  return called(before.variant) !== called(after.variant);
}

function whyNot({ before, after }: BothFound): string {
  return [after, before].find((one) => one.status === "not-found")?.why ?? "";
}

function whyNotPlayed(
  difference: LayerDifference,
  { before, after }: BothFound,
  states: { readonly [side in Side]: Standpoint },
): string {
  const gone = [
    ...(before.status === "not-found" ? [`${states.before.label}: ${before.why}`] : []),
    ...(after.status === "not-found" ? [`${states.after.label}: ${after.why}`] : []),
  ];
  return gone.length > 0 ? gone.join("; ") : unlikeVersions(difference);
}
