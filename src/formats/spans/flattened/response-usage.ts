import { firstOwn, isObject, own } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";
import type { Addition } from "./additions.ts";

/** Token counts of an answer's body, in the words of any provider. */
export function responseUsage(value: unknown): readonly Addition[] {
  const usage = decoded(value);
  if (!isObject(usage)) return [];
  const cached =
    own(usage, "cache_read_input_tokens") ??
    own(firstOwn(usage, ["prompt_tokens_details", "input_tokens_details"]), "cached_tokens") ??
    firstOwn(usage, ["cached_content_token_count", "cachedContentTokenCount"]);
  return [
    ["gen_ai.usage.input_tokens", wholeInput(usage) ?? firstOwn(usage, INPUT)],
    ["gen_ai.usage.output_tokens", firstOwn(usage, OUTPUT)],
    ["gen_ai.usage.cache_read.input_tokens", cached],
  ];
}

const INPUT = ["prompt_tokens", "input_tokens", "prompt_token_count", "promptTokenCount"];
const OUTPUT = ["completion_tokens", "output_tokens", "candidates_token_count", "candidatesTokenCount"];

/** Anthropic counts what it read from and wrote to its cache apart from the input; everybody else counts it in. */
function wholeInput(usage: unknown): number | undefined {
  const counts = ["input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"].map((name) =>
    own(usage, name),
  );
  const isAnthropic = counts.slice(1).some((count) => typeof count === "number");
  return isAnthropic && typeof counts[0] === "number"
    ? counts.reduce<number>((sum, count) => sum + (typeof count === "number" ? count : 0), 0)
    : undefined;
}
