import picomatch from "picomatch";
import type { CommitFacts } from "../../ports.ts";
import { gitHubProblem } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

const A_PAGE = 100;

/**
 * The commits that changed something in the folders or files that globs begin with, newest first. GitHub knows no globs, so
 * that some of them may have changed other files there.
 *
 * @param upTo full id of the commit that is looked from
 * @throws UserError when there is no such commit, or the token may not see it
 */
export async function gitHubHistory(
  { client, owner, repo }: RepositoryPlace,
  { globs, upTo, most }: { readonly globs: readonly string[]; readonly upTo: string; readonly most: number },
): Promise<readonly CommitFacts[]> {
  const paths = [...new Set(globs.filter((glob) => !glob.startsWith("!")).map((glob) => picomatch.scan(glob).base))];
  const found = new Map<string, string>();
  try {
    for (const path of paths) {
      const { data } = await client.rest.repos.listCommits({
        owner,
        repo,
        sha: upTo,
        per_page: Math.min(most, A_PAGE),
        ...(path === "" ? {} : { path }),
      });
      for (const { sha, commit } of data) found.set(sha, commit.committer?.date ?? commit.author?.date ?? "");
    }
  } catch (error) {
    throw gitHubProblem(error, {
      repository: `${owner}/${repo}`,
      what: "list the commits of a layer",
      permission: "contents: read",
      remedy: "Put right what GitHub says, then run this again.",
    });
  }
  return [...found]
    .map(([id, at]) => ({ id, at: new Date(at).toISOString() }))
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, most);
}
