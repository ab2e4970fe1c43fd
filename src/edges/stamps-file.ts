import { readFile } from "node:fs/promises";
import { parseStamps, type StampedVersions } from "../formats/stamps.ts";

/**
 * The versions in a file that `eval-baseline versions --json` printed. Undefined where there is no such file, or it is
 * another kind of file: others say what is wrong with it.
 *
 * @param path absolute  @param name as it was typed, for messages  @throws UserError when it is broken
 */
export async function readStampsFile(path: string, name: string): Promise<StampedVersions | undefined> {
  const content = await readFile(path, "utf8").catch(() => undefined);
  return content === undefined ? undefined : parseStamps(content, name);
}
