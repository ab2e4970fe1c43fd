/** Files that a person names beside the suite. Each reader is loaded when such a file is. */
import { resolve } from "node:path";
import type { Baseline } from "../domain/baseline.ts";

/** The file that a baseline is to be written to. @throws UserError when it could not be, before anything is paid for */
export async function openBaselineFile(path: string): Promise<{ write(baseline: Baseline): Promise<void> }> {
  const { checkBaselinePlace, writeBaselineFile } = await import("../edges/baseline-file.ts");
  await checkBaselinePlace(path);
  return { write: (baseline) => writeBaselineFile(path, baseline) };
}

/** The labels of people that a judge is compared with. */
export async function readLabels(path: string) {
  const labels = await import("../edges/labels-file.ts");
  return labels.readLabels(path);
}

/** The configuration of promptfoo, made ours. */
export async function importFromPromptfoo(from: string, folder: string) {
  const importer = await import("../edges/import-promptfoo.ts");
  return importer.importFromPromptfoo(from, folder);
}

/** The versions that a file holds which `versions --json` printed; undefined where it is another file, or none. */
export async function readStampsFile(path: string, name: string) {
  const stamps = await import("../edges/stamps-file.ts");
  return stamps.readStampsFile(path, name);
}

/** The file that a text is to be written to. @throws UserError when it could not be, before anything is paid for */
export async function openTextFile(path: string): Promise<{ write(text: string): Promise<void> }> {
  const { checkBaselinePlace } = await import("../edges/baseline-file.ts");
  const { writeTextFile } = await import("../edges/text-file.ts");
  await checkBaselinePlace(path);
  return { write: (text) => writeTextFile(path, text) };
}

/** Tells of a path whether it leads to a file. @param folder what paths are relative to */
export async function filesFrom(folder: string): Promise<(path: string) => boolean> {
  const { isFile } = await import("../edges/text-file.ts");
  return (path) => isFile(resolve(folder, path));
}
