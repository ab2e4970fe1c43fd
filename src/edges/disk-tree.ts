import { createReadStream } from "node:fs";
import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { UserError } from "../errors.ts";
import { globMatcher, namesModules, sides } from "../glob.ts";
import type { FileTree } from "../ports.ts";

/**
 * The files under a directory, as they are on disk now. Symbolic links are not files, and nothing outside the
 * directory is ever read: the same tree that a commit would show.
 *
 * @param root absolute path of the directory
 */
export function diskTree(root: string): FileTree {
  return {
    label: "the checkout",
    match: (globs) => matching(root, globs),
    async read(path) {
      const file = await inside(root, path);
      return file === undefined ? undefined : await readFile(file, "utf8");
    },
    async *open(path) {
      const file = await inside(root, path);
      if (file === undefined)
        throw new UserError(`${path} is not a file of the checkout`, "Check the path, relative to the repository.");
      yield* pieces(file, path);
    },
  };
}

async function matching(root: string, globs: readonly string[]): Promise<readonly string[]> {
  const matches = globMatcher(globs);
  const { wanted } = sides(globs);
  if (wanted.length === 0) return [];
  const { glob } = await import("tinyglobby");
  const found = await glob([...wanted], {
    cwd: root,
    ignore: namesModules(globs) ? [] : ["**/node_modules/**"],
    expandDirectories: false,
    followSymbolicLinks: false,
  });
  const paths = found.filter(matches);
  const nested = nestedRepositories(root);
  const ours = await Promise.all(
    paths.map(async (path) => (await lstat(join(root, path))).isFile() && !(await nested(path))),
  );
  return paths.filter((_, index) => ours[index]).sort();
}

/** Says whether a path lies in a repository below the root: a submodule, whose files no commit of this one holds. */
function nestedRepositories(root: string): (path: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const isNested = (folder: string): Promise<boolean> => {
    if (folder === ".") return Promise.resolve(false);
    const answer =
      known.get(folder) ??
      lstat(join(root, folder, ".git")).then(
        () => true,
        () => isNested(dirname(folder)),
      );
    known.set(folder, answer);
    return answer;
  };
  return (path) => isNested(dirname(path));
}

/** The absolute path of a regular file that is reached from the root without a link; undefined for all else. */
async function inside(root: string, path: string): Promise<string | undefined> {
  try {
    const expected = join(await realpath(root), ...path.split("/"));
    if (!expected.startsWith((await realpath(root)) + sep)) return undefined;
    if ((await realpath(expected)) !== expected) return undefined;
    return (await lstat(expected)).isFile() ? expected : undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

async function* pieces(file: string, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 18 });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "unknown error";
    throw new UserError(`${path} cannot be read (${code})`, "Check that the file may be read, then run this again.", {
      cause,
    });
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
