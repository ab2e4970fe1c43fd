import type { Attribution } from "../domain/attribution.ts";
import { attributionSentence } from "./attribution.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * The attribution for programs: JSON as `schema/attribution.json` describes it, format 1, with the verdict
 * as a sentence first and all of its own keys sorted.
 */
export function attributionJson(attribution: Attribution): string {
  return sortedJson({ format: 1, sentence: attributionSentence(attribution) }, attribution);
}
