import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../errors.ts";
import type { Clock } from "../../ports.ts";
import { listFiles } from "../git/list-files.ts";
import { git, tryGit } from "../git/run.ts";
import type { Branch, Change, Snapshot } from "./branch.ts";
import { localHead, moveLocal, moveRemote, remoteHead } from "./git-heads.ts";

export type GitBranchOptions = {
  /** A directory of the repository. */
  readonly root: string;
  /** Without "refs/heads/". */
  readonly branch: string;
  /** The name of a remote: the branch is the remote's, and a local one of that name is left alone. */
  readonly remote?: string;
  /** Dates the commits. */
  readonly clock: Clock;
};

/**
 * A branch of a git repository, written with plumbing only: work tree, index, HEAD and all other branches stay as
 * they are.
 */
export function gitBranch(options: GitBranchOptions): Branch {
  const { root, branch, remote } = options;
  const checkName = once(() => refuseOddName(root, branch));
  const author = once(() => identity(root));
  return {
    label: remote === undefined ? `branch ${branch}` : `branch ${branch} of ${remote}`,
    async snapshot() {
      await checkName();
      const head = remote === undefined ? await localHead(root, branch) : await remoteHead(root, branch, remote);
      return snapshotOf(root, head);
    },
    async commit(change) {
      const head = await writeCommit(options, change, await author());
      const moved =
        remote === undefined
          ? await moveLocal(root, branch, { from: change.expectedHead, to: head })
          : await moveRemote(root, branch, { remote, to: head });
      return moved ? { status: "committed", head } : { status: "moved" };
    },
  };
}

type Variables = { readonly [variable: string]: string };

/** Asks once and remembers the answer: every git command is a process. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

function snapshotOf(root: string, head: string | undefined): Snapshot {
  const files = once(async () =>
    head === undefined ? new Map<string, string>() : (await listFiles(root, head)).files,
  );
  return {
    head,
    list: async (prefix) => [...(await files()).keys()].filter((path) => path.startsWith(prefix)),
    async read(path) {
      const blob = (await files()).get(path);
      return blob === undefined ? undefined : await git(root, ["cat-file", "blob", blob]);
    },
  };
}

/** A commit with the changed files on top of the expected head. No reference points to it yet. */
async function writeCommit({ root, clock }: GitBranchOptions, change: Change, author: Variables): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "eval-baseline-"));
  const env = { GIT_INDEX_FILE: join(directory, "index") };
  try {
    if (change.expectedHead !== undefined) await git(root, ["read-tree", change.expectedHead], { env });
    const lines: string[] = [];
    for (const { path, text } of change.files) {
      const blob = await git(root, ["hash-object", "-w", "--no-filters", "--stdin"], { input: text });
      lines.push(`100644 ${blob.trim()}\t${path}\0`);
    }
    await git(root, ["update-index", "-z", "--index-info"], { env, input: lines.join("") });
    const tree = (await git(root, ["write-tree"], { env })).trim();
    const parent = change.expectedHead === undefined ? [] : ["-p", change.expectedHead];
    const commit = await git(root, ["commit-tree", "--no-gpg-sign", tree, ...parent, "-F", "-"], {
      input: `${change.message}\n`,
      env: { ...author, ...dates(clock) },
    });
    return commit.trim();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Nothing where git knows who commits, from its configuration or the environment; a name of our own where not. */
async function identity(root: string): Promise<Variables> {
  const known = await tryGit(root, ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"]);
  const author = await tryGit(root, ["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]);
  if (known.status === 0 && author.status === 0) return {};
  const name = "eval-baseline";
  const email = "eval-baseline@users.noreply.invalid";
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}

function dates(clock: Clock): Variables {
  const date = `@${Math.floor(clock.now().getTime() / 1000)} +0000`;
  return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
}

async function refuseOddName(root: string, branch: string): Promise<void> {
  const checked = await tryGit(root, ["check-ref-format", "--branch", branch]);
  // "@{-1}" is a way to name a branch, and here no name of one.
  if (checked.status === 0 && checked.stdout.trim() === branch) return;
  throw new UserError(
    `${JSON.stringify(branch)} cannot be the name of a branch`,
    "Give store.branch a name that git allows, such as eval-baselines.",
  );
}
