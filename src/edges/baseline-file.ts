import { mkdir, rename, writeFile } from "node:fs/promises";
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
    const problem = `${path} cannot be written: ${(cause as Error).message}`;
    throw new UserError(problem, "Give a place that can be written.", { cause });
  }
}
