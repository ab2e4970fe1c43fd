import picomatch from "picomatch";
import { sides } from "../glob.ts";

/**
 * The folders and files that globs begin with, none of which lies in another: [""] where one may match anywhere. Whoever
 * knows no globs is asked for these.
 *
 * @throws UserError as `globMatcher` does
 */
export function globFolders(globs: readonly string[]): readonly string[] {
  const begins = sides(globs).wanted.map(beginOf);
  const isIn = (path: string, folder: string) => folder === "" || path === folder || path.startsWith(`${folder}/`);
  return [...new Set(begins)].filter((path) => !begins.some((other) => other !== path && isIn(path, other))).sort();
}

/** What stands before the first sign of a glob; a name without any is all of it. */
function beginOf(glob: string): string {
  const { base, isGlob, glob: rest } = picomatch.scan(glob);
  const plain = !isGlob && rest === "" ? glob : base;
  return plain === "." || /[\\!]/.test(plain) ? "" : plain.replace(/\/+$/, "");
}
