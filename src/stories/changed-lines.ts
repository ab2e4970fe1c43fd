import type { ChangedLines, Result } from "../domain/result.ts";
import type { FileTree } from "../ports.ts";
import { orUndefined } from "./for-people.ts";

/** Ranges beyond this are not marked: GitHub shows ten remarks of a kind. */
const MOST_RANGES = 10;
/** Larger files are no prompts; a snapshot of documents is marked as a file. */
const LARGEST = 500_000;

/**
 * A check that regressed, with the lines of its layer files that the change brought: at most ten ranges, of every file the
 * first ones. Files that one side has not got, or that are large, have none. Other results stay as they are.
 *
 * @param trees of the base and of the head
 */
export async function withChangedLines(
  result: Result,
  [before, after]: readonly [FileTree, FileTree],
): Promise<Result> {
  if (result.verdict !== "regressed") return result;
  const { changedLines } = await import("../pipeline/changed-lines.ts");
  const files = [...new Set(result.touched.flatMap(({ files }) => files))].slice(0, MOST_RANGES);
  const found = await Promise.all(
    files.map(async (file) => {
      const [base, head] = await Promise.all([textOf(before, file), textOf(after, file)]);
      if (base === undefined || head === undefined || Math.max(base.length, head.length) > LARGEST) return [];
      return changedLines(file, base, head);
    }),
  );
  const ranges = shared(found);
  return ranges.length === 0 ? result : { ...result, changedLines: ranges };
}

/** What is too large to be read is too large to be marked; the check has been paid for. */
async function textOf(tree: FileTree, file: string): Promise<string | undefined> {
  return orUndefined(() => tree.read(file));
}

/** The first of each file, then the second of each, until there are enough; told in the order of the files. */
function shared(found: readonly (readonly ChangedLines[])[]): readonly ChangedLines[] {
  const ranked = found.flatMap((ranges, file) => ranges.map((range, place) => ({ range, file, place })));
  return ranked
    .toSorted((a, b) => a.place - b.place || a.file - b.file)
    .slice(0, MOST_RANGES)
    .sort((a, b) => a.file - b.file || a.place - b.place)
    .map(({ range }) => range);
}
