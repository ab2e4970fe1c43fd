import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";

/**
 * Writes files that are not there yet into a folder, which is made if need be. None is written when one of them exists.
 *
 * @param files paths relative to the folder
 * @throws UserError that names the file in the way, or the place that cannot be written
 */
export async function writeNewFiles(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  for (const { path } of files) {
    const there = await access(join(folder, path)).then(
      () => true,
      () => false,
    );
    if (there)
      throw new UserError(`${join(folder, path)} is there already`, "Name another folder: nothing is overwritten.");
  }
  for (const { path, text } of files) {
    const place = join(folder, path);
    try {
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, text, { flag: "wx" });
    } catch (cause) {
      throw new UserError(
        `${place} cannot be written: ${(cause as Error).message}`,
        "Name a folder that can be written.",
        {
          cause,
        },
      );
    }
  }
}
