/** What people do on GitHub: they fork, push, open pull requests, label, merge. The server stamps it all. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gitNow } from "./github-git.ts";
import { addIssue, endIssue, relabel } from "./github-issues.ts";
import { headOf } from "./github-objects.ts";
import {
  type Files,
  merge,
  moveTo,
  type NewPullRequest,
  openPullRequest,
  pullNumbered,
  pushTo,
} from "./github-pulls.ts";
import { writeFiles } from "./github-pushes.ts";
import { type GitHubState, remember, type ServedRepository, type StoredPullRequest } from "./github-state.ts";

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
      await moveTo(state, state, { ref, from: from ?? "", to: made, actor: by, type: undefined });
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
