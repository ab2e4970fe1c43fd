import type { Attributes } from "../../domain/trace.ts";
import { isObject, MAX_DEPTH } from "../json-shape.ts";
import { type Entry, entry, LONGEST_PREFIX } from "../payloads/attribute-values.ts";

/**
 * Attributes under flat names, from flat names or from the objects and lists that a store has made of them:
 * `{llm: {model_name}}` is `llm.model_name`. Lists of plain values stay values.
 */
export function flatAttributes(attributes: unknown): Attributes {
  const entries: Entry[] = [];
  if (isObject(attributes)) collect(attributes, "", MAX_DEPTH, entries);
  return Object.fromEntries(entries);
}

function collect(value: object, prefix: string, levels: number, entries: Entry[]): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (levels > 1 && name.length <= LONGEST_PREFIX && hasNames(inner)) collect(inner, `${name}.`, levels - 1, entries);
    else entries.push(...entry(name, inner));
  }
}

function hasNames(value: unknown): value is object {
  if (Array.isArray(value)) return value.some(isObject);
  return isObject(value) && Object.keys(value).length > 0;
}
