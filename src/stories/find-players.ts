import type { Standpoint } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import { canonicalJson } from "../domain/digest.ts";
import type { Players } from "../domain/players.ts";
import type { Suite, TargetSpec } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { diffTuples, LAYERS, type Layer, type LayerDifference } from "../domain/version.ts";
import type { World } from "../ports.ts";
import { bothFound, type Chosen, choose, type Sides } from "./find-players/chosen-versions.ts";
import { findDocuments } from "./find-players/find-documents.ts";
import { withLayerOf } from "./find-players/found-version.ts";
import { meansOf, type Side, tuplesWith, type VersionMeans } from "./find-players/version-means.ts";
import { openVersionSearch } from "./find-players/version-search.ts";
import { type UnreadLayer, unreadLayers } from "./unread-layers.ts";

export type PlayersAsked = {
  /** The cases of the later state. */
  readonly sample: Sample;
  /** Those of the earlier record, where its traces are at hand: what its index found is in them. */
  readonly earlier?: Sample;
  /** Where a person says that versions are. */
  readonly means?: readonly VersionMeans[];
};

/** Layers that differ, or may, and why they are not played. */
export type Missing = Players["missing"][number];

/**
 * Finds the versions of two states so that they can be replayed: prompt, policy and tools in git history by content,
 * retrieval in snapshots and recordings, models by name. A layer that differs and cannot be had at both versions is in
 * `missing`; all that is not played is held at the version of the later state, else of the earlier one, and told of where
 * it is neither. Nothing is asked of a model.
 *
 * @throws UserError when a means brings another version than the state had, or no layer can be read at all
 */
export async function findPlayers(
  suite: Suite,
  states: { readonly [side in Side]: Standpoint },
  { sample, earlier, means = [] }: PlayersAsked,
  world: World,
): Promise<Players> {
  const search = await openVersionSearch(suite, states, world);
  const had = await meansOf(search, states, means);
  const versions = tuplesWith(states, had);
  const differences = diffTuples(versions.before, versions.after);
  const sides: Sides = {
    before: { ...search.base, label: states.before.label },
    after: { ...search.base, label: states.after.label },
  };
  let chosen: Chosen = { ...sides, missing: [] };
  for (const difference of differences)
    if (difference.layer !== "retrieval")
      chosen = choose(chosen, difference, await bothFound(search, { difference, states, had }), { states, search });
  const retrieval = differences.find(({ layer }) => layer === "retrieval") as LayerDifference;
  const found = await findDocuments(search, { difference: retrieval, states, had, chosen, sample, earlier });
  const read = await withoutUnread(
    { ...found, missing: [...chosen.missing, ...found.missing] },
    differences,
    suite.target,
  );
  const played = differences.flatMap(({ layer, difference }) =>
    difference === "changed" && !read.missing.some((one) => one.layer === layer) ? [layer] : [],
  );
  const equal = differences.every(({ difference }) => difference === "same");
  return {
    ...read,
    played,
    missing: inOrder(read.missing),
    cases: found.cases,
    notes: [...search.notes, ...(equal ? ["Both states have the same versions of all five layers."] : [])],
  };
}

/** The players where both variants are at hand: what differs is played, save what reaches no request. */
export async function playersOf(
  before: Variant,
  after: Variant,
  cases: readonly Case[],
  target?: TargetSpec,
): Promise<Players> {
  const differing = LAYERS.filter((layer) => isOther(before, after, layer));
  const unread = await unreadLayers(before, after, target);
  const played = differing.filter((layer) => !unread.some((one) => one.layer === layer));
  const held = unread.reduce((variant, { layer }) => withLayerOf(variant, after, layer), before);
  return { before: held, after, played, missing: inOrder(unread.map(notReaching)), cases, notes: [] };
}

/**
 * How a layer stands once it is played: it differs, whatever its versions said. A person may have said where a version is
 * that the states do not name; and what goes by one name may have other contents.
 */
export function asPlayed(one: LayerDifference, { played, before, after }: Players): LayerDifference {
  const { layer, difference } = one;
  if (difference === "changed" || !played.includes(layer)) return one;
  return { layer, before: before.versions[layer], after: after.versions[layer], difference: "changed" };
}

/** A change of which nothing is sent would be replayed against itself. */
async function withoutUnread(
  found: Chosen & { readonly cases: readonly Case[] },
  differences: readonly LayerDifference[],
  target: TargetSpec,
): Promise<Chosen> {
  const { before, after, missing } = found;
  const changed = new Set(differences.filter(({ difference }) => difference === "changed").map(({ layer }) => layer));
  const unread = (await unreadLayers(before, after, target)).filter(({ layer }) => changed.has(layer));
  const held = unread.reduce((variant, { layer }) => withLayerOf(variant, after, layer), before);
  return { before: held, after, missing: [...missing, ...unread.map(notReaching)] };
}

function notReaching({ layer, why }: UnreadLayer): Missing {
  return { layer, why: `its change reaches no request: ${why}` };
}

/** Whether a layer is another one: by its version, or by what is sent where nobody knows the version. */
function isOther(before: Variant, after: Variant, layer: Layer): boolean {
  const [a, b] = [before.versions[layer], after.versions[layer]];
  if (a.id !== b.id) return true;
  return canonicalJson(partOf(before, layer)) !== canonicalJson(partOf(after, layer));
}

function partOf(variant: Variant, layer: Layer): unknown {
  return layer === "prompt" ? variant.template : variant[layer];
}

function inOrder(missing: readonly Missing[]): readonly Missing[] {
  return missing.toSorted((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer));
}
