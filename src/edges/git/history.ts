import type { CommitFacts } from "../../ports.ts";
import { git } from "./run.ts";

/**
 * The commits that changed a file which matches any of the globs, newest first; merges are told by what they brought.
 *
 * @param upTo full id of the commit that is looked from
 * @throws UserError when there is no such commit
 */
export async function gitHistory(
  root: string,
  { globs, upTo, most }: { readonly globs: readonly string[]; readonly upTo: string; readonly most: number },
): Promise<readonly CommitFacts[]> {
  const pathspecs = globs.map((glob) =>
    glob.startsWith("!") ? `:(top,glob,exclude)${glob.slice(1)}` : `:(top,glob)${glob}`,
  );
  const args = ["log", "--format=%H %cI", `--max-count=${most}`, "--end-of-options", upTo, "--", ...pathspecs];
  const printed = await git(root, args);
  return printed.split("\n").flatMap((line) => {
    const [id, at] = line.split(" ");
    return id && at ? [{ id, at: new Date(at).toISOString() }] : [];
  });
}
