import { firstOwn, isObject, items, numberIn, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry } from "./attribute-values.ts";

/**
 * Parameters of a model call under `gen_ai.request.`. Frameworks store whole requests among them, so only what shapes
 * an answer is taken, and empty structures and words for nothing ("null") are left out.
 *
 * @param value an object or JSON text
 */
export function parameterEntries(value: unknown): readonly Entry[] {
  const parameters = decoded(value);
  return PARAMETERS.flatMap((name) => {
    const given = own(parameters, name);
    return saysNothing(name, given) ? [] : entry(`gen_ai.request.${name}`, TRUTH.get(given) ?? given);
  });
}

/** Stores turn truth into text. */
const TRUTH: ReadonlyMap<unknown, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

/** The tool definitions among the parameters of a call; empty when there are none. */
export function toolsAmong(value: unknown): readonly unknown[] {
  return items(decoded(firstOwn(decoded(value), ["tools", "functions"])));
}

/** The system text among the parameters of a call, as it was recorded. */
export function systemAmong(value: unknown): unknown {
  return firstOwn(decoded(value), ["system_instruction", "instructions", "system"]);
}

const PARAMETERS = [
  ...["temperature", "top_p", "top_k", "min_p", "max_tokens", "max_output_tokens", "max_completion_tokens", "seed"],
  ...["stop", "stop_sequences", "frequency_penalty", "presence_penalty", "repetition_penalty", "logit_bias", "n"],
  ...["choice.count", "candidate_count", "response_format", "response_schema", "response_mime_type", "tool_choice"],
  ...["parallel_tool_calls", "reasoning", "reasoning_effort", "thinking", "verbosity", "service_tier"],
];

function saysNothing(name: string, given: unknown): boolean {
  if (given === undefined || given === null || given === "" || given === "null" || given === "None") return true;
  // How some writers say that there is no limit.
  if (name.startsWith("max_") && numberIn(given) < 0) return true;
  const structure = decoded(given);
  return isObject(structure) && (Object.keys(structure).length === 0 || Object.hasOwn(structure, "arrayValue"));
}
