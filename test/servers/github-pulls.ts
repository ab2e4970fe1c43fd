/** Pull requests of the loopback GitHub: opened, pushed to, merged, queued; the test merge is a real one. */
import { mergeBase } from "./github-diff.ts";
import { git, tryGit } from "./github-git.ts";
import { addIssue, endIssue } from "./github-issues.ts";
import { headOf } from "./github-objects.ts";
import { type FileChange, stampPush, writeFiles } from "./github-pushes.ts";
import {
  type GitHubState,
  nextId,
  rememberRef,
  replace,
  type ServedRepository,
  type StoredPullRequest,
} from "./github-state.ts";

/** Path and content of the files of a commit. */
export type Files = { readonly [path: string]: FileChange };

export type NewPullRequest = {
  /** The branch of the head; one that is there already is taken as it is, unless files are given. "proposal" unless given. */
  readonly branch?: string;
  /** What the branch changes, in one commit on top of the base. */
  readonly files?: Files;
  /** Who owns the fork that the head is in; the repository itself unless given. */
  readonly fork?: string;
  readonly author?: string;
  readonly title?: string;
  readonly body?: string;
  /** "main" unless given. */
  readonly base?: string;
};

export async function openPullRequest(
  state: GitHubState,
  options: NewPullRequest,
  forkOf: (owner: string) => ServedRepository,
): Promise<StoredPullRequest> {
  const { branch = "proposal", base: baseBranch = state.defaultBranch, files, fork } = options;
  const home = fork === undefined ? itself(state) : forkOf(fork);
  const author = options.author ?? fork ?? state.owner;
  const base = await headOf(state, `refs/heads/${baseBranch}`);
  if (base === undefined) throw new Error(`there is no branch ${baseBranch}`);
  const ref = `refs/heads/${branch}`;
  const from = await headOf(home, ref);
  const head =
    files === undefined ? from : writeFiles(home, { parent: from ?? base, files, message: "Propose", author });
  if (head === undefined) throw new Error(`there is no branch ${branch}, and no files to make it of`);
  await moveTo(state, home, {
    ref,
    from: files === undefined ? "" : (from ?? ""),
    to: head,
    actor: author,
    type: undefined,
  });
  const { title = "Say it better", body = "" } = options;
  const { number } = addIssue(state, { title, body, author, isPullRequest: true });
  const pull: StoredPullRequest = {
    number,
    headRepository: home,
    headOwner: home.owner,
    headBranch: branch,
    head,
    baseBranch,
    base,
    mergeCommit: await keepHead(state, number, { home, base, head }),
  };
  state.pullRequests.push(pull);
  return pull;
}

export async function pushTo(
  state: GitHubState,
  pull: StoredPullRequest,
  files: Files | undefined,
  force: boolean,
): Promise<StoredPullRequest> {
  const { number, headRepository: home, headBranch } = pull;
  if (home === undefined) throw new Error(`the repository of pull request ${number} is gone`);
  const issue = state.issues.find((one) => one.number === number);
  const author = issue?.author ?? state.owner;
  const ref = `refs/heads/${headBranch}`;
  const parent = force ? ((await mergeBase(state, pull.base, pull.head)) ?? pull.base) : pull.head;
  const head =
    files === undefined ? await headOf(home, ref) : writeFiles(home, { parent, files, message: "Amend", author });
  if (head === undefined) throw new Error(`there is no branch ${headBranch}`);
  await moveTo(state, home, { ref, from: pull.head, to: head, actor: author, type: undefined });
  if (force) {
    const event = { issue: number, event: "head_ref_force_pushed", actor: author, at: state.clock.now() } as const;
    state.events.push({ id: nextId(state), ...event });
  }
  const base = (await headOf(state, `refs/heads/${pull.baseBranch}`)) ?? pull.base;
  const mergeCommit = await keepHead(state, number, { home, base, head });
  replace(state.issues, (one) => one.number === number, { updatedAt: state.clock.now() });
  const changed = replace(state.pullRequests, (one) => one.number === number, { head, base, mergeCommit });
  if (changed === undefined) throw new Error(`there is no pull request ${number}`);
  return changed;
}

