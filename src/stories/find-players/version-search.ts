import type { Standpoint } from "../../domain/attribution.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Layer } from "../../domain/version.ts";
import { filesOfLayer } from "../../pipeline/touched-layers.ts";
import type { CommitFacts, FileTree, Variants, World } from "../../ports.ts";
import { isForPeople, orUndefined } from "../for-people.ts";
import { openHistory } from "./layer-history.ts";
import { remembered } from "./remembered.ts";

/** Where versions are looked for. Whatever is read once is not read again. */
export type VersionSearch = {
  readonly suite: Suite;
  readonly world: World;
  /** What holds every layer that nothing else is known of: the later state's commit, or the checkout. */
  readonly base: Variant;
  /** The commit that a state was run at, where it is here. */
  commitOf(standpoint: Standpoint): string | undefined;
  /** The commits of both states that are here, those of the later one first. */
  readonly commits: readonly string[];
  tree(commit: string): FileTree;
  /** The layer as a tree holds it: by today's suite file, and by the tree's own where that is another. None that cannot be read. */
  contents(tree: FileTree, layer: Layer): Promise<readonly Variant[]>;
  /** The variants by the suite file of a tree; undefined where it is today's, or cannot be read. */
  ownVariants(tree: FileTree): Promise<Variants | undefined>;
  /** The commits that changed a layer's files or the suite file, newest first. @param more globs of the layer */
  history(layer: Layer, more?: readonly string[]): Promise<readonly CommitFacts[]>;
  /** Whether a commit is in the history of what is checked out; what cannot be told is not. */
  isMerged(commit: string): Promise<boolean>;
  /** What readers are to know, sentences, each once. */
  readonly notes: readonly string[];
  say(note: string): void;
};

/**
 * Opens a search from the two states. A commit that is gone, because history was rewritten or the clone is shallow, is
 * told of, and its versions are looked for by their content in what is there.
 *
 * @throws UserError when no layer files can be read, neither in the commits nor in the checkout
 */
export async function openVersionSearch(
  suite: Suite,
  { before, after }: { readonly before: Standpoint; readonly after: Standpoint },
  world: World,
): Promise<VersionSearch> {
  const notes = new Set<string>();
  const say = (note: string) => notes.add(note);
  const commitOfTree = new Map<FileTree, string>();
  const tree = remembered((commit: string) => {
    const held = world.repository.at(commit);
    commitOfTree.set(held, commit);
    return held;
  });
  const here = await commitsHere(suite, [after, before], { world, tree, say });
  const commits = [...new Set(here.values())];
  const listed = new Set<string>();
  const isMerged = remembered(async (commit: string) => {
    const from = listed.has(commit) && !commits.includes(commit) ? commits : [commit];
    return (await Promise.all(from.map((one) => isInHistory(one, world)))).every(Boolean);
  });
  const ownVariants = remembered(async (one: FileTree) => {
    const text = await one.read(suite.path);
    if (text === undefined || text === (await world.checkout.read(suite.path))) return undefined;
    const commit = commitOfTree.get(one);
    if (commit === undefined || (await isMerged(commit))) return world.variants.asOf?.(one);
    // Its suite file would say where keys are sent, and nobody has reviewed it.
    say(
      `The suite file of commit ${commit.slice(0, 7)} was not read: it is not in the history of what is checked out.`,
    );
    return undefined;
  });
  const base = await readable(world, [...commits.slice(0, 1).map(tree), world.checkout, ...commits.slice(1).map(tree)]);
  const contents = remembered((one: FileTree) =>
    remembered(async (layer: Layer) => {
      // A tree that cannot be listed is no tree without the layer: that a limit is used up must not read as "not there".
      await one.match([suite.path]);
      const found = await Promise.all(
        [world.variants, await ownVariants(one)].map((variants) => layerIn(variants, base, one, layer)),
      );
      return found.filter((variant) => variant !== undefined);
    }),
  );
  const historyOf = openHistory(commits, world, say);
  return {
    suite,
    world,
    base,
    commits,
    commitOf: ({ commit }) => (commit === undefined ? undefined : here.get(commit)),
    tree,
    contents: (one, layer) => contents(one)(layer),
    ownVariants,
    isMerged,
    async history(layer, more = []) {
      const found = await historyOf([...filesOfLayer(suite, layer), ...more, suite.path]);
      for (const { id } of found) listed.add(id);
      return found;
    },
    get notes() {
      return [...notes];
    },
    say,
  };
}

/** Whether a commit was merged into what is checked out. What cannot be told was not. */
async function isInHistory(commit: string, { repository }: World): Promise<boolean> {
  const base = await orUndefined(async () => {
    const head = await repository.resolve("HEAD");
    return head === commit ? head : (await repository.changeOf(commit, head)).base;
  });
  return base === commit;
}

/** The commits of some states that are here, by what the states call them. */
async function commitsHere(
  suite: Suite,
  standpoints: readonly Standpoint[],
  search: Pick<VersionSearch, "world" | "tree" | "say">,
): Promise<ReadonlyMap<string, string>> {
  const here = new Map<string, string>();
  for (const standpoint of standpoints) {
    const { commit } = standpoint;
    if (commit === undefined || here.has(commit)) continue;
    const found = await commitHere(suite, standpoint, search);
    if (found !== undefined) here.set(commit, found);
  }
  return here;
}

async function commitHere(
  suite: Suite,
  { commit = "", label }: Standpoint,
  { world, tree, say }: Pick<VersionSearch, "world" | "tree" | "say">,
): Promise<string | undefined> {
  try {
    const id = await world.repository.resolve(commit);
    await tree(id).match([suite.path]);
    return id;
  } catch (error) {
    if (!isForPeople(error)) throw error;
    say(
      `The commit ${commit.slice(0, 7)} of ${label} cannot be read (${error.message}): its versions were looked for by ` +
        "their content in the history that is here.",
    );
    return undefined;
  }
}

/** The first tree in which every layer can be read. */
async function readable(world: World, trees: readonly FileTree[]): Promise<Variant> {
  let first: unknown;
  for (const tree of trees) {
    try {
      return await world.variants.at(tree, tree.label);
    } catch (error) {
      if (!isForPeople(error)) throw error;
      first ??= error;
    }
  }
  throw first;
}

async function layerIn(
  variants: Variants | undefined,
  base: Variant,
  tree: FileTree,
  layer: Layer,
): Promise<Variant | undefined> {
  if (variants === undefined) return undefined;
  return orUndefined(async () => (await variants.withLayer?.(base, tree, layer)) ?? variants.at(tree, tree.label));
}
