import { mayHaveArrived, statusOf } from "../github/client.ts";
import { type Doing, gitHubProblem, refusalOf } from "../github/refusal.ts";
import type { RepositoryPlace } from "../github/repository-place.ts";
import type { Branch, Change, CommitOutcome } from "./branch.ts";
import { gitHubSnapshot, knownOf, readingOf } from "./github-snapshot.ts";

export type GitHubBranchOptions = RepositoryPlace & {
  /** Without "refs/heads/". */
  readonly branch: string;
  /** Told what a person should know but need not act on. */
  readonly warn: (line: string) => void;
};

/**
 * A branch of a repository on GitHub, written through its API without any checkout. Commits are GitHub's own, signed
 * where GitHub signs: GraphQL for all but the first, which only REST can make.
 */
export function gitHubBranch(options: GitHubBranchOptions): Branch {
  const { owner, repo, branch } = options;
  const known = knownOf(options);
  return {
    label: `branch ${branch} of ${owner}/${repo}`,
    async snapshot() {
      try {
        return await gitHubSnapshot(options, known);
      } catch (error) {
        throw gitHubProblem(error, readingOf(options));
      }
    },
    async checkWritable() {
      try {
        // A blob that no tree names: the same right as for a commit, and nobody sees it.
        await options.client.rest.git.createBlob({ owner, repo, content: "" });
      } catch (error) {
        throw gitHubProblem(error, writingOf(options));
      }
    },
    async commit(change) {
      try {
        const { expectedHead: from, files } = change;
        const outcome =
          from === undefined ? await firstCommit(options, change) : await nextCommit(options, change, from);
        if (outcome.status === "committed") known.committed(from, outcome.head, files);
        return outcome;
      } catch (error) {
        if (refusalOf(error) === "stale") return { status: "moved" };
        throw gitHubProblem(error, writingOf(options));
      }
    },
  };
}

function writingOf({ owner, repo, branch }: GitHubBranchOptions): Doing {
  return {
    repository: `${owner}/${repo}`,
    what: `write branch ${branch}`,
    permission: "contents: write",
    remedy: `Leave ${branch} out of the rules that protect branches, or use a token that they let through.`,
  };
}

const COMMIT = `
  mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }
`;

async function nextCommit(
  { client, owner, repo, branch }: GitHubBranchOptions,
  { files, message }: Change,
  expectedHeadOid: string,
): Promise<CommitOutcome> {
  const [headline = "", ...body] = message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text, "utf8").toString("base64") })),
    },
  };
  const answer = await client.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, { input });
  return { status: "committed", head: answer.createCommitOnBranch.commit.oid };
}

/** A commit without a parent; author and committer are left out so that GitHub signs it. */
async function firstCommit(options: GitHubBranchOptions, { files, message }: Change): Promise<CommitOutcome> {
  const { client, owner, repo, branch, warn } = options;
  const entries = files.map(({ path, text }) => ({
    path,
    mode: "100644" as const,
    type: "blob" as const,
    content: text,
  }));
  const tree = await client.rest.git.createTree({ owner, repo, tree: entries });
  const commit = await client.rest.git.createCommit({ owner, repo, tree: tree.data.sha, message });
  try {
    await client.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: commit.data.sha });
  } catch (error) {
    // Another run has made the branch meanwhile.
    if (statusOf(error) === 422 && /already exists/i.test(String(error))) return { status: "moved" };
    // The answer may be all that was lost: who looks again then finds the record there.
    if (mayHaveArrived(error) && (await gitHubSnapshot(options, knownOf(options))).head !== undefined)
      return { status: "moved" };
    throw error;
  }
  if (!commit.data.verification.verified)
    warn(`GitHub did not sign the first commit of ${branch}; a rule that demands signatures will refuse the branch.`);
  return { status: "committed", head: commit.data.sha };
}
