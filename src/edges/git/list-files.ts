import { git } from "./run.ts";

export type Listed = {
  /** Path → blob id of every regular file. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of symbolic links and submodules. */
  readonly links: readonly string[];
};

/** What is in a commit. */
export async function listFiles(root: string, commit: string): Promise<Listed> {
  const listing = await git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const files = new Map<string, string>();
  const links: string[] = [];
  for (const line of listing.split("\0")) {
    const [, kind, id, path] = /^(1[0-7]{2})\d{3} \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (id === undefined || path === undefined) continue;
    if (kind === "100") files.set(path, id);
    else links.push(path);
  }
  return { files, links };
}
