import { basename, dirname, relative, resolve } from "node:path";
import type { Imported } from "./formats/promptfoo/import.ts";
import { folderTree, writeNewFiles } from "./world.ts";

/**
 * Makes a suite of curated cases from what a team already has.
 *
 * @param request.from a promptfoo configuration
 * @param request.to the folder of the new suite
 * @throws UserError that names what cannot be read, or is in the way
 */
export async function startImport(
  request: { readonly from: string; readonly to: string },
  directory: string,
): Promise<Imported & { readonly folder: string }> {
  const { importPromptfoo } = await import("./formats/promptfoo/import.ts");
  const from = resolve(directory, request.from);
  const tree = folderTree(dirname(from));
  const imported = await importPromptfoo(basename(from), (path) => tree.read(path));
  const folder = resolve(directory, request.to);
  await writeNewFiles(folder, imported.files);
  return { ...imported, folder: relative(directory, folder) || "." };
}
