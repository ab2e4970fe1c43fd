import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { parsePostMortem, serialisePostMortem } from "../formats/post-mortem.ts";
import type { KeptPostMortem } from "../ports.ts";
import { checkBaselinePlace } from "./baseline-file.ts";
import { writeTextFile } from "./text-file.ts";

/** A folder of the user's that holds one post-mortem, as a folder of the branch does. */
export type PostMortemFolder = {
  /**
   * What is there of this incident, which people may have written in; undefined where there is nothing.
   * @throws UserError when the folder holds another incident's, or what is there cannot be read
   */
  earlier(incident: string): Promise<Pick<KeptPostMortem, "postMortem" | "markdown"> | undefined>;
  /** Writes post-mortem.json and post-mortem.md, and cases.jsonl where there are any. @returns the path of the Markdown */
  write(kept: KeptPostMortem): Promise<string>;
};

/**
 * @param folder absolute path  @param name as a person wrote it, for errors
 * @throws UserError when it could not be written, before anything is paid for
 */
export async function postMortemFolder(folder: string, name: string): Promise<PostMortemFolder> {
  const [json, markdown, cases] = ["post-mortem.json", "post-mortem.md", "cases.jsonl"].map((file) =>
    join(folder, file),
  ) as [string, string, string];
  for (const path of [json, markdown, cases]) await checkBaselinePlace(path);
  return {
    async earlier(incident) {
      const [record, text] = await Promise.all([textOf(json), textOf(markdown)]);
      if (record === undefined && text === undefined) return undefined;
      if (record === undefined || text === undefined)
        throw new UserError(
          `${name} holds ${record === undefined ? "post-mortem.md without post-mortem.json" : "post-mortem.json without post-mortem.md"}`,
          "Name another folder, or put back the file that is gone.",
        );
      const postMortem = parsePostMortem(record, join(name, "post-mortem.json"));
      if (postMortem.incident === incident) return { postMortem, markdown: text };
      throw new UserError(
        `${name} holds the post-mortem of ${postMortem.incident}, and this is the one of ${incident}`,
        "Name another folder: nothing is overwritten.",
      );
    },
    async write(kept) {
      await writeTextFile(json, serialisePostMortem(kept.postMortem));
      await writeTextFile(markdown, kept.markdown);
      if (kept.cases !== undefined) await writeTextFile(cases, kept.cases);
      return markdown;
    },
  };
}

/** A post-mortem as it lies on the branch: the text of post-mortem.json. */
export const postMortemJson = serialisePostMortem;

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UserError(`${path} cannot be read: ${(cause as Error).message}`, "Name a folder that can be read.", {
      cause,
    });
  }
}
