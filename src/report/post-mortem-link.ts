import type { Result } from "../domain/result.ts";
import type { Pointers } from "./comment.ts";
import { link } from "./link.ts";
import { MARKDOWN } from "./markup.ts";

/** Where the post-mortem of a record's incident lies, as Markdown; undefined where there is none. */
export function postMortemLink({ postMortem }: Result, { branchUrl }: Pointers): string | undefined {
  if (postMortem === undefined) return undefined;
  const path = MARKDOWN.code(MARKDOWN.word(postMortem, LONGEST));
  return branchUrl === undefined ? path : link(path, `${branchUrl}/${postMortem}`);
}

/** Day, suite and metric, each as long as a name of an incident lets it be. */
const LONGEST = 200;
