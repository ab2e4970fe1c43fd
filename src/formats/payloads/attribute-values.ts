import type { AttributeValue } from "../../domain/trace.ts";
import { isObject, MAX_DEPTH } from "../json-shape.ts";
import { decoded } from "../json-text.ts";

/** A name with its value, before a span's attributes are put together. */
export type Entry = readonly [name: string, value: AttributeValue];

/** One attribute, or none for a value that says nothing (null, empty text) or that is deeper than is read. */
export function entry(name: string, value: unknown): readonly Entry[] {
  if (value === undefined || value === null || value === "") return [];
  return isAttributeValue(value, MAX_DEPTH) ? [[name, value]] : [];
}

/** Every leaf repeats the names above it: long ones would make a small record fill the memory. Nobody writes longer. */
export const LONGEST_PREFIX = 250;

/**
 * The leaves of an object under their dotted names: `{ "app": { "policy": "p4" } }` is `app.policy`. Values that were
 * stored as JSON text are decoded. Lists are leaves, and so is what lies below names that are too many or too long.
 */
export function leaves(value: unknown, levels = 6, room = LONGEST_PREFIX): readonly Entry[] {
  const object = decoded(value);
  if (!isObject(object)) return [];
  return Object.entries(object).flatMap(([name, written]) => {
    const inner = decoded(written);
    if (!isObject(inner) || levels === 0 || name.length > room) return entry(name, inner);
    return leaves(inner, levels - 1, room - name.length).map(([below, leaf]): Entry => [`${name}.${below}`, leaf]);
  });
}

/** Metadata as attributes: each leaf under its own name, and under `metadata.` for names that something else has too. */
export function metadataEntries(value: unknown): readonly Entry[] {
  return leaves(value).flatMap(([name, leaf]): readonly Entry[] => [
    [name, leaf],
    [`metadata.${name}`, leaf],
  ]);
}

function isAttributeValue(value: unknown, levels: number): value is AttributeValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null)
    return true;
  if (typeof value !== "object" || levels === 0) return false;
  return Object.values(value).every((item) => isAttributeValue(item, levels - 1));
}