/** refs/pull/N/head and refs/pull/N/merge, as GitHub keeps them. @returns the test merge, where there is one */
async function keepHead(
  state: GitHubState,
  number: number,
  { home, base, head }: { readonly home: ServedRepository; readonly base: string; readonly head: string },
): Promise<string | undefined> {
  const ref = `refs/pull/${number}`;
  if (home.isFork)
    await git(state.repository, ["fetch", "--quiet", "--no-tags", home.repository, `+${head}:${ref}/head`]);
  await git(state.repository, ["update-ref", `${ref}/head`, head]);
  const merged = await testMerge(state, base, head);
  if (merged !== undefined) await git(state.repository, ["update-ref", `${ref}/merge`, merged]);
  return merged;
}

async function testMerge(state: GitHubState, base: string, head: string): Promise<string | undefined> {
  const tree = await tryGit(state.repository, ["merge-tree", "--write-tree", base, head]);
  if (tree.status !== 0) return undefined;
  return commitTree(state, tree.stdout.trim(), [base, head], `Merge ${head} into ${base}`);
}

export async function merge(
  state: GitHubState,
  pull: StoredPullRequest,
  by: string,
  method: "merge" | "squash",
): Promise<string> {
  const ref = `refs/heads/${pull.baseBranch}`;
  const base = (await headOf(state, ref)) ?? pull.base;
  const tree = await git(state.repository, ["merge-tree", "--write-tree", base, pull.head]);
  const parents = method === "merge" ? [base, pull.head] : [base];
  const words = method === "merge" ? `Merge pull request #${pull.number}` : `Say it better (#${pull.number})`;
  const made = await commitTree(state, tree.trim(), parents, words);
  await moveTo(state, state, { ref, from: base, to: made, actor: by, type: "pr_merge" });
  const at = state.clock.now();
  const changed = { mergeCommit: made, mergedAt: at, mergedBy: by };
  replace(state.pullRequests, ({ number }) => number === pull.number, changed);
  endIssue(state, pull.number, by);
  return made;
}

async function commitTree(state: GitHubState, tree: string, parents: readonly string[], message: string) {
  const env = {
    GIT_AUTHOR_NAME: "GitHub",
    GIT_AUTHOR_EMAIL: "noreply@github.com",
    GIT_COMMITTER_NAME: "GitHub",
    GIT_COMMITTER_EMAIL: "noreply@github.com",
  };
  const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-m", message];
  return (await git(state.repository, args, { env })).trim();
}

/** Moves a branch, whatever it was, and stamps the push. */
export async function moveTo(
  state: GitHubState,
  home: ServedRepository,
  push: Parameters<typeof stampPush>[2],
): Promise<void> {
  rememberRef(state, home, push.ref, push.from === "" ? undefined : push.from);
  await git(home.repository, ["update-ref", push.ref, push.to]);
  await stampPush(state, home, push);
}

/** GitHub's own reference of a queued pull request, and its commit: the test merge on top of the base branch. */
export async function queuedMerge(state: GitHubState, number: number) {
  const pull = pullNumbered(state, number);
  const base = (await headOf(state, `refs/heads/${pull.baseBranch}`)) ?? pull.base;
  const head = await testMerge(state, base, pull.head);
  if (head === undefined) throw new Error(`pull request ${number} does not merge`);
  const ref = `refs/heads/gh-readonly-queue/${pull.baseBranch}/pr-${number}-${base}`;
  await git(state.repository, ["update-ref", ref, head]);
  return { ref, base, head, baseBranch: pull.baseBranch };
}

export function pullNumbered({ pullRequests }: GitHubState, number: number): StoredPullRequest {
  const found = pullRequests.find((one) => one.number === number);
  if (found === undefined) throw new Error(`there is no pull request ${number}`);
  return found;
}

/** The repository without what the server keeps of it. */
function itself({
  url,
  owner,
  repo,
  repository,
  id,
  visibility,
  isFork,
  defaultBranch,
}: GitHubState): ServedRepository {
  return { url, owner, repo, repository, id, visibility, isFork, defaultBranch };
}
