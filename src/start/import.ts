import { relative, resolve } from "node:path";
import type { ImportReport } from "../report/import.ts";
import { importFromPromptfoo } from "../world/named-files.ts";

/**
 * Makes a suite of curated cases from what a team already has.
 *
 * @param request.from a promptfoo configuration
 * @param request.to the folder of the new suite
 * @param directory both are relative to it
 * @throws UserError that names what cannot be read, or is in the way
 */
export async function startImport(
  request: { readonly from: string; readonly to: string },
  directory: string,
): Promise<ImportReport> {
  const folder = resolve(directory, request.to);
  const imported = await importFromPromptfoo(resolve(directory, request.from), folder);
  return { ...imported, folder: relative(directory, folder) || "." };
}
