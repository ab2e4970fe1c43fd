import { jsonText } from "../domain/json-text.ts";

/**
 * A value for programs: JSON with keys sorted, two spaces, a line break at the end: equal values give equal bytes. A number
 * that is not finite becomes null: it is not known.
 *
 * @param head keys that come first, in this order
 */
export function sortedJson(head: object, value: object): string {
  return jsonText({ ...head, ...(sorted(value) as object) });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
