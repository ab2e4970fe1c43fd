import type { Attributes, AttributeValue } from "../domain/trace.ts";
import { isObject, type JsonObject, MAX_DEPTH, own } from "./json-shape.ts";
import { decoded } from "./json-text.ts";

/** JSON of any depth as an attribute's value: what lies deeper than MAX_DEPTH becomes null. */
export function attributeValue(value: unknown, levels = MAX_DEPTH): AttributeValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((item) => attributeValue(item, levels - 1));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, attributeValue(item, levels - 1)]));
  return null;
}

/**
 * Several layers of attributes in one map. A later layer wins over an earlier one, but what it does not know, undefined
 * or null, hides nothing.
 *
 * @param wanted the only names to keep; absent means all
 */
export function mergedAttributes(layers: readonly JsonObject[], wanted?: ReadonlySet<string>): Attributes {
  const known = layers
    .flatMap((layer) => Object.entries(layer))
    .filter(([name, value]) => value !== undefined && value !== null && (wanted === undefined || wanted.has(name)));
  return Object.fromEntries([...new Map(known)].map(([name, value]) => [name, attributeValue(value)]));
}

/**
 * Metadata as attributes: each key under its own name and under `metadata.<key>`, the keys of an object in it as
 * `<key>.<inner>` besides the object as a whole.
 *
 * @param metadata an object or JSON text
 */
export function metadataAttributes(metadata: unknown): JsonObject {
  const object = decoded(metadata);
  const entries = isObject(object) ? paths(object, "", PATH_LEVELS) : [];
  return Object.fromEntries([...entries, ...entries.map(([path, value]) => [`metadata.${path}`, value] as const)]);
}

/** Names of more parts than this are nobody's; the object itself is still there. */
const PATH_LEVELS = 6;

function paths(object: JsonObject, prefix: string, levels: number): readonly (readonly [string, unknown])[] {
  return Object.entries(object).flatMap(([key, value]) => [
    [prefix + key, value] as const,
    ...(levels > 1 && isObject(value) ? paths(value, `${prefix}${key}.`, levels - 1) : []),
  ]);
}

/** Tags such as `env:production` as attributes; a tag without a colon is true. */
export function tagAttributes(tags: unknown): JsonObject {
  const texts = Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string" && tag !== "") : [];
  return Object.fromEntries(
    texts.map((tag: string) => {
      const colon = tag.indexOf(":");
      return colon > 0 ? [tag.slice(0, colon), tag.slice(colon + 1)] : [tag, true];
    }),
  );
}

/**
 * The parameters of a model call among other metadata, under the names of the conventions: `gen_ai.request.temperature`.
 * Only what shapes an answer is taken, because metadata holds anything; words for nothing are left out.
 */
export function requestAttributes(metadata: unknown): JsonObject {
  return Object.fromEntries(
    PARAMETERS.map((name) => [name, own(metadata, name)] as const)
      .filter(([name, value]) => !saysNothing(name, value))
      .map(([name, value]) => [`gen_ai.request.${name}`, value]),
  );
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
  if (name.startsWith("max_") && Number(given) < 0) return true;
  // An empty list that a store wrote out as it lay in the wire format.
  return own(decoded(given), "arrayValue") !== undefined;
}
