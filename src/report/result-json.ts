import type { Result } from "../domain/result.ts";
import { verdictSentence } from "./sentence.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The result for programs: JSON as `schema/result.json` describes it, format 1, with the verdict as a sentence first and
 * all of the result's own keys sorted. It may stand inside a script element: no character in it ends one.
 */
export function resultJson(result: Result): string {
  return sortedJson({ format: 1, sentence: verdictSentence(result) }, result);
}
