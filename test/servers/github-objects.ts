/** GitHub's answers about git objects and comments, from a real bare repository and a list. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { askOnce, git, tryGit } from "./github-git.ts";

/** A comment as the server keeps it. */
export type StoredComment = {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly body: string;
  readonly hidden?: boolean;
  readonly createdAt?: string;
  readonly updatedAt?: string;
};

/** Where the server says things are; nobody follows these. */
export type Site = { readonly url: string; readonly owner: string; readonly repo: string; readonly repository: string };

const WHEN = "2026-11-02T06:00:00Z";
const IDENTITY = {
  GIT_AUTHOR_NAME: "GitHub",
  GIT_AUTHOR_EMAIL: "noreply@github.com",
  GIT_COMMITTER_NAME: "GitHub",
  GIT_COMMITTER_EMAIL: "noreply@github.com",
};

/** The commit a full reference name points to. */
export async function headOf({ repository }: Site, ref: string): Promise<string | undefined> {
  const found = await tryGit(repository, ["rev-parse", "--verify", "--quiet", ref]);
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** Whether the repository has no branch at all; GitHub's git database then takes nothing. */
export async function isEmpty({ repository }: Site): Promise<boolean> {
  return (await git(repository, ["for-each-ref", "--count=1"])) === "";
}

/** Writes a tree: the files in place of or beside those of `base`. */
export async function writeBlob({ repository }: Site, content: string): Promise<string> {
  return (await git(repository, ["hash-object", "-w", "--stdin"], { input: content })).trim();
}

export async function writeTree(
  { repository }: Site,
  base: string | undefined,
  files: readonly { readonly path: string; readonly content: Buffer }[],
): Promise<string> {
  const env = { GIT_INDEX_FILE: join(repository, `index-${randomUUID()}`) };
  if (base !== undefined) await git(repository, ["read-tree", base], { env });
  const lines: string[] = [];
  for (const { path, content } of files) {
    const blob = await git(repository, ["hash-object", "-w", "--stdin"], { input: content });
    lines.push(`100644 ${blob.trim()}\t${path}\0`);
  }
  await git(repository, ["update-index", "-z", "--index-info"], { env, input: lines.join("") });
  return (await git(repository, ["write-tree"], { env })).trim();
}

export async function writeCommit(
  { repository }: Site,
  commit: { readonly tree: string; readonly parents: readonly string[]; readonly message: string },
): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ["-p", parent]);
  const args = ["commit-tree", commit.tree, ...parents, "-F", "-"];
  return (await git(repository, args, { input: commit.message, env: IDENTITY })).trim();
}

/** Compare-and-swap of a reference; `from` "" demands that there is none. */
export async function moveRef({ repository }: Site, ref: string, to: string, from: string): Promise<boolean> {
  return (await tryGit(repository, ["update-ref", ref, to, from])).status === 0;
}

export async function treeAnswer(site: Site, tree: string, options: { recursive: boolean; limit: number }) {
  const listing = await askOnce(site.repository, tree, [
    "ls-tree",
    "-z",
    "-l",
    ...(options.recursive ? ["-r", "-t"] : []),
    `${tree}^{tree}`,
  ]);
  if (listing.status !== 0) return undefined;
  const entries = listing.stdout.split("\0").flatMap((line) => {
    const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]+)$/.exec(line) ?? [];
    if (mode === undefined || type === undefined || sha === undefined || path === undefined) return [];
    return [
      {
        path,
        mode,
        type,
        sha,
        url: `${apiOf(site)}/git/${type}s/${sha}`,
        ...(size === "-" ? {} : { size: Number(size) }),
      },
    ];
  });
  const truncated = options.recursive && entries.length > options.limit;
  return {
    sha: tree,
    url: `${apiOf(site)}/git/trees/${tree}`,
    tree: entries.slice(0, truncated ? options.limit : undefined),
    truncated,
  };
}

export async function blobAnswer(site: Site, sha: string) {
  const found = await askOnce(site.repository, sha, ["cat-file", "blob", sha]);
  if (found.status !== 0) return undefined;
  const { bytes } = found;
  // GitHub breaks its base64 into lines.
  const content = bytes.toString("base64").replace(/.{60}/g, "$&\n");
  return {
    sha,
    node_id: "B_1",
    size: bytes.length,
    url: `${apiOf(site)}/git/blobs/${sha}`,
    content,
    encoding: "base64",
  };
}

export function refAnswer(site: Site, ref: string, sha: string) {
  const url = `${apiOf(site)}/git`;
  return { ref, node_id: "REF_1", url: `${url}/${ref}`, object: { type: "commit", sha, url: `${url}/commits/${sha}` } };
}

export function commitAnswer(
  site: Site,
  sha: string,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly verified: boolean;
  },
) {
  const person = { name: IDENTITY.GIT_AUTHOR_NAME, email: IDENTITY.GIT_AUTHOR_EMAIL, date: WHEN };
  const url = `${apiOf(site)}/git/commits/`;
  const html = `${site.url}/${site.owner}/${site.repo}/commit/`;
  return {
    sha,
    node_id: "C_1",
    url: url + sha,
    html_url: html + sha,
    author: person,
    committer: person,
    tree: { sha: commit.tree, url: `${apiOf(site)}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({ sha: parent, url: url + parent, html_url: html + parent })),
    verification: {
      verified: commit.verified,
      reason: commit.verified ? "valid" : "unsigned",
      signature: commit.verified ? "-----BEGIN PGP SIGNATURE-----" : null,
      payload: commit.verified ? `tree ${commit.tree}` : null,
      verified_at: commit.verified ? WHEN : null,
    },
  };
}

export function commentAnswer(site: Site, comment: StoredComment) {
  const html = `${site.url}/${site.owner}/${site.repo}/issues/${comment.issue}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${apiOf(site)}/issues/comments/${comment.id}`,
    html_url: `${html}#issuecomment-${comment.id}`,
    issue_url: `${apiOf(site)}/issues/${comment.issue}`,
    body: comment.body,
    user: userAnswer(site, comment.author),
    created_at: comment.createdAt ?? WHEN,
    updated_at: comment.updatedAt ?? comment.createdAt ?? WHEN,
    author_association: "NONE",
    minimized: comment.hidden === true ? { reason: "outdated" } : null,
  };
}

export function userAnswer({ url }: Site, login: string) {
  const api = `${url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: userId(login),
    node_id: `U_${userId(login)}`,
    avatar_url: `${url}/avatar`,
    gravatar_id: "",
    url: api,
    html_url: api,
    followers_url: `${api}/followers`,
    following_url: `${api}/following`,
    gists_url: `${api}/gists`,
    starred_url: `${api}/starred`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    received_events_url: `${api}/received_events`,
    type: login.endsWith("[bot]") ? "Bot" : "User",
    site_admin: false,
  };
}

/** The same for the same login; that of github-actions[bot] is GitHub's own. */
export function userId(login: string): number {
  if (/^github-actions(\[bot\])?$/.test(login)) return 41898282;
  return [...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 900_001, 7) + 1000;
}

export function apiOf({ url, owner, repo }: Site): string {
  return `${url}/repos/${owner}/${repo}`;
}
