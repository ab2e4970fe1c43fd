import { isCommitId } from "../../domain/commit-id.ts";
import { UserError } from "../../errors.ts";
import type { ChangedFiles, Repository } from "../../ports.ts";
import { revisionName } from "../revision-name.ts";
import { commitTree } from "./commit-tree.ts";
import { gitFailure } from "./failure.ts";
import { gitHistory } from "./history.ts";
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
    changeOf: (base, head) => changeOf(root, base, head),
    changedFiles: (base, head) => changedFiles(root, base, head),
    at: (commit) => commitTree(root, commit),
    history: async (globs, upTo, most) => gitHistory(root, { globs, upTo: await resolve(root, upTo), most }),
    isWhole: async () => !(await isShallow(root)),
  };
}

/**
 * The top directory of the checkout that `directory` lies in; undefined when it is in none.
 * @throws UserError when git is missing, or refuses to look
 */
export async function repositoryRoot(directory: string): Promise<string | undefined> {
  const args = ["rev-parse", "--show-toplevel"];
  const found = await tryGit(directory, args);
  if (found.status === 0) return found.stdout.trimEnd();
  if (/not a git repository/.test(found.stderr)) return undefined;
  throw gitFailure(directory, args, found.stderr);
}

async function resolve(root: string, revision: string): Promise<string> {
  // A revision from outside must not be read as an option.
  const found = revision.startsWith("-")
    ? undefined
    : await tryGit(root, ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`]);
  if (found?.status === 0) return found.stdout.trim();
  if (await isShallow(root))
    throw new UserError(`there is no commit ${revisionName(revision)} in this shallow clone`, FETCH_ALL);
  throw new UserError(
    `there is no commit ${revisionName(revision)} in this repository`,
    "Check its spelling, and fetch the branch or tag it is on.",
  );
}

async function changeOf(root: string, base: string, head: string): Promise<{ base: string; head: string }> {
  const plain = [base, head].every((revision) => !revision.startsWith("-"));
  // One process for both: it prints the head, the base, and their merge bases, the first of which is the best.
  const found = plain ? await tryGit(root, ["rev-parse", `${base}^{commit}...${head}^{commit}`]) : undefined;
  const [, id, ancestor] = /^([0-9a-f]+)\n[0-9a-f]+\n\^([0-9a-f]+)\n/.exec(found?.stdout ?? "") ?? [];
  if (found?.status === 0 && id !== undefined && ancestor !== undefined) return { base: ancestor, head: id };
  // Told of the revision first, if it is one that is not there.
  await resolve(root, base);
  await resolve(root, head);
  if (await isShallow(root))
    throw new UserError(`${base} and ${head} have no common ancestor in this shallow clone`, FETCH_ALL);
  throw new UserError(
    `${base} and ${head} have no common ancestor`,
    "Compare two commits of one history; rebase the branch if it was started from nothing.",
  );
}

async function changedFiles(root: string, base: string, head: string): Promise<ChangedFiles> {
  // A full id needs no looking up: whoever uses it finds out whether it is there.
  const from = isCommitId(base) ? base : await resolve(root, base);
  const to = isCommitId(head) ? head : await resolve(root, head);
  const paths = await git(root, ["diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to]);
  const listed = paths.split("\0").filter((path) => path !== "");
  return { paths: listed.sort(), isWhole: true };
}

/** @throws UserError when this is no repository at all */
async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}
