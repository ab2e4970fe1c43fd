import { statSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../errors.ts";

/** Writes a text to a file that a person named, whole or not at all. @throws UserError that names the file */
export async function writeTextFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    throw new UserError(
      `${path} cannot be written: ${(cause as Error).message}`,
      "Give --out a file in a place that can be written.",
      { cause },
    );
  }
}

/** Whether a path leads to a file that can be seen. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
