import { statusOf } from "./client.ts";
import type { RepositoryPlace } from "./list-files.ts";

/** Pages of a hundred pushes to one branch. */
const MOST_PAGES = 5;

/**
 * When a commit was last pushed to a branch, by GitHub's clock: an ISO instant. The dates in a commit are its author's
 * to choose, so they say nothing.
 *
 * @param branch of the repository `place`, which may be a fork
 * @returns undefined where GitHub does not tell: the repository is closed to the token, or keeps no such list
 * @throws as the client does
 */
export async function pushedAt(
  { client, owner, repo }: RepositoryPlace,
  branch: string,
  commit: string,
): Promise<string | undefined> {
  const pages = client.paginate.iterator(client.rest.repos.listActivities, {
    owner,
    repo,
    ref: `refs/heads/${branch}`,
    direction: "desc",
    per_page: 100,
  });
  let page = 0;
  try {
    for await (const { data } of pages) {
      const found = data.find(({ after }) => after === commit);
      if (found !== undefined) return found.timestamp;
      page += 1;
      if (page === MOST_PAGES) return undefined;
    }
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
  }
  return undefined;
}
