import { jsonText } from "../domain/json-text.ts";
import type { PostMortem } from "../domain/post-mortem.ts";
import { UserError } from "../errors.ts";
import { ShapeError } from "./json-reader.ts";
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
  try {
    const json = parseJson(content);
    refuseNewer(json, path);
    return readPostMortem(json, "");
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new UserError(`${path} is no post-mortem: ${cause.message}`, RESTORE, { cause });
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // What the parser says quotes the file.
    throw new ShapeError("it is not JSON");
  }
}

function refuseNewer(json: unknown, path: string): void {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "format")) return;
  const { format } = json as { readonly format?: unknown };
  if (typeof format !== "number" || format <= 1) return;
  throw new UserError(
    `${path} is a post-mortem of format ${format}, and this version reads format 1`,
    "Use a newer version of eval-baseline.",
  );
}
