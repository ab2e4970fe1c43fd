import { digestOf } from "../../domain/digest.ts";
import type { Snapshot, Variant } from "../../domain/variant.ts";
import type { FileTree } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";
import type { Wanted } from "./found-version.ts";
import { plainSentence } from "./shown-version.ts";
import type { VersionSearch } from "./version-search.ts";

/** Snapshot files that are opened in search of one index, at most: each holds the documents that it found. */
const MOST_SNAPSHOTS = 100;

/**
 * The snapshots that name an index, wherever one is: that of the suite in the commits of both states, the files that
 * `layers.retrieval.snapshots` matches in the checkout and in these commits, and those of history.
 */
export async function* snapshotsOf(
  search: VersionSearch,
  { version, standpoint }: Wanted,
): AsyncGenerator<{ readonly snapshot: Snapshot; readonly what: string }> {
  const seen = new Set<string>();
  const globs = search.suite.layers.retrieval?.snapshots ?? [];
  const isWanted = (snapshot: Snapshot) => snapshot.index === version.id;
  const own = search.commitOf(standpoint);
  const commits = [...new Set([...(own === undefined ? [] : [own]), ...search.commits])];
  let opened = 0;
  for await (const tree of treesOf(search, commits, globs)) {
    const named = (await search.contents(tree, "retrieval")).map(({ retrieval }) => retrieval);
    for (const means of named)
      if (means.kind === "snapshot" && isWanted(means.snapshot) && isNew(means.snapshot, seen))
        yield { snapshot: means.snapshot, what: `the snapshot of index ${version.id} in ${tree.label}` };
    for (const path of globs.length === 0 ? [] : await tree.match(globs)) {
      if (opened >= MOST_SNAPSHOTS) {
        search.say(`Of the snapshot files only ${MOST_SNAPSHOTS} were opened in search of index ${version.id}.`);
        return;
      }
      opened += 1;
      const snapshot = await snapshotIn(search, tree, path);
      if (snapshot !== undefined && isWanted(snapshot) && isNew(snapshot, seen))
        yield { snapshot, what: `the snapshot ${path} of index ${version.id}` };
    }
  }
}

/** The checkout after the state's own commit; history only once nothing near has answered. */
async function* treesOf(search: VersionSearch, commits: readonly string[], globs: readonly string[]) {
  const near = commits.map(search.tree);
  yield* near.slice(0, 1);
  yield search.world.checkout;
  yield* near.slice(1);
  for (const { id } of await search.history("retrieval", globs)) if (!commits.includes(id)) yield search.tree(id);
}

async function snapshotIn(search: VersionSearch, tree: FileTree, path: string): Promise<Snapshot | undefined> {
  // An address is asked, and a file of such a name is none.
  if (/^https?:/i.test(path)) return undefined;
  const { world, base, say } = search;
  try {
    const { retrieval }: Variant = await world.variants.override(base, tree, { layer: "retrieval", value: path });
    return retrieval.kind === "snapshot" ? retrieval.snapshot : undefined;
  } catch (error) {
    if (!isForPeople(error)) throw error;
    say(plainSentence(error.message));
    return undefined;
  }
}

/** The same file lies in many commits. */
function isNew({ results }: Snapshot, seen: Set<string>): boolean {
  const key = digestOf(results);
  const isKnown = seen.has(key);
  seen.add(key);
  return !isKnown;
}
