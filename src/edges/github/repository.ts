import { isCommitId } from "../../domain/commit-id.ts";
import { UserError } from "../../errors.ts";
import type { FileTree, Repository } from "../../ports.ts";
import { revisionName } from "../revision-name.ts";
import { plain } from "../sources/plain.ts";
import { openBlobs } from "./blobs.ts";
import { type Compared, compareCommits } from "./compare.ts";
import { gitHubHistory } from "./history.ts";
import { pullRequestFiles } from "./pull-request-files.ts";
import { gitHubProblem, refusalOf } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";
import { gitHubTree } from "./tree.ts";

export type GitHubRepositoryOptions = RepositoryPlace & {
  /** The pull request whose files are listed where a comparison does not hold them all. */
  readonly pullRequest?: number;
  /** Full id of the commit that HEAD stands for; the newest of the default branch unless given. */
  readonly head?: string;
  /** What it holds as a commit does is read from there. */
  readonly checkout?: FileTree;
};

/**
 * A repository on GitHub, read only, through its API: no git and no history are needed. Each question is asked once.
 * Answers are those of `gitRepository`.
 */
export function gitHubRepository(options: GitHubRepositoryOptions): Repository {
  const { pullRequest, checkout } = options;
  const compared = new Map<string, Promise<Compared>>();
  const trees = new Map<string, FileTree>();
  const blobs = openBlobs(options);
  const compare = (base: string, head: string): Promise<Compared> => {
    const key = `${base}...${head}`;
    const answer = compared.get(key) ?? compareExplained(options, base, head);
    compared.set(key, answer);
    return answer;
  };
  return {
    resolve: (revision) => resolve(options, revision),
    async changeOf(base, head) {
      // First what the head is: a branch that moves meanwhile would have the files of one commit and the texts of another.
      const id = await resolve(options, head);
      const answer = await compare(named(options, base), id);
      // Whoever asks for the files of the change next has them.
      compared.set(`${answer.mergeBase}...${id}`, Promise.resolve(answer));
      return { base: answer.mergeBase, head: id };
    },
    async changedFiles(base, head) {
      const [from, to] = await Promise.all([resolve(options, base), resolve(options, head)]);
      const { mergeBase, paths, isWhole } = await compare(from, to);
      // From a commit that is no ancestor there is more to a change than what was made since they parted.
      if (mergeBase !== from) return { paths, isWhole: false };
      if (isWhole || pullRequest === undefined) return { paths, isWhole };
      const all = await pullRequestFiles(options, pullRequest, to);
      // Whoever opened a pull request may aim it at another branch, which holds some of its files already.
      const isOfThese = all.against !== undefined && (await compare(all.against, to)).mergeBase === from;
      return { paths: [...new Set([...paths, ...all.paths])].sort(), isWhole: all.isWhole && isOfThese };
    },
    at(commit) {
      const tree = trees.get(commit) ?? gitHubTree(options, commit, { blobs, checkout });
      trees.set(commit, tree);
      return tree;
    },
    history: (globs, upTo, most) =>
      gitHubHistory(options, { globs, upTo, most }, (cause) =>
        noCommit(`${options.owner}/${options.repo}`, upTo, cause),
      ),
  };
}

/** What HEAD stands for here. */
function named({ head }: GitHubRepositoryOptions, revision: string): string {
  return revision === "HEAD" && head !== undefined ? head : revision;
}

/** A full id needs no looking up: whoever uses it finds out whether it is there. */
async function resolve(options: GitHubRepositoryOptions, revision: string): Promise<string> {
  const wanted = named(options, revision);
  return isCommitId(wanted) ? wanted : lookUp(options, wanted);
}

async function lookUp({ client, owner, repo }: GitHubRepositoryOptions, revision: string): Promise<string> {
  if (!isRevision(revision)) throw noCommit(`${owner}/${repo}`, revision);
  try {
    const { data } = await client.rest.repos.getCommit({ owner, repo, ref: revision, per_page: 1 });
    return data.sha;
  } catch (error) {
    if (["not-found", "other"].includes(refusalOf(error) ?? "")) throw noCommit(`${owner}/${repo}`, revision, error);
    throw gitHubProblem(error, doing(owner, repo, `look up ${plain(revision)}`));
  }
}

/** What can stand in an address without meaning something else there; git allows no more in a name. */
function isRevision(revision: string): boolean {
  return /^[^\s~^:?*[\\\p{Cc}-][^\s~^:?*[\\\p{Cc}]*$/u.test(revision) && !revision.includes("..");
}

function noCommit(repository: string, revision: string, cause?: unknown): UserError {
  return new UserError(
    `there is no commit ${revisionName(revision)} in ${repository}, or the token may not see it`,
    'Name a branch, a tag or a commit id that is pushed, and give the job "contents: read" under permissions:.',
    ...(cause === undefined ? [] : [{ cause }]),
  );
}

async function compareExplained(options: GitHubRepositoryOptions, base: string, head: string): Promise<Compared> {
  const { owner, repo } = options;
  for (const revision of [base, head]) if (!isRevision(revision)) throw noCommit(`${owner}/${repo}`, revision);
  try {
    return await compareCommits(options, base, head);
  } catch (error) {
    if (refusalOf(error) !== "not-found") throw gitHubProblem(error, doing(owner, repo, "compare commits"));
    // Told of the repository or the revision first, if it is one that is not there.
    await visible(options);
    await lookUp(options, base);
    await lookUp(options, head);
    throw new UserError(
      `${plain(base)} and ${plain(head)} have no common ancestor`,
      "Compare two commits of one history; rebase the branch if it was started from nothing.",
      { cause: error },
    );
  }
}

/** @throws UserError when the token sees no such repository */
async function visible({ client, owner, repo }: GitHubRepositoryOptions): Promise<void> {
  try {
    await client.rest.repos.get({ owner, repo });
  } catch (error) {
    throw gitHubProblem(error, doing(owner, repo, "compare commits"));
  }
}

function doing(owner: string, repo: string, what: string) {
  return {
    repository: `${owner}/${repo}`,
    what,
    permission: "contents: read",
    remedy: "Put right what GitHub says, then run this again.",
  };
}
