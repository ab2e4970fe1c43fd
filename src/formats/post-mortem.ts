import type { PostMortem } from "../domain/post-mortem.ts";
import { UserError } from "../errors.ts";

/** The text of a post-mortem: JSON (schema/post-mortem.json). */
export function serialisePostMortem(postMortem: PostMortem): string {
  return `${JSON.stringify(postMortem, null, 2)}\n`;
}

/** The post-mortem in a text. @param path for the error  @throws UserError when it is none */
export function parsePostMortem(content: string, path: string): PostMortem {
  try {
    return JSON.parse(content) as PostMortem;
  } catch (cause) {
    throw new UserError(`${path} is no post-mortem: it is not JSON`, "Restore it from the branch's history.", {
      cause,
    });
  }
}
