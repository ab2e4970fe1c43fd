import { relative, sep } from "node:path";
import type { NewFile, RepositoryFinds } from "../domain/first-suite.ts";
import { diskTree } from "../edges/disk-tree.ts";
import { repositoryRoot } from "../edges/git/repository.ts";
import type { FileTree } from "../ports.ts";

/** A repository that is to get its first suite. */
export type InitPlace = {
  readonly root: string;
  /** Where it was started, relative to the root with forward slashes; "" for the root. */
  readonly folder: string;
  readonly tree: FileTree;
  readonly finds: RepositoryFinds;
};

/**
 * Looks at the repository that a directory lies in; without one, at the directory. Nothing in it is run, and nothing is
 * written.
 *
 * @param home absolute path of the folder that this program is shipped in
 */
export async function openInit(directory: string, home: string): Promise<InitPlace> {
  const root = (await repositoryRoot(directory)) ?? directory;
  const [{ repositoryFinds }, { actionPlace }] = await Promise.all([
    import("../edges/repository-finds.ts"),
    import("../edges/action-place.ts"),
  ]);
  const tree = diskTree(root);
  const folder = relative(root, directory).split(sep).join("/");
  const [finds, action] = await Promise.all([repositoryFinds(tree, root, folder), actionPlace(home)]);
  return { root, folder, tree, finds: { ...finds, action } };
}

/** Asked before anything is asked of a person. @throws UserError that names all that are in the way */
export async function refuseFilesInTheWay(root: string, paths: readonly string[]): Promise<void> {
  const { refuseExisting } = await import("../edges/new-files.ts");
  await refuseExisting(root, paths, IN_THE_WAY);
}

/** Writes files that are not there yet. @throws UserError that names all that are in the way; then none is written */
export async function writeFirstFiles(root: string, files: readonly NewFile[]): Promise<void> {
  const { writeNewFiles } = await import("../edges/new-files.ts");
  await writeNewFiles(root, files, IN_THE_WAY);
}

const IN_THE_WAY =
  "Nothing was written. Move what is there, or name another suite with --suite; --dry-run shows what would be written.";
