/** What people do on GitHub: they fork, push, open pull requests, label, merge. The server stamps it all. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeBase } from "./github-diff.ts";
import { git, gitNow, tryGit } from "./github-git.ts";
import { headOf } from "./github-objects.ts";
import { type FileChange, stampPush, writeFiles } from "./github-pushes.ts";
import {
  type GitHubState,
  nextId,
  nextNumber,
  remember,
  rememberRef,
  replace,
  type ServedRepository,
  type StoredIssue,
  type StoredPullRequest,
} from "./github-state.ts";

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

/** What people can do. */
export type People = {
  /** A fork of the repository with a bare repository of its own. */
  fork(owner: string): ServedRepository;
  openPullRequest(options: NewPullRequest): Promise<StoredPullRequest>;
  /** A commit on the head of a pull request; without files what its branch holds by now. */
  push(number: number, files?: Files, options?: { readonly force?: boolean }): Promise<StoredPullRequest>;
  /** A commit on a branch of the repository. @returns its id */
  commit(branch: string, files: Files, options?: { readonly by?: string; readonly message?: string }): Promise<string>;
  label(number: number, name: string, by: string): void;
  unlabel(number: number, name: string, by: string): void;
  /** @param role "admin", "maintain", "write", "triage", "read" or "none" */
  setPermission(login: string, role: string): void;
  mergePullRequest(
    number: number,
    options: { readonly by: string; readonly method?: "merge" | "squash" },
  ): Promise<string>;
  close(number: number, by: string): void;
  /** The fork of a pull request is gone. */
  deleteFork(owner: string): void;
  openIssue(issue: { readonly title: string; readonly body: string; readonly author: string }): number;
};

/** @param root a directory for the repositories of forks */
export function peopleOf(state: GitHubState, root: string): People {
  const begin = () => {
    state.clock.advance(1);
    remember(state);
  };
  const fork = (owner: string) => state.forks.find((one) => one.owner === owner) ?? newFork(state, owner, root);
  return {
    fork,
    async openPullRequest(options) {
      begin();
      return openPullRequest(state, options, fork);
    },
    async push(number, files, { force = false } = {}) {
      begin();
      return pushTo(state, pullNumbered(state, number), files, force);
    },
    async commit(branch, files, { by = state.owner, message = "Change" } = {}) {
      begin();
      const ref = `refs/heads/${branch}`;
      const from = await headOf(state, ref);
      const parent = from ?? (await headOf(state, `refs/heads/${state.defaultBranch}`)) ?? "";
      const made = writeFiles(state, { parent, files, message, author: by });
      await move(state, state, { ref, from: from ?? "", to: made, actor: by, type: undefined });
      return made;
    },
    label(number, name, by) {
      begin();
      relabel(state, number, { name, by, event: "labeled" });
    },
    unlabel(number, name, by) {
      begin();
      relabel(state, number, { name, by, event: "unlabeled" });
    },
    setPermission(login, role) {
      state.roles.set(login, role);
    },
    async mergePullRequest(number, { by, method = "merge" }) {
      begin();
      return merge(state, pullNumbered(state, number), by, method);
    },
    close(number, by) {
      begin();
      endIssue(state, number, by);
    },
    deleteFork(owner) {
      begin();
      const gone = state.forks.findIndex((one) => one.owner === owner);
      const [fork] = gone < 0 ? [] : state.forks.splice(gone, 1);
      for (const [index, pull] of state.pullRequests.entries()) {
        const { headRepository, ...rest } = pull;
        if (headRepository !== undefined && headRepository === fork) state.pullRequests[index] = rest;
      }
    },
    openIssue({ title, body, author }) {
      begin();
      return addIssue(state, { title, body, author, isPullRequest: false }).number;
    },
  };
}

/** So many small files in a folder, to be changed at once. */
export function manyFiles(count: number, folder = "notes"): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${folder}/${String(index).padStart(5, "0")}.md`, `Note ${index}\n`]),
  );
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

function newFork(state: GitHubState, owner: string, root: string): ServedRepository {
  const repository = join(root, `fork-${state.forks.length}-${owner.replaceAll(/\W/g, "")}.git`);
  mkdirSync(repository);
  gitNow(repository, ["init", "--quiet", "--bare", `--initial-branch=${state.defaultBranch}`]);
  // As GitHub does: the repositories of a network share their objects.
  writeFileSync(join(repository, "objects/info/alternates"), `${join(state.repository, "objects")}\n`);
  const heads = [`+refs/heads/${state.defaultBranch}:refs/heads/${state.defaultBranch}`];
  gitNow(repository, ["fetch", "--quiet", state.repository, ...heads]);
  const { url, repo, visibility, defaultBranch } = state;
  const id = state.id + 1 + state.forks.length;
  const fork = { url, owner, repo, repository, id, visibility, defaultBranch, isFork: true };
  state.forks.push(fork);
  return fork;
}

async function openPullRequest(
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
  await move(state, home, {
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

async function pushTo(
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
  await move(state, home, { ref, from: pull.head, to: head, actor: author, type: undefined });
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

async function merge(
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
  await move(state, state, { ref, from: base, to: made, actor: by, type: "pr_merge" });
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
async function move(state: GitHubState, home: ServedRepository, push: Parameters<typeof stampPush>[2]): Promise<void> {
  rememberRef(state, home, push.ref, push.from === "" ? undefined : push.from);
  await git(home.repository, ["update-ref", push.ref, push.to]);
  await stampPush(state, home, push);
}

function addIssue(
  state: GitHubState,
  issue: Pick<StoredIssue, "title" | "body" | "author" | "isPullRequest">,
): StoredIssue {
  const at = state.clock.now();
  const added = {
    number: nextNumber(state),
    ...issue,
    state: "open",
    labels: [],
    createdAt: at,
    updatedAt: at,
  } as const;
  state.issues.push(added);
  return added;
}

function endIssue(state: GitHubState, number: number, actor: string): void {
  const at = state.clock.now();
  replace(state.issues, (one) => one.number === number, { state: "closed", closedAt: at, updatedAt: at });
  state.events.push({ id: nextId(state), issue: number, event: "closed", actor, at });
}

function relabel(
  state: GitHubState,
  number: number,
  { name, by, event }: { readonly name: string; readonly by: string; readonly event: "labeled" | "unlabeled" },
): void {
  const at = state.clock.now();
  const issue = state.issues.find((one) => one.number === number);
  if (issue === undefined) throw new Error(`there is no issue ${number}`);
  const others = issue.labels.filter((label) => label !== name);
  const labels = event === "labeled" ? [...others, name] : others;
  replace(state.issues, (one) => one.number === number, { labels, updatedAt: at });
  state.events.push({ id: nextId(state), issue: number, event, actor: by, label: name, at });
}

function pullNumbered({ pullRequests }: GitHubState, number: number): StoredPullRequest {
  const found = pullRequests.find((one) => one.number === number);
  if (found === undefined) throw new Error(`there is no pull request ${number}`);
  return found;
}
