import type { Suite } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import { loadSuite } from "./load-suite.ts";

/**
 * The suite as a tree holds it, an earlier commit's, say. Undefined where its file is not there, or cannot be read by
 * today's rules: it may have been written for those of its day.
 */
export async function suiteHeldBy(tree: Parameters<typeof loadSuite>[0], path: string): Promise<Suite | undefined> {
  if ((await tree.read(path)) === undefined) return undefined;
  try {
    return await loadSuite(tree, path);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
