import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import { numberIn } from "../json-shape.ts";

/**
 * The sampling parameters of a model call under the names of OpenAI's API. Those of OpenTelemetry win over the ones that
 * only one kind of instrumentation writes. Placeholders for "not set" are left out.
 */
export function readParameters(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes);
  const ours = entries.flatMap(([name, value]) =>
    name.startsWith(REQUEST) && !NO_PARAMETER.has(name) ? [[name.slice(REQUEST.length), value] as const] : [],
  );
  const others = entries.flatMap(([name, value]) => {
    const parameter = OTHER_NAMES.get(name);
    return parameter === undefined ? [] : [[parameter, value] as const];
  });
  const known = [...others, ...ours].filter(([name, value]) => !isUnset(name, value));
  return Object.fromEntries(known.map(([name, value]) => [name, asNumber(name, value)]));
}

const REQUEST = "gen_ai.request.";

const NO_PARAMETER: ReadonlySet<string> = new Set(["gen_ai.request.model", "gen_ai.request.tools"]);

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["llm.temperature", "temperature"],
  ["llm.top_p", "top_p"],
  ["llm.top_k", "top_k"],
  ["llm.frequency_penalty", "frequency_penalty"],
  ["llm.presence_penalty", "presence_penalty"],
  ["llm.chat.stop_sequences", "stop_sequences"],
  ["llm.is_streaming", "stream"],
  ["ai.settings.temperature", "temperature"],
  ["ai.settings.topP", "top_p"],
  ["ai.settings.topK", "top_k"],
  ["ai.settings.maxTokens", "max_tokens"],
  ["ai.settings.maxOutputTokens", "max_tokens"],
  ["ai.settings.frequencyPenalty", "frequency_penalty"],
  ["ai.settings.presencePenalty", "presence_penalty"],
  ["ai.settings.stopSequences", "stop_sequences"],
  ["ai.settings.seed", "seed"],
]);

const NUMBERS: ReadonlySet<string> = new Set([
  ...["temperature", "top_p", "top_k", "max_tokens", "max_completion_tokens", "seed"],
  ...["frequency_penalty", "presence_penalty", "choice.count"],
]);

/** Writers without a way to leave a parameter out write one of these. */
function isUnset(name: string, value: AttributeValue): boolean {
  if (value === null || value === "" || value === "null" || value === "None") return true;
  // An empty OTLP list that a store wrote out as it lay in the message.
  if (value === '{"arrayValue":{}}') return true;
  return /^max_(completion_)?tokens$/.test(name) && numberIn(value) === -1;
}

/** Stores turn numbers into text. */
function asNumber(name: string, value: AttributeValue): AttributeValue {
  if (typeof value !== "string" || !NUMBERS.has(name)) return value;
  const number = Number(value);
  return Number.isFinite(number) && value.trim() !== "" ? number : value;
}
