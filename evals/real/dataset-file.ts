import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../src/errors.ts";

/** The path of a public data set's file. The sets are not part of the project: they lie beside it, or are absent. */
export function datasetFile(name: string): string {
  return join(import.meta.dirname, "../../../shared/traces", name);
}

/** The text of a data set's file. @throws UserError when it is not there */
export async function readDataset(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new UserError(
      `${path} cannot be read`,
      "Put the data set beside the project, or leave this evaluation out.",
      {
        cause,
      },
    );
  }
}
