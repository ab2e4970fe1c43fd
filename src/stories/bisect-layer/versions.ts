import type { Standpoint } from "../../domain/attribution.ts";
import { type Players, variantOfCell } from "../../domain/players.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Layer } from "../../domain/version.ts";
import { filesOfLayer } from "../../pipeline/touched-layers.ts";
import type { CommitFacts, FileTree, World } from "../../ports.ts";
import { brokenTemplate } from "../broken-template.ts";
import { isForPeople } from "../for-people.ts";
import { withLayerOfTree } from "./tree.ts";

/** Commits that are looked at, at most. */
const MOST_COMMITS = 200;

/** Commits as old as the state of before that are looked at for its version: so many may have been merged after it. */
const MOST_OLDER = 20;

/** Where one layer's versions are looked for. */
export type LayerPast = {
  readonly layer: Layer;
  readonly players: Players;
  readonly before: Standpoint;
  readonly after: Standpoint;
};

/** A version of one layer. */
export type LayerVersion = {
  readonly id: string;
  readonly commit?: string;
  readonly at?: string;
  /** Holds its files. */
  readonly tree?: FileTree;
  /** The later state with this one layer; absent where it cannot be had. */
  readonly variant?: Variant;
};

/** @property versions oldest first: that of before, what lies between, that of after */
export type LayerVersions = { readonly versions: readonly LayerVersion[]; readonly notes: readonly string[] };

/**
 * The versions that a layer had between two states, from the history of its files. A version that came back is there
 * once, where it came the last time. One that cannot be built is there without a variant.
 */
export async function versionsBetween(suite: Suite, past: LayerPast, world: World): Promise<LayerVersions> {
  const { layer, players, after } = past;
  const base = after.commit === undefined ? world.checkout : world.repository.at(after.commit);
  const first: LayerVersion = { ...earliest(past, world), variant: firstOf(players, layer) };
  const last: LayerVersion = { ...latest(past), tree: base, variant: players.after };
  try {
    const walked = await walk(suite, past, world);
    return { versions: joined(first, last, walked), notes: notesOn(walked, layer) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const note = `The history of the ${layer} was not read, so what lies between its two versions is not known: ${error.message}.`;
    return { versions: [first, last], notes: [note] };
  }
}

/** @property versions newest first, without that of before  @property first that of before, where it was met */
type Walked = {
  readonly versions: readonly Met[];
  readonly first?: Met;
  /** Older commits were left out, or there are none. */
  readonly isCut: boolean;
};

/** @property problem why it cannot be built */
type Met = LayerVersion & { readonly commit: string; readonly problem?: string };

/**
 * Goes back from the later state to the version of before; or to the time of before, where history has not got it. What
 * was made before that and merged after it lies between.
 */
async function walk(suite: Suite, past: LayerPast, world: World): Promise<Walked> {
  const { layer, players, before, after } = past;
  const globs = filesOfLayer(suite, layer);
  const tip = after.commit ?? (await world.repository.resolve("HEAD"));
  const wanted = [before, players.before].map(({ versions }) => versions[layer].id);
  const isOlder = ({ at }: CommitFacts) => before.at !== undefined && Date.parse(at) <= Date.parse(before.at);
  const met: Met[] = [];
  const newer: Met[] = [];
  for (const commit of await world.repository.history(globs, tip, MOST_COMMITS)) {
    if (isOlder(commit) && met.length - newer.length === MOST_OLDER) break;
    const one = await metAt(suite, commit, past, world);
    if (wanted.includes(one.id)) return { versions: met, first: one, isCut: false };
    met.push(one);
    if (!isOlder(commit)) newer.push(one);
  }
  // Whatever the earlier state had was there by then: history was rewritten since.
  return { versions: before.at === undefined ? [] : newer, isCut: true };
}

async function metAt(
  suite: Suite,
  { id: commit, at }: CommitFacts,
  { layer, players }: LayerPast,
  world: World,
): Promise<Met> {
  const source = world.repository.at(commit);
  const named = { commit, at, tree: source };
  try {
    const held = await withLayerOfTree(
      players,
      { layer, tree: source, label: `${layer} of ${commit.slice(0, 7)}` },
      world,
    );
    const id = held.versions[layer].id ?? commit;
    const broken = await brokenTemplate(suite, [held]);
    if (broken !== undefined) return { id, ...named, problem: broken.problem };
    return { id, ...named, variant: held };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { id: commit, ...named, problem: error.message };
  }
}

/** Oldest first, each id once. */
function joined(first: LayerVersion, last: LayerVersion, walked: Walked): readonly LayerVersion[] {
  const { versions } = walked;
  // What came after the later state is none of its past.
  const from = versions.findIndex(({ id }) => id === last.id);
  const own = versions.slice(Math.max(0, from));
  const kept: LayerVersion[] = [];
  for (const [place, one] of own.entries()) {
    const newest = kept.at(-1);
    // The oldest of several commits with one version brought it.
    if (own[place - 1]?.id === one.id && newest?.id === one.id) kept[kept.length - 1] = { ...newest, ...placeOf(one) };
    else if (!kept.some(({ id }) => id === one.id)) kept.push(one);
  }
  const [head] = kept;
  const newest = head?.id === last.id ? { ...last, ...placeOf(head) } : last;
  const between = kept.filter(({ id }) => id !== last.id).toReversed();
  const oldest = walked.first === undefined ? first : { ...first, ...placeOf(walked.first) };
  return [oldest, ...between, newest];
}

function placeOf({ commit, at, tree }: LayerVersion): Pick<LayerVersion, "commit" | "at" | "tree"> {
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(at === undefined ? {} : { at }),
    ...(tree === undefined ? {} : { tree }),
  };
}

function notesOn({ versions, isCut }: Walked, layer: Layer): readonly string[] {
  const broken = versions.flatMap(({ commit, problem }) =>
    problem === undefined ? [] : [`The ${layer} of commit ${commit.slice(0, 7)} cannot be run: ${problem}.`],
  );
  const cut = `The version of before is not in the history of the ${layer} as it is now, so versions between may be missing.`;
  return isCut ? [cut, ...broken] : broken;
}

/** The version of before; its tree, where the commit is known and still there, is asked for only when it is needed. */
function earliest({ layer, players, before }: LayerPast, world: World): LayerVersion {
  const id = before.versions[layer].id ?? players.before.versions[layer].id ?? "unknown";
  return before.commit === undefined ? { id } : { id, tree: world.repository.at(before.commit) };
}

function latest({ layer, players, after }: LayerPast): LayerVersion {
  return { id: players.after.versions[layer].id ?? after.versions[layer].id ?? "unknown" };
}

/** The later state with the layer's version of before. */
function firstOf({ before, after }: Players, layer: Layer): Variant {
  return { ...variantOfCell({ before: after, after: before }, [layer]), label: `${layer} of ${before.label}` };
}
