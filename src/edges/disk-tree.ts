import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { lstat, readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { UserError } from "../errors.ts";
import { globMatcher, namesModules, sides } from "../glob.ts";
import type { FilePart, FileTree } from "../ports.ts";
import { linkOnTheWay, linksOnDisk } from "./disk-links.ts";

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
    async *open(path, parts) {
      const file = await inside(root, path);
      if (file === undefined) throw await noFile(root, path);
      yield* pieces(file, path, parts);
    },
    opensParts: true,
    links: (globs) => linksOnDisk(root, globs),
  };
}

/** Whether a directory holds anything that a checkout would bring. */
export async function holdsFiles(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).some((name) => name !== ".git");
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
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

async function noFile(root: string, path: string): Promise<UserError> {
  const link = await linkOnTheWay(root, path);
  return link === undefined
    ? new UserError(`${path} is not a file of the checkout`, "Check the path, relative to the repository.")
    : new UserError(
        `${path} is not a file of the checkout: ${link} is a symbolic link, which is not followed`,
        "Put the file itself there, or run this where it is.",
      );
}

/**
 * Reads a file with one buffer for all of its pieces, and waits for the disk: twice as fast as a stream, whose every
 * piece is an allocation and an event.
 */
async function* pieces(file: string, path: string, parts: readonly FilePart[] = WHOLE): AsyncGenerator<Uint8Array> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, Math.max(fstatSync(descriptor).size, SMALLEST_PIECE)));
    let count = 0;
    for (const { from, to } of parts)
      for (let at = from; at < to; ) {
        const length = readSync(descriptor, buffer, 0, Math.min(buffer.length, to - at), at);
        if (length === 0) break;
        at += length;
        yield buffer.subarray(0, length);
        if (++count % PIECES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      }
  } catch (cause) {
    // What a reader of the pieces throws into here is not about the file.
    if (!(cause instanceof Error && "code" in cause && "syscall" in cause)) throw cause;
    throw new UserError(
      `${path} cannot be read (${cause.code})`,
      "Check that the file may be read, then run this again.",
      { cause },
    );
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const WHOLE: readonly FilePart[] = [{ from: 0, to: Number.POSITIVE_INFINITY }];
/** Bytes that stay in the processor's cache while they are looked at. */
const PIECE = 1 << 19;
const SMALLEST_PIECE = 1 << 12;
/** Now and then everything else has its turn: a signal to stop, a line of progress. */
const PIECES_AT_ONCE = 64;

function isAbsence(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
