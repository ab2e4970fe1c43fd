import { canonicalJson } from "../domain/digest.ts";
import { isObject, MAX_DEPTH } from "./json-shape.ts";

/**
 * The structure behind a value that writers record as a structure, as JSON text, or as JSON text inside JSON text.
 * What does not parse (plain text, JSON that was cut off) stays as it is.
 */
export function decoded(value: unknown): unknown {
  let current = value;
  for (let round = 0; round < 3 && looksEncoded(current); round++) {
    const next = parsed(current);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

function looksEncoded(value: unknown): value is string {
  return typeof value === "string" && /^\s*[[{"]/.test(value);
}

/**
 * Whether a text begins as lists of texts and objects do. After `decoded`, this means a structure that cannot be read:
 * JSON that is broken or was cut off, or Python's literals. "[INST] …" and "{name}, …" are what somebody said.
 */
export function looksStructured(value: unknown): boolean {
  return typeof value === "string" && /^\s*"?(?:(?:\[[\s[]*(?:\{\s*)?|\{\s*)\\?["']|\[\s*\[\s*\[)/.test(value);
}

/** Arguments and results as text: text as it was written, a structure as canonical JSON, absent values as undefined. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return withinDepth(value, MAX_DEPTH) ? canonicalJson(value) : undefined;
  const inner = value.startsWith('"') ? parsed(value) : undefined;
  return typeof inner === "string" ? inner : value;
}

/** Whether a text is whole, valid JSON. */
export function isJson(text: string): boolean {
  return parsed(text) !== undefined;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return withinDepth(value, MAX_DEPTH) ? value : undefined;
  } catch {
    return undefined;
  }
}

function withinDepth(value: unknown, levels: number): boolean {
  if (Array.isArray(value)) return levels > 0 && value.every((item) => withinDepth(item, levels - 1));
  if (isObject(value)) return levels > 0 && Object.values(value).every((item) => withinDepth(item, levels - 1));
  return true;
}
