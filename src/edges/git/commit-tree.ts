import { UserError } from "../../errors.ts";
import { globMatcher, wayMatcher } from "../../glob.ts";
import type { FileTree } from "../../ports.ts";
import { MOST_TEXT_BYTES, tooLarge } from "../tree-limits.ts";
import { type Listed, listFiles } from "./list-files.ts";
import { gitPieces } from "./run.ts";

/**
 * The text files of a commit, read from git's store; the work tree plays no part. Symbolic links and submodules are
 * not files.
 *
 * @param root a directory of the repository
 * @param commit a full commit id, as `Repository.resolve` gives it
 */
export function commitTree(root: string, commit: string): FileTree {
  const label = `commit ${commit.slice(0, 7)}`;
  let listed: Promise<Listed> | undefined;
  // A commit never changes, so one listing serves every question, and one process each file that is asked for again.
  const texts = new Map<string, Promise<string>>();
  const list = () => {
    listed ??= listFiles(root, commit);
    return listed;
  };
  const files = async () => (await list()).files;
  return {
    label,
    async match(globs) {
      const matches = globMatcher(globs);
      return [...(await files()).keys()].filter(matches).sort();
    },
    async read(path, mostBytes = MOST_TEXT_BYTES) {
      const blob = (await files()).get(path);
      if (blob === undefined) return undefined;
      const text = texts.get(blob) ?? readAtMost(root, blob, mostBytes, () => tooLarge(path, label, mostBytes));
      texts.set(blob, text);
      // What was too large for one question may be small enough for the next.
      text.catch(() => texts.delete(blob));
      return text;
    },
    async *open(path) {
      const blob = (await files()).get(path);
      if (blob === undefined)
        throw new UserError(`${path} is not a file of ${label}`, "Check the path, relative to the repository.");
      yield* gitPieces(root, ["cat-file", "blob", blob]);
    },
    links: async (globs) => (await list()).links.filter(wayMatcher(globs)).sort(),
  };
}

/** A blob as text. What is larger is not read to its end: it may be a stranger's. */
async function readAtMost(root: string, blob: string, mostBytes: number, error: () => Error): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of gitPieces(root, ["cat-file", "blob", blob])) {
    bytes += piece.length;
    if (bytes > mostBytes) throw error();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
