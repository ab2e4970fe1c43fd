/** Post-mortems outside the branch. Loaded when one is written. */
import type { PostMortem } from "../domain/post-mortem.ts";

/** A folder of the user's for a post-mortem. @throws UserError when it could not be written, before anything is paid for */
export async function openPostMortemFolder(folder: string, name: string) {
  const files = await import("../edges/post-mortem-files.ts");
  return files.postMortemFolder(folder, name);
}

/** The text of post-mortem.json. */
export async function postMortemJson(postMortem: PostMortem): Promise<string> {
  const files = await import("../edges/post-mortem-files.ts");
  return files.postMortemJson(postMortem);
}
