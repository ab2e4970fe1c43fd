import { basename, dirname } from "node:path";
import { UserError } from "../errors.ts";
import { type Imported, importPromptfoo } from "../formats/promptfoo/import.ts";
import { diskTree } from "./disk-tree.ts";
import { writeNewFiles } from "./new-files.ts";

/**
 * Writes the suite that a promptfoo configuration comes to. Only files in the configuration's folder are read.
 *
 * @param from absolute path of the configuration @param folder absolute path of the new suite's folder
 * @throws UserError that names what cannot be read, or is in the way
 */
export async function importFromPromptfoo(from: string, folder: string): Promise<Imported> {
  const tree = diskTree(dirname(from));
  if ((await tree.read(basename(from))) === undefined)
    throw new UserError(`there is no file ${from}`, "Name a promptfooconfig.yaml, or what it is called.");
  const imported = await importPromptfoo(basename(from), (path) => tree.read(path));
  await writeNewFiles(folder, imported.files);
  return imported;
}
