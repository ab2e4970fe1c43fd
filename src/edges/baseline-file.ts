import { constants } from "node:fs";
import { access, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Baseline } from "../domain/baseline.ts";
import { UserError } from "../errors.ts";
import { serialiseBaseline } from "../formats/baseline.ts";

/** Writes a baseline as it would lie on the branch, whole or not at all. @throws UserError that names the file */
export async function writeBaselineFile(path: string, baseline: Baseline): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    await writeFile(temporary, serialiseBaseline(baseline));
    await rename(temporary, path);
  } catch (cause) {
    throw unwritable(path, (cause as Error).message, cause);
  }
}

/**
 * Whether a baseline could be written there, asked before it is paid for and committed. Makes nothing.
 * @throws UserError when it is a folder, or lies where nothing can be written
 */
export async function checkBaselinePlace(path: string): Promise<void> {
  if ((await kindOf(path)) === "folder") throw unwritable(path, "it is a folder");
  let folder = dirname(path);
  while ((await kindOf(folder)) === "nothing" && dirname(folder) !== folder) folder = dirname(folder);
  if ((await kindOf(folder)) === "file") throw unwritable(path, `${folder} is a file`);
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    throw unwritable(path, `${folder} is read-only`, cause);
  });
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return "nothing";
  return found.isDirectory() ? "folder" : "file";
}

function unwritable(path: string, why: string, cause?: unknown): UserError {
  return new UserError(`${path} cannot be written: ${why}`, "Give --out a file in a place that can be written.", {
    cause,
  });
}
