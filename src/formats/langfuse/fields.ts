import { firstOwn } from "../json-shape.ts";

/**
 * A field of an observation, a score or a trace: the API writes camelCase, the export snake_case.
 *
 * @param name in camelCase
 * @returns undefined when it is absent, null or empty text
 */
export function field(object: unknown, name: string): unknown {
  const value = firstOwn(object, [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]);
  return value === "" ? undefined : value;
}

/** A field that is text, and not empty. */
export function textField(object: unknown, name: string): string | undefined {
  const value = field(object, name);
  return typeof value === "string" ? value : undefined;
}
