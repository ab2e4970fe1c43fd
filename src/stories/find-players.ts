import type { Standpoint } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import { canonicalJson } from "../domain/digest.ts";
import type { Players } from "../domain/players.ts";
import type { Suite, TargetSpec } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { diffTuples, LAYERS, type Layer, type LayerDifference } from "../domain/version.ts";
import type { World } from "../ports.ts";
import { findDocuments } from "./find-documents.ts";
import { calledAs, type FoundVersion, withLayerOf } from "./found-version.ts";
import { type UnreadLayer, unreadLayers } from "./unread-layers.ts";
import { versionInFiles } from "./version-in-files.ts";
import { type MeansHad, meansOf, type Side, tuplesWith, type VersionMeans } from "./version-means.ts";
import { versionOfModel } from "./version-of-model.ts";
import { openVersionSearch, type VersionSearch } from "./version-search.ts";

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

type Sides = { readonly [side in Side]: Variant };
type Chosen = Sides & { readonly missing: readonly Missing[] };
type BothFound = { readonly [side in Side]: FoundVersion };

/** What a layer is looked for with. */
type Looking = {
  readonly difference: LayerDifference;
  readonly states: { readonly [side in Side]: Standpoint };
  readonly had: MeansHad;
};

async function bothFound(search: VersionSearch, { difference, states, had }: Looking): Promise<BothFound> {
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
function choose(
  chosen: Chosen,
  { layer, difference }: LayerDifference,
  found: BothFound,
  { states, search }: Pick<Looking, "states"> & { readonly search: VersionSearch },
): Chosen {
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
        : [...chosen.missing, { layer, why: whyNotPlayed(difference, found, states) }],
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
  difference: "changed" | "cannot-tell",
  { before, after }: BothFound,
  states: { readonly [side in Side]: Standpoint },
): string {
  const gone = [
    ...(before.status === "not-found" ? [`${states.before.label}: ${before.why}`] : []),
    ...(after.status === "not-found" ? [`${states.after.label}: ${after.why}`] : []),
  ];
  if (gone.length > 0) return gone.join("; ");
  return difference === "cannot-tell" ? "it cannot be told whether its two versions differ" : "";
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
