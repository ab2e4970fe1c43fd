import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { globMatcher, sides } from "../glob.ts";

/**
 * Symbolic links below a directory that any of the globs matches or has to pass, sorted. They are no files of the tree;
 * this is for telling people why.
 *
 * @param root absolute path of the directory
 */
export async function linksOnDisk(root: string, globs: readonly string[]): Promise<readonly string[]> {
  const matches = globMatcher(globs);
  const folders = sides(globs).wanted.map(foldersBefore);
  const passed = folders.flatMap((names) => names.map((_, index) => names.slice(0, index + 1).join("/")));
  const found = await Promise.all(folders.map((names) => linksBelow(root, join(root, ...names))));
  const passedLinks = await Promise.all(passed.map((path) => isLink(join(root, path))));
  return [...new Set([...passed.filter((_, index) => passedLinks[index]), ...found.flat().filter(matches)])].sort();
}

/** The first symbolic link on the way to a path, the path itself included; undefined when there is none. */
export async function linkOnTheWay(root: string, path: string): Promise<string | undefined> {
  const names = path.split("/");
  for (let length = 1; length <= names.length; length++) {
    const place = names.slice(0, length).join("/");
    if (await isLink(join(root, place))) return place;
  }
  return undefined;
}

/** The folders that a glob names before its first pattern, and its own path when it has none. */
function foldersBefore(glob: string): readonly string[] {
  const names = glob.split("/");
  const pattern = names.findIndex((name) => /[*?[\]{}()!]/.test(name));
  return pattern < 0 ? names : names.slice(0, pattern);
}

async function linksBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((): Dirent[] => []);
  return entries
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

async function isLink(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() ?? false;
}
