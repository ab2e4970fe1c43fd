import { UserError } from "../../errors.ts";
import type { PullRequestFacts, PullRequests } from "../../ports.ts";
import type { GitHubClient } from "./client.ts";
import { gitHubProblem, IN_THE_SUMMARY, missingPermission, refusalOf } from "./refusal.ts";

export type GitHubPullRequestsOptions = {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
  /** Told what permission is missing when a status cannot be set. */
  readonly warn: (line: string) => void;
};

/** The pull requests of a repository on GitHub. Whether one is a fork's is told by ids: names can be taken over. */
export function gitHubPullRequests(options: GitHubPullRequestsOptions): PullRequests {
  const { client, owner, repo, warn } = options;
  const repository = `${owner}/${repo}`;
  return {
    async numbered(number) {
      try {
        const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number });
        return factsOf(data);
      } catch (error) {
        if (refusalOf(error) === "not-found") throw noPullRequest(repository, number, error);
        throw gitHubProblem(error, reading(repository, `read pull request ${number}`));
      }
    },
    async withHead({ commit, repositoryId, owner: headOwner, branch }) {
      try {
        const open = await client.paginate(client.rest.pulls.list, {
          owner,
          repo,
          state: "open",
          // Only shortens the list: what decides are the ids.
          head: `${headOwner}:${branch}`,
          per_page: 100,
        });
        return open
          .map(factsOf)
          .filter(({ head, headRepositoryId }) => head === commit && headRepositoryId === repositoryId);
      } catch (error) {
        throw gitHubProblem(error, reading(repository, "list pull requests"));
      }
    },
    async setStatus(commit, { context, state, description, url }) {
      const target = url === undefined ? {} : { target_url: url };
      const status = { context, state, description: cut(description), ...target };
      try {
        await client.rest.repos.createCommitStatus({ owner, repo, sha: commit, ...status });
        return "set";
      } catch (error) {
        const what = `set a status on commit ${commit.slice(0, 7)}`;
        const permission = "statuses: write";
        if (refusalOf(error) !== "forbidden")
          throw gitHubProblem(error, { repository, what, permission, remedy: IN_THE_SUMMARY });
        warn(missingPermission(error, what, permission));
        return "not-permitted";
      }
    },
  };
}

/** What is read of a pull request, one or out of a list. */
type Listed = {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string; readonly repo: { readonly id: number } | null };
  readonly base: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly id: number; readonly default_branch: string };
  };
  readonly user: { readonly login: string } | null;
};

function factsOf({ number, state, head, base, user }: Listed): PullRequestFacts {
  // GitHub has no repository to name once it is deleted; its pull request stays, and was a fork's.
  const headRepositoryId = head.repo?.id;
  return {
    number,
    isOpen: state === "open",
    head: head.sha,
    base: base.sha,
    ...(headRepositoryId === undefined ? {} : { headRepositoryId }),
    isFork: headRepositoryId !== base.repo.id,
    isIntoDefaultBranch: base.ref === base.repo.default_branch,
    author: user?.login ?? "ghost",
  };
}

function noPullRequest(repository: string, number: number, cause: unknown): UserError {
  return new UserError(
    `${repository} has no pull request ${number} that this token may see`,
    'Check the number, and give the job "pull-requests: read" under permissions:; "pull-requests: write" holds it.',
    { cause },
  );
}

function reading(repository: string, what: string) {
  const remedy = "Put right what GitHub says, then run this again.";
  return { repository, what, permission: "pull-requests: read", remedy };
}

/** GitHub takes no longer description of a status. */
const LONGEST_DESCRIPTION = 140;

function cut(description: string): string {
  if (description.length <= LONGEST_DESCRIPTION) return description;
  // Half a character would be no text.
  return `${description.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
