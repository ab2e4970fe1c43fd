import { NO_SUCH_LAYER, type Version } from "../../domain/version.ts";
import type { CommitFacts } from "../../ports.ts";
import { isForPeople, orUndefined } from "../for-people.ts";
import { calledAs, type FoundVersion, type Wanted, withoutLayer } from "./found-version.ts";
import { MOST_COMMITS } from "./layer-history.ts";
import { shownVersion } from "./shown-version.ts";
import type { VersionSearch } from "./version-search.ts";

/**
 * Finds the version of a layer that is made of files. A hash by the content: in the commit of its state, in the checkout,
 * then in history, what was committed by then first. A declared name in the commit that its state was run at, else in the
 * tag, branch or commit of that name, if it is merged.
 */
export async function versionInFiles(search: VersionSearch, wanted: Wanted): Promise<FoundVersion> {
  const { layer, version, standpoint } = wanted;
  if (version.id === null) return { status: "not-found", why: `its version is ${shownVersion(version)}` };
  if (version.id === NO_SUCH_LAYER) return { status: "found", variant: withoutLayer(search.base, layer) };
  if (version.partial)
    return { status: "not-found", why: `${shownVersion(version)} is the hash of a part of it, which no file has` };
  return isHash(version) ? byContent(search, wanted) : byName(search, wanted, search.commitOf(standpoint));
}

/** Stamped on requests, the hash of a layer is a mapped name; it is found by its content all the same. */
export function isHash({ id, source }: Version): boolean {
  return id !== null && (source === "hash" || /^sha256:[0-9a-f]{64}$/.test(id));
}

async function byContent(search: VersionSearch, { layer, version, standpoint }: Wanted): Promise<FoundVersion> {
  const own = search.commitOf(standpoint);
  const near = [...new Set([...(own === undefined ? [] : [own]), ...search.commits])].map(search.tree);
  for (const tree of [...near.slice(0, 1), search.world.checkout, ...near.slice(1)]) {
    const found = (await search.contents(tree, layer)).find((one) => one.versions[layer].id === version.id);
    if (found !== undefined) return { status: "found", variant: calledAs(found, layer, version) };
  }
  const commits = byThen(await search.history(layer), standpoint.at);
  for (const { id } of commits) {
    const contents = await search.contents(search.tree(id), layer);
    const found = contents.find((one) => one.versions[layer].id === version.id);
    if (found !== undefined) return { status: "found", variant: calledAs(found, layer, version) };
  }
  return { status: "not-found", why: await inNone(search, version, commits.length) };
}

/** What was committed by then comes first: the newest of it is what was run, as a rule. */
function byThen(commits: readonly CommitFacts[], at: string | undefined): readonly CommitFacts[] {
  if (at === undefined) return commits;
  const wasThere = (commit: CommitFacts) => Date.parse(commit.at) <= Date.parse(at);
  return [...commits.filter(wasThere), ...commits.filter((commit) => !wasThere(commit))];
}

async function inNone({ world }: VersionSearch, version: Version, commits: number): Promise<string> {
  const looked =
    commits === 0
      ? "in no commit that is here"
      : commits === 1
        ? "not in the one commit that changed its files"
        : `in none of the ${commits === MOST_COMMITS ? "last " : ""}${commits} commits that changed its files`;
  const shallow = (await isShallow(world))
    ? ", and this clone is shallow: git fetch --unshallow brings the others"
    : "";
  return `${shownVersion(version)} is ${looked}${shallow}`;
}

async function isShallow({ repository }: VersionSearch["world"]): Promise<boolean> {
  try {
    return (await repository.isWhole?.()) === false;
  } catch (error) {
    if (isForPeople(error)) return false;
    throw error;
  }
}

async function byName(
  search: VersionSearch,
  { layer, version }: Wanted,
  own: string | undefined,
): Promise<FoundVersion> {
  const named = own ?? (await commitNamed(search, version.id ?? ""));
  if (named !== undefined) {
    const [found] = await search.contents(search.tree(named), layer);
    if (found !== undefined) return { status: "found", variant: calledAs(found, layer, version) };
  }
  const why = `${shownVersion(version)} is a declared name, and no tag, branch or commit that is merged here goes by it`;
  return { status: "not-found", why };
}

/**
 * What moves by itself, and what asks git a question, is nobody's version. Nor is what was not merged: whoever may push could
 * give a branch the name that production declares.
 */
async function commitNamed({ world, isMerged }: VersionSearch, name: string): Promise<string | undefined> {
  if (!/^[\w][\w./+-]*$/.test(name) || name.includes("..") || /^(?:HEAD|FETCH_HEAD|ORIG_HEAD)$/.test(name))
    return undefined;
  return orUndefined(async () => {
    const id = await world.repository.resolve(name);
    return (await isMerged(id)) ? id : undefined;
  });
}
