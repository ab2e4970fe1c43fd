import type { ChangedFiles } from "../../ports.ts";
import { isTooMuchWork, pathsOf } from "./compare.ts";
import { gitHubProblem } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** GitHub lists no more files of one pull request. */
const MOST_FILES = 3_000;

/** @property against full id of the commit of the base branch that the files were compared with */
export type PullRequestFiles = ChangedFiles & { readonly against?: string };

/**
 * The files of a pull request, all pages. They are those of its newest commit, so they count only while that is the
 * one which is asked about; and those against its base, which may be another one by now.
 *
 * @param head full id of the commit that the files are wanted of
 * @throws UserError when the token may not read pull requests
 */
export async function pullRequestFiles(
  { client, owner, repo }: RepositoryPlace,
  pullRequest: number,
  head: string,
): Promise<PullRequestFiles> {
  const request = { owner, repo, pull_number: pullRequest };
  try {
    const files = await client.paginate(client.rest.pulls.listFiles, { ...request, per_page: 100 });
    const { data } = await client.rest.pulls.get(request);
    const isWhole = files.length < MOST_FILES && files.length === data.changed_files && data.head.sha === head;
    return { paths: pathsOf(files), isWhole, against: data.base.sha };
  } catch (error) {
    if (isTooMuchWork(error)) return { paths: [], isWhole: false };
    throw gitHubProblem(error, {
      repository: `${owner}/${repo}`,
      what: `read the files of pull request ${pullRequest}`,
      permission: "pull-requests: read",
      remedy: "Put right what GitHub says, then run this again.",
    });
  }
}
