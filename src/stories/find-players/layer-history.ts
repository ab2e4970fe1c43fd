import type { CommitFacts, World } from "../../ports.ts";
import { isForPeople, orUndefined } from "../for-people.ts";
import { remembered } from "./remembered.ts";
import { plainSentence } from "./shown-version.ts";

/** Commits of one layer that are looked at, at most. */
export const MOST_COMMITS = 100;

/**
 * Lists the commits that changed some files, newest first: what HEAD reaches and what some commits do, each once. History that
 * cannot be read is told of, and is none.
 */
export function openHistory(
  commits: readonly string[],
  { repository }: Pick<World, "repository">,
  say: (note: string) => void,
): (globs: readonly string[]) => Promise<readonly CommitFacts[]> {
  const head = remembered((name: string) => orUndefined(() => repository.resolve(name)));
  return async (globs) => {
    const tips = new Set([...commits, await head("HEAD")]);
    const found = new Map<string, CommitFacts>();
    for (const tip of tips) {
      if (tip === undefined) continue;
      try {
        for (const commit of await repository.history(globs, tip, MOST_COMMITS)) found.set(commit.id, commit);
      } catch (error) {
        if (!isForPeople(error)) throw error;
        say(`The history of commit ${tip.slice(0, 7)} cannot be read: ${plainSentence(error.message)}`);
      }
    }
    return [...found.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, MOST_COMMITS);
  };
}
