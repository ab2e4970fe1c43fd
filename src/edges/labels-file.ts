import { readFile } from "node:fs/promises";
import type { LabelledAnswer } from "../domain/calibration.ts";
import { UserError } from "../errors.ts";
import { parseLabels } from "../formats/labels.ts";

/** The labelled answers of a file. @throws UserError when it cannot be read; UserErrors with every line that is wrong */
export async function readLabels(path: string): Promise<readonly LabelledAnswer[]> {
  const content = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === "ENOENT" ? "there is no such file" : cause.code === "EISDIR" ? "it is a folder" : cause.code;
    throw new UserError(`${path} cannot be read: ${why}`, "Name a file with one labelled answer a line.", { cause });
  });
  return parseLabels(content, path);
}
