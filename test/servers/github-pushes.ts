/** Branches that move: by the API, or by somebody who pushes. The server stamps each push with its own clock. */
import { gitNow, tryGit } from "./github-git.ts";
import { moveRef, type Site } from "./github-objects.ts";
import { type GitHubState, nextId, rememberRef, type ServedRepository, type StoredActivity } from "./github-state.ts";

/** A file of a commit: its text, a symbolic link, or null to delete it. */
export type FileChange = string | { readonly linkTo: string } | null;

const NOTHING = "0".repeat(40);

export async function isAncestor({ repository }: Site, older: string, newer: string): Promise<boolean> {
  return (await tryGit(repository, ["merge-base", "--is-ancestor", older, newer])).status === 0;
}

/** Compare-and-swap of a reference, kept among the pushes. @param move.from "" demands that there is none */
export async function moveBranch(
  state: GitHubState,
  site: ServedRepository,
  move: {
    readonly ref: string;
    readonly to: string;
    readonly from: string;
    readonly actor: string;
    /** Where it is known; git is asked otherwise. */
    readonly type?: StoredActivity["type"];
  },
): Promise<boolean> {
  if (!(await moveRef(site, move.ref, move.to, move.from))) return false;
  rememberRef(state, site, move.ref, move.from === "" ? undefined : move.from);
  await stampPush(state, site, { type: undefined, ...move });
  return true;
}

/** Keeps a push that has happened. */
export async function stampPush(
  state: GitHubState,
  site: ServedRepository,
  push: {
    readonly ref: string;
    readonly from: string;
    readonly to: string;
    readonly actor: string;
    readonly type: StoredActivity["type"] | undefined;
  },
): Promise<void> {
  if (!push.ref.startsWith("refs/heads/")) return;
  state.activities.push({
    id: nextId(state),
    repositoryId: site.id,
    ref: push.ref,
    before: push.from === "" ? NOTHING : push.from,
    after: push.to,
    type: push.type ?? (await typeOf(site, push.from, push.to)),
    actor: push.actor,
    at: state.clock.now(),
  });
}

/** Writes a commit of any number of files in one go, without a branch of its own. @returns its id */
export function writeFiles(
  { repository }: Site,
  commit: {
    readonly parent: string;
    readonly files: { readonly [path: string]: FileChange };
    readonly message: string;
    readonly author: string;
    /** Unix seconds; the author of a commit chooses them. */
    readonly at?: number;
  },
): string {
  const ref = `refs/loopback/${process.hrtime.bigint()}`;
  const person = `${commit.author} <${commit.author}@users.noreply.example.org> ${commit.at ?? 1_793_599_200} +0000`;
  const lines = [
    `commit ${ref}`,
    `committer ${person}`,
    ...text(commit.message),
    `from ${commit.parent}`,
    ...Object.entries(commit.files).flatMap(([path, change]) => {
      if (change === null) return [`D ${quoted(path)}`];
      if (typeof change === "object") return [`M 120000 inline ${quoted(path)}`, ...text(change.linkTo)];
      return [`M 100644 inline ${quoted(path)}`, ...text(change)];
    }),
    "done",
    "",
  ];
  gitNow(repository, ["fast-import", "--quiet", "--done", "--force"], lines.join("\n"));
  const made = gitNow(repository, ["rev-parse", ref]);
  gitNow(repository, ["update-ref", "-d", ref]);
  return made;
}

async function typeOf(site: Site, from: string, to: string): Promise<StoredActivity["type"]> {
  if (from === "") return "branch_creation";
  if (to === NOTHING) return "branch_deletion";
  return (await isAncestor(site, from, to)) ? "push" : "force_push";
}

function text(content: string): readonly string[] {
  return [`data ${Buffer.byteLength(content)}`, content];
}

function quoted(path: string): string {
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
