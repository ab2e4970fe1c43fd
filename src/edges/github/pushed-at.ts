import { statusOf } from "./client.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/**
 * When a commit was last pushed to a branch, by GitHub's clock: an ISO instant. The dates in a commit are its author's
 * to choose, so they say nothing. What is the branch's head was pushed last: where the newest push is another one, GitHub
 * reads behind, and an older push of the same commit would say that nothing came in between.
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
  try {
    const { data } = await client.rest.repos.listActivities({
      owner,
      repo,
      ref: `refs/heads/${branch}`,
      direction: "desc",
      per_page: 1,
    });
    return data.find(({ after }) => after === commit)?.timestamp;
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    return undefined;
  }
}
