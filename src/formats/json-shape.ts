/** A JSON object whose properties are not known yet. */
export type JsonObject = { readonly [key: string]: unknown };

/** Deeper structures than this are not read: no writer makes them, and following them would exhaust the stack. */
export const MAX_DEPTH = 64;

/** Whether a JSON value holds lists or objects in one another more than so many times. Goes no deeper than that itself. */
export function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1));
}

/** Whether a value is an object and neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object's own property, or undefined: never something inherited, whatever the name. */
export function own(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The first of an object's own properties that is there and not null. */
export function firstOwn(object: unknown, names: readonly string[]): unknown {
  if (!isObject(object)) return undefined;
  for (const name of names) {
    const value = own(object, name);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/**
 * A number, or the number that a text writes; NaN for anything else. JavaScript's own conversion throws for an object
 * that hides its `toString`, and JSON can hold one.
 */
export function numberIn(value: unknown): number {
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;
}

/** A list, or no items for anything else. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
