import { mkdir } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { git, tryGit } from "../git/run.ts";
import { type Folder, temporaryFolder } from "./temporary-folder.ts";

/**
 * The files of a commit in a folder of their own. The work tree and its attributes play no part, no hook runs, and no
 * filter: what the work tree holds may come from a stranger, and a filter may be a program in it. So files kept by
 * Git LFS are the pointers that the commit holds.
 *
 * @param root a directory of the repository
 * @param commit a full commit id
 */
export async function commitFolder(root: string, commit: string): Promise<Folder> {
  const temporary = await temporaryFolder();
  try {
    const path = join(temporary.path, "tree");
    await mkdir(path);
    const env = {
      GIT_DIR: (await git(root, ["rev-parse", "--absolute-git-dir"])).trim(),
      GIT_WORK_TREE: path,
      GIT_INDEX_FILE: join(temporary.path, "index"),
      ...asEnvironment([...QUIET, ...(await withoutFilters(root))], process.env["GIT_CONFIG_COUNT"]),
    };
    await git(path, ["read-tree", commit], { env });
    await git(path, ["checkout-index", "--all", "--quiet"], { env });
    return { path, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
  } catch (error) {
    await temporary[Symbol.asyncDispose]();
    throw error;
  }
}

type Settings = readonly (readonly [name: string, value: string])[];

/** Nothing runs, nothing is written to the repository, and every file is there. */
const QUIET: Settings = [
  ["core.hooksPath", devNull],
  ["core.fsmonitor", "false"],
  ["core.untrackedCache", "false"],
  ["core.splitIndex", "false"],
  ["core.sparseCheckout", "false"],
];

/** An empty filter is none. */
async function withoutFilters(root: string): Promise<Settings> {
  const { stdout } = await tryGit(root, ["config", "--null", "--name-only", "--get-regexp", "^filter\\."]);
  const drivers = new Set(stdout.split("\0").flatMap((name) => /^(filter\..+)\.[^.]+$/s.exec(name)?.[1] ?? []));
  return [...drivers].flatMap(
    (driver): Settings => [
      [`${driver}.smudge`, ""],
      [`${driver}.process`, ""],
      [`${driver}.required`, "false"],
    ],
  );
}

/** Settings for one command, after those that the environment has: names may hold what an option could not say. */
function asEnvironment(settings: Settings, there: string | undefined): { readonly [name: string]: string } {
  const first = Number(there ?? 0);
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(first + settings.length)],
    ...settings.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${first + index}`, name],
      [`GIT_CONFIG_VALUE_${first + index}`, value],
    ]),
  ]);
}
