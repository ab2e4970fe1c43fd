import { git } from "./run.ts";

/** Path → blob id of every regular file of a commit; symbolic links and submodules are left out. */
export async function listFiles(root: string, commit: string): Promise<ReadonlyMap<string, string>> {
  const listing = await git(root, ["ls-tree", "-r", "-z", "--full-tree", commit]);
  const files = new Map<string, string>();
  for (const line of listing.split("\0")) {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (blob !== undefined && path !== undefined) files.set(path, blob);
  }
  return files;
}
