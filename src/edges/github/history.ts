import type { CommitFacts } from "../../ports.ts";
import { globFolders } from "../glob-folders.ts";
import { gitHubProblem, refusalOf } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

const A_PAGE = 100;

/**
 * The commits that changed something in the folders or files that globs begin with, newest first. GitHub knows no globs, so
 * that some of them may have changed other files there; and of side branches that a merge took nothing of, it tells none.
 *
 * @param upTo full id of the commit that is looked from
 * @param most older ones are left out
 * @param noCommit the error where there is no such commit
 * @throws UserError when there is none, when the token may not see it, or for a glob as `globMatcher` does
 */
export async function gitHubHistory(
  place: RepositoryPlace,
  { globs, upTo, most }: { readonly globs: readonly string[]; readonly upTo: string; readonly most: number },
  noCommit: (cause: unknown) => Error,
): Promise<readonly CommitFacts[]> {
  if (most < 1) return [];
  const found = new Map<string, CommitFacts>();
  try {
    for (const path of globFolders(globs))
      for (const commit of await commitsOf(place, { path, upTo, most })) found.set(commit.id, commit);
  } catch (error) {
    if (["not-found", "other"].includes(refusalOf(error) ?? "")) throw noCommit(error);
    throw gitHubProblem(error, {
      repository: `${place.owner}/${place.repo}`,
      what: "list the commits of a layer",
      permission: "contents: read",
      remedy: "Put right what GitHub says, then run this again.",
    });
  }
  return [...found.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
}

/** Of one folder or file, page by page until there are enough. */
async function commitsOf(
  { client, owner, repo }: RepositoryPlace,
  { path, upTo, most }: { readonly path: string; readonly upTo: string; readonly most: number },
): Promise<readonly CommitFacts[]> {
  const options = { owner, repo, sha: upTo, per_page: Math.min(most, A_PAGE), ...(path === "" ? {} : { path }) };
  const found: CommitFacts[] = [];
  for await (const { data } of client.paginate.iterator(client.rest.repos.listCommits, options)) {
    for (const { sha, commit } of data) {
      const at = commit.committer?.date ?? commit.author?.date;
      found.push({ id: sha, at: new Date(at ?? 0).toISOString() });
    }
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
