import type { Standpoint } from "../../domain/attribution.ts";
import type { Variant } from "../../domain/variant.ts";
import { diffTuples, type Layer, type VersionTuple } from "../../domain/version.ts";
import type { LayerOverride } from "../../ports.ts";
import type { VersionSearch } from "./version-search.ts";

/** One of the two states between which it got worse. */
export type Side = "before" | "after";

/** Where a person says that a version is. */
export type VersionMeans = { readonly side: Side; readonly override: LayerOverride };

/** What people named, by side and layer. */
export type MeansHad = { readonly [side in Side]: ReadonlyMap<Layer, Variant> };

/**
 * What a person says a version is, read from where it is said to be.
 * @throws UserError when it is not there, or brings another version than the state had
 */
export async function meansOf(
  { base, world }: VersionSearch,
  states: { readonly [side in Side]: Standpoint },
  means: readonly VersionMeans[],
): Promise<MeansHad> {
  const had = { before: new Map<Layer, Variant>(), after: new Map<Layer, Variant>() };
  for (const { side, override } of means) {
    const { versions, label } = states[side];
    const claim = { version: versions[override.layer], option: `--${side}`, of: label };
    had[side].set(override.layer, await world.variants.override(base, world.checkout, override, claim));
  }
  return had;
}

/**
 * The versions of both states; of a layer whose difference cannot be told, those that were named. What the states say is
 * not replaced: two declared names differ, and a name beside a hash tells nothing.
 */
export function tuplesWith(
  { before, after }: { readonly [side in Side]: Standpoint },
  had: MeansHad,
): { readonly [side in Side]: VersionTuple } {
  const named = (side: Side): VersionTuple => {
    const versions = { ...{ before, after }[side].versions };
    for (const { layer, difference } of diffTuples(before.versions, after.versions)) {
      const brought = had[side].get(layer)?.versions[layer];
      if (difference === "cannot-tell" && brought !== undefined) versions[layer] = brought;
    }
    return versions;
  };
  return { before: named("before"), after: named("after") };
}
