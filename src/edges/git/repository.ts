import { UserError } from "../../errors.ts";
import type { Repository } from "../../ports.ts";
import { commitTree } from "./commit-tree.ts";
import { git, tryGit } from "./run.ts";

const FETCH_ALL = "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 for actions/checkout.";

/**
 * A git repository, read only; paths are relative to its top, wherever in it `root` lies. Nothing is checked when it
 * is built: the first question answers whether there is a repository.
 *
 * @param root a directory of the repository
 */
export function gitRepository(root: string): Repository {
  return {
    resolve: (revision) => resolve(root, revision),
    mergeBase: (base, head) => mergeBase(root, base, head),
    changedFiles: (base, head) => changedFiles(root, base, head),
    at: (commit) => commitTree(root, commit),
  };
}

/** The top directory of the checkout that `directory` lies in. @throws UserError when it is not in one */
export async function repositoryRoot(directory: string): Promise<string> {
  return (await git(directory, ["rev-parse", "--show-toplevel"])).trimEnd();
}

async function resolve(root: string, revision: string): Promise<string> {
  // A revision from outside must not be read as an option.
  const found = revision.startsWith("-")
    ? undefined
    : await tryGit(root, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  if (found?.status === 0) return found.stdout.trim();
  if (await isShallow(root)) throw new UserError(`there is no commit ${revision} in this shallow clone`, FETCH_ALL);
  throw new UserError(
    `there is no commit ${revision} in this repository`,
    "Check its spelling, and fetch the branch or tag it is on.",
  );
}

async function mergeBase(root: string, base: string, head: string): Promise<string> {
  const from = await resolve(root, base);
  const to = await resolve(root, head);
  const found = await tryGit(root, ["merge-base", from, to]);
  if (found.status === 0) return found.stdout.trim();
  if (await isShallow(root))
    throw new UserError(`${base} and ${head} have no common ancestor in this shallow clone`, FETCH_ALL);
  throw new UserError(
    `${base} and ${head} have no common ancestor`,
    "Compare two commits of one history; rebase the branch if it was started from nothing.",
  );
}

async function changedFiles(root: string, base: string, head: string): Promise<readonly string[]> {
  const from = await resolve(root, base);
  const to = await resolve(root, head);
  const paths = await git(root, ["diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to]);
  return paths
    .split("\0")
    .filter((path) => path !== "")
    .sort();
}

/** @throws UserError when this is no repository at all */
async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
