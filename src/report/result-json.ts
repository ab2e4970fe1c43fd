import type { Result } from "../domain/result.ts";
import { verdictSentence } from "./sentence.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The result for programs: JSON as `schema/result.json` describes it, format 1, with the verdict as a sentence first and
 * all of the result's own keys sorted. It may stand inside a script element: no character in it ends one.
 */
export function resultJson(result: Result): string {
  const text = sortedJson({ format: 1, sentence: verdictSentence(result) }, result);
  // These stand in strings only, where an escape means the same.
  return text.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
