import { firstOwn, isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { field } from "./fields.ts";

/**
 * Token counts under the names of the conventions, of which the input includes cached tokens and the output reasoning.
 * Langfuse stores both conventions; its total tells them apart: it counts on top what is not included.
 *
 * @returns nothing when nothing was counted: zero of everything is Langfuse's word for unknown
 */
export function usageEntries(observation: unknown): readonly Entry[] {
  const details = usageOf(observation);
  const input = countOf(details, INPUT);
  const output = countOf(details, OUTPUT);
  if (!input && !output) return [];
  const partsIn = partsOf(details, /^(input_|cache_)/);
  const partsOut = partsOf(details, /^output_/);
  const onTop = (countOf(details, ["total"]) ?? 0) - (input ?? 0) - (output ?? 0);
  const isApart = onTop > 0 && onTop === partsIn + partsOut;
  return [
    ...entry("gen_ai.usage.input_tokens", isApart ? (input ?? 0) + partsIn : input),
    ...entry("gen_ai.usage.output_tokens", isApart ? (output ?? 0) + partsOut : output),
    ...entry("gen_ai.usage.cache_read.input_tokens", countOf(details, CACHED)),
  ];
}

const INPUT = ["input", "promptTokens", "inputTokens"];
const OUTPUT = ["output", "completionTokens", "outputTokens"];
const CACHED = ["input_cache_read", "input_cached_tokens", "cache_read_input_tokens", "prompt_details.cache_read"];

/** Older dumps have `usage`, or only counts on the observation itself, where `input` is the content. */
function usageOf(observation: unknown): unknown {
  const flat = { input: field(observation, "inputUsage"), output: field(observation, "outputUsage") };
  const places = [decoded(field(observation, "usageDetails")), decoded(field(observation, "usage")), flat];
  return places.find((place) => countOf(place, [...INPUT, ...OUTPUT]) !== undefined);
}

function countOf(details: unknown, names: readonly string[]): number | undefined {
  return toCount(firstOwn(details, names));
}

function partsOf(details: unknown, pattern: RegExp): number {
  if (!isObject(details)) return 0;
  const names = Object.keys(details).filter((name) => pattern.test(name));
  return names.reduce((sum, name) => sum + (toCount(own(details, name)) ?? 0), 0);
}

/** Stores turn counts into text. */
function toCount(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}
