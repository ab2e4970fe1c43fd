/** Where the branch points to, here or at a remote, and moving it on by compare-and-swap. */
import { UserError } from "../../errors.ts";
import { gitFailure } from "../git/failure.ts";
import { git, tryGit } from "../git/run.ts";

/** The commit a local branch points to. @throws UserError when there is no repository */
export async function localHead(root: string, branch: string): Promise<string | undefined> {
  const found = await tryGit(root, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}^{commit}`]);
  if (found.status === 0) return found.stdout.trim();
  await git(root, ["rev-parse", "--git-dir"]);
  return undefined;
}

/**
 * Moves a local branch, or makes it when `from` is undefined.
 *
 * @returns false when it does not point to `from`, or another writer is just moving it
 * @throws UserError when the branch is checked out: the user's files would seem edited
 */
export async function moveLocal(
  root: string,
  branch: string,
  { from, to }: { readonly from: string | undefined; readonly to: string },
): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  const worktrees = await git(root, ["worktree", "list", "--porcelain"]);
  if (worktrees.split("\n").includes(`branch ${ref}`))
    throw new UserError(
      `branch ${branch} is checked out, and writing to it would put the checkout out of step`,
      "Switch to another branch, then run this again.",
    );
  // An empty old value says that there must be no such reference.
  const args = ["update-ref", "-m", "eval-baseline", ref, to, from ?? ""];
  const moved = await tryGit(root, args);
  if (moved.status === 0) return true;
  if (/cannot lock ref/.test(moved.stderr)) return false;
  throw gitFailure(root, args, moved.stderr);
}

/** The commit the remote's branch points to, its objects fetched. Writes no branch and no FETCH_HEAD. */
export async function remoteHead(root: string, branch: string, remote: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  // The branch may be replaced between the two questions; asking again settles it.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const answer = await git(root, ["ls-remote", "--", remote, ref]);
    const head = answer
      .split("\n")
      .find((line) => line.endsWith(`\t${ref}`))
      ?.split("\t")[0];
    if (head === undefined || (await hasCommit(root, head))) return head;
    await fetch(root, ref, remote);
    if (await hasCommit(root, head)) {
      await remember(root, branch, remote, head);
      return head;
    }
  }
  throw new UserError(
    `branch ${branch} of ${remote} cannot be fetched`,
    "Run git fetch by hand to see why, then run this again.",
  );
}

/**
 * Pushes a commit that was made on the remote's head; never by force.
 *
 * @returns false when the remote has moved on meanwhile
 */
export async function moveRemote(
  root: string,
  branch: string,
  { remote, to }: { readonly remote: string; readonly to: string },
): Promise<boolean> {
  const args = ["push", "--porcelain", "--no-verify", "--no-follow-tags", "--no-signed", "--recurse-submodules=no"];
  const pushed = await tryGit(root, [...args, "--", remote, `${to}:refs/heads/${branch}`]);
  if (pushed.status === 0) return true;
  const refused = pushed.stdout.split("\n").find((line) => line.startsWith("!"));
  if (refused === undefined) throw gitFailure(root, args, pushed.stderr);
  if (MOVED.test(refused)) return false;
  const reason = /\[.*\].*$/.exec(refused)?.[0] ?? refused;
  throw new UserError(
    `${remote} refused the push to ${branch}: ${reason}`,
    `Leave ${branch} out of the rules that protect branches, or push with a credential that they let through.`,
  );
}

/** How a remote says that its branch is not where we thought: first in our own check, then in its compare-and-swap. */
const MOVED =
  /\[rejected\]|cannot lock ref|failed to update ref|reference already exists|incorrect old value|failed to lock/;

async function hasCommit(root: string, commit: string): Promise<boolean> {
  return (await tryGit(root, ["cat-file", "-e", `${commit}^{commit}`])).status === 0;
}

async function fetch(root: string, ref: string, remote: string): Promise<void> {
  // An empty refmap keeps git from moving remote-tracking branches, where two writers would stand in each other's way.
  const quiet = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap="];
  await git(root, ["-c", "gc.auto=0", "-c", "maintenance.auto=false", "fetch", ...quiet, "--", remote, ref]);
}

/** Moves the remote-tracking branch if it can, so that the next fetch brings only what is new. */
async function remember(root: string, branch: string, remote: string, head: string): Promise<void> {
  if (/^[\w.-]+$/.test(remote)) await tryGit(root, ["update-ref", `refs/remotes/${remote}/${branch}`, head]);
}
