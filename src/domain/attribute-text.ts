import { canonicalJson } from "./digest.ts";
import type { Attributes } from "./trace.ts";

/**
 * An attribute as text, the one form in which filters, strata, slices, keys and versions compare it.
 *
 * @returns text as it is, numbers and booleans as JavaScript prints them, structures as canonical JSON; undefined when
 * the attribute is absent, null or an empty text
 */
export function attributeText(attributes: Attributes, name: string): string | undefined {
  if (!Object.hasOwn(attributes, name)) return undefined;
  const value = attributes[name];
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "object") return canonicalJson(value);
  return String(value);
}
