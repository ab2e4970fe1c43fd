import { readdirSync, rmdirSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes the folders of occasions that are over: those that hold nothing but a journal that was last written to before
 * a moment. Best effort: a folder that cannot be looked at or removed stays.
 *
 * @param parent the folder of these folders
 * @param before milliseconds since the epoch
 */
export function removeOldJournals(parent: string, before: number): void {
  for (const entry of attempt(() => readdirSync(parent, { withFileTypes: true })) ?? []) {
    // A link is left alone: what it leads to is not ours.
    if (entry.isDirectory()) attempt(() => removeIfOld(join(parent, entry.name), before));
  }
}

function removeIfOld(folder: string, before: number): void {
  const [name, ...others] = readdirSync(folder);
  if (name !== "answers.jsonl" || others.length > 0) return;
  const journal = join(folder, name);
  if (statSync(journal).mtimeMs >= before) return;
  unlinkSync(journal);
  rmdirSync(folder);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
