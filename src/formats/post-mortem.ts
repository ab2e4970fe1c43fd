import { jsonText } from "../domain/json-text.ts";
import type { PostMortem } from "../domain/post-mortem.ts";
import { readOwnFile } from "./own-file.ts";
import { readPostMortem } from "./post-mortem-shape.ts";

const RESTORE = "Restore the file from the branch's history, or delete its folder and write the post-mortem again.";

/**
 * The text of a post-mortem: JSON (schema/post-mortem.json), keys always in the same order: equal ones give equal bytes, and
 * only what can be read again is written.
 */
export function serialisePostMortem(postMortem: PostMortem): string {
  // Readers put keys in their own order.
  return jsonText(readPostMortem(postMortem, ""));
}

/**
 * The post-mortem in a text.
 *
 * @param path where it lies, for the error
 * @throws UserError when the text is not JSON, is no post-mortem, or is one of a newer format
 */
export function parsePostMortem(content: string, path: string): PostMortem {
  return readOwnFile(content, readPostMortem, { place: path, what: "a post-mortem", remedy: RESTORE });
}
