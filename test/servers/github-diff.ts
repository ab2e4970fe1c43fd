/** The commits and changed files between two commits, from git, as GitHub tells of them. */
import { git, tryGit } from "./github-git.ts";
import { apiOf, type Site } from "./github-objects.ts";

/** The best common ancestor; undefined when the histories have none. */
export async function mergeBase({ repository }: Site, a: string, b: string): Promise<string | undefined> {
  const found = await tryGit(repository, ["merge-base", a, b]);
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** The commit that a SHA, a branch or a tag names. */
export async function commitNamed({ repository }: Site, name: string): Promise<string | undefined> {
  if (name.startsWith("-")) return undefined;
  for (const candidate of /^[0-9a-f]{7,40}$/.test(name) ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
    const found = await tryGit(repository, ["rev-parse", "--verify", "--quiet", `${candidate}^{commit}`]);
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** A changed file with its patch, where it has one that git shows. */
export async function changedFiles(site: Site, from: string, to: string) {
  const range = ["-M", from, to];
  const [raw, counts, patches] = await Promise.all([
    git(site.repository, ["diff", "--raw", "-z", "--no-abbrev", ...range]),
    git(site.repository, ["diff", "--numstat", "-z", ...range]),
    git(site.repository, ["diff", "--patch", ...range]),
  ]);
  const lines = countsOf(counts);
  const hunks = patchesOf(patches);
  return entriesOf(raw).map((entry, index) => {
    const { additions, deletions } = lines[index] ?? { additions: 0, deletions: 0 };
    const path = entry.filename.split("/").map(encodeURIComponent).join("/");
    const html = `${site.url}/${site.owner}/${site.repo}`;
    const patch = hunks[index];
    return {
      ...entry,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${html}/blob/${to}/${path}`,
      raw_url: `${html}/raw/${to}/${path}`,
      contents_url: `${apiOf(site)}/contents/${path}?ref=${to}`,
      ...(patch === undefined || patch === "" ? {} : { patch }),
    };
  });
}

/** What `log` tells of each commit of a range, oldest first. */
export async function commitsOf({ repository }: Site, range: readonly string[]) {
  const format = "--format=%H%x1f%T%x1f%P%x1f%an%x1f%ae%x1f%aI%x1f%B";
  const log = await git(repository, ["log", "-z", "--reverse", format, ...range]);
  return log
    .split("\0")
    .filter((record) => record !== "")
    .map((record) => {
      const [sha = "", tree = "", parents = "", name = "", email = "", date = "", message = ""] = record.split("\x1f");
      return { sha, tree, parents: parents.split(" ").filter(Boolean), name, email, date, message: message.trim() };
    });
}

/** The files of `--raw -z`: ":100644 100644 <old> <new> M", path, and for a rename the new path. */
function entriesOf(raw: string) {
  const parts = raw.split("\0").filter((part) => part !== "");
  const entries: { sha: string | null; filename: string; status: string; previous_filename?: string }[] = [];
  while (parts.length > 0) {
    const [, , old = "", sha = "", status = ""] = (parts.shift() ?? "").split(" ");
    const first = parts.shift() ?? "";
    const moved = /^[RC]/.test(status);
    entries.push({
      sha: /^0+$/.test(sha) ? old : sha,
      filename: moved ? (parts.shift() ?? "") : first,
      status: STATUSES[status[0] ?? ""] ?? "changed",
      ...(moved ? { previous_filename: first } : {}),
    });
  }
  return entries;
}

const STATUSES: { readonly [letter: string]: string } = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  C: "copied",
};

/** The lines of `--numstat -z`; of a binary file it counts none. */
function countsOf(counts: string): readonly { readonly additions: number; readonly deletions: number }[] {
  const parts = counts.split("\0").filter((part) => part !== "");
  const found: { additions: number; deletions: number }[] = [];
  while (parts.length > 0) {
    const [added, deleted, path] = (parts.shift() ?? "").split("\t");
    // A rename has its two paths in parts of their own.
    if (path === "") parts.splice(0, 2);
    found.push({ additions: Number(added) || 0, deletions: Number(deleted) || 0 });
  }
  return found;
}

/** The hunks of each file; none for a binary file and for one that was only moved. */
function patchesOf(patches: string): readonly (string | undefined)[] {
  return patches
    .split(/^diff --git /m)
    .slice(1)
    .map((text) => /^@@[\s\S]*/m.exec(text)?.[0].replace(/\n$/, ""));
}
