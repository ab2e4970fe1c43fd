import type { Attribution, Standpoint } from "../../domain/attribution.ts";
import type { TimelineEntry } from "../../domain/post-mortem.ts";
import type { Suite } from "../../domain/suite.ts";
import { filesOfLayer } from "../../pipeline/touched-layers.ts";
import type { CommitFacts, World } from "../../ports.ts";
import { isForPeople } from "../for-people.ts";

/** Commits of a changed layer's files between the two states. */
export async function committedChanges(
  suite: Suite,
  { before, after, differences }: Attribution,
  world: World,
): Promise<{ readonly entries: readonly TimelineEntry[]; readonly notes: readonly string[] }> {
  if (before.at === undefined || after.at === undefined) return { entries: [], notes: [] };
  const { repository } = world;
  const entries: TimelineEntry[] = [];
  const notes: string[] = [];
  for (const change of differences) {
    const { layer, difference } = change;
    const files = changedWith(suite, change);
    if (difference === "same" || files.length === 0) continue;
    try {
      const upTo = after.commit ?? (await repository.resolve("HEAD"));
      const commits = await repository.history(files, upTo, MOST_COMMITS);
      const isNew = await isAfter(before, after, files, world);
      for (const { id, at } of commits.filter(isNew))
        entries.push({ at, event: "change-committed", layer, evidence: id });
    } catch (error) {
      if (!isForPeople(error)) throw error;
      notes.push(`The commits of ${layer} could not be listed: ${error.message}.`);
    }
  }
  return { entries, notes };
}

/** Whether a commit was not yet in the state before: by its history where its commit is known, else by the clock. */
async function isAfter(
  before: Standpoint,
  after: Standpoint,
  files: readonly string[],
  { repository }: World,
): Promise<(commit: CommitFacts) => boolean> {
  if (before.commit === undefined)
    return ({ at }) => at > (before.at ?? "") && (after.at === undefined || at <= after.at);
  const known = new Set((await repository.history(files, before.commit, 10 * MOST_COMMITS)).map(({ id }) => id));
  return ({ id }) => !known.has(id);
}

/** What the suite file states itself, a model or the name of an index, changes with that; an index that traces name does not. */
function changedWith(suite: Suite, { layer, before, after }: Attribution["differences"][number]): readonly string[] {
  const isNamed = [before, after].some(({ source }) => source === "config");
  const isStated = layer === "model" || (layer === "retrieval" && isNamed);
  return [...(isStated ? [suite.path] : []), ...filesOfLayer(suite, layer)];
}

/** More would be no timeline. */
const MOST_COMMITS = 20;
