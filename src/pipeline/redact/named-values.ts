import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import type { Finder } from "./finding.ts";
import { type KnownValue, knownValueFinder, normalised } from "./known-values.ts";

/**
 * Values of listed attributes (a customer's name), wherever they occur in the same trace as whole words, in any case.
 *
 * @param listed names of attributes; the last part of a name becomes the pseudonym's kind
 */
export function namedValueFinder(attributes: Attributes, listed: readonly string[]): Finder {
  const find = knownValueFinder(
    listed.flatMap((name) => (Object.hasOwn(attributes, name) ? leavesOf(attributes[name], kindOf(name)) : [])),
  );
  return (text, key) =>
    key !== undefined && listed.includes(key) && text !== ""
      ? [{ start: 0, end: text.length, kind: kindOf(key), value: normalised(text) }]
      : find(text);
}

/** "app.customer.name" → "name", in the letters that a pseudonym may have. */
function kindOf(attribute: string): string {
  const last = attribute.split(".").at(-1) ?? "";
  const kind = last
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "-")
    .replace(/^[^a-z]*/, "");
  return kind.slice(0, 32) || "value";
}

function leavesOf(value: AttributeValue | undefined, kind: string): readonly KnownValue[] {
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap((inner) => leavesOf(inner, kind));
  if (typeof value !== "string" && typeof value !== "number") return [];
  return [{ text: String(value).trim(), kind, value: normalised(String(value)) }];
}
