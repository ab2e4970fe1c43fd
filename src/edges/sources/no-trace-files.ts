import { UserError } from "../../errors.ts";
import type { FileTree } from "../../ports.ts";

/** The error for globs that match no file: what was looked for, where, and the nearest folder or file that is there. */
export async function noTraceFiles(tree: FileTree, globs: readonly string[]): Promise<UserError> {
  const [link, ...others] = (await tree.links?.(globs)) ?? [];
  if (link !== undefined) {
    return new UserError(
      `no file matches ${globs.join(", ")} in ${tree.label}: ${link}${andMore(others.length)} matches, and is a symbolic link or a submodule, which is not followed`,
      "Put the files themselves there, or run this where they are: a commit would not hold what a link leads to either.",
    );
  }
  return new UserError(
    `no file matches ${globs.join(", ")} in ${tree.label}; ${await nearest(tree, globs)}`,
    "Correct traces.from in the suite file, or put the trace files where it looks for them.",
  );
}

async function nearest(tree: FileTree, globs: readonly string[]): Promise<string> {
  const glob = globs.find((candidate) => !candidate.startsWith("!")) ?? "";
  const segments = glob.split("/");
  const firstPattern = segments.findIndex((segment) => /[*?[\]{}()!]/.test(segment));
  for (let length = firstPattern < 0 ? segments.length : firstPattern; length > 0; length--) {
    const place = segments.slice(0, length).join("/");
    if ((await tree.match([place])).length > 0) return `${place} is a file`;
    const [first, ...others] = await tree.match([`${place}/**`]);
    if (first !== undefined) return `the nearest folder is ${place}, with ${first}${andMore(others.length)}`;
  }
  return segments.length > 1 ? `there is no folder ${segments[0]} there` : "there is no such file there";
}

function andMore(others: number): string {
  return others === 0 ? "" : ` and ${others} more`;
}
