import { jsonIn } from "./json-answer.ts";

/**
 * The texts that a case expects: a JSON array of texts (or of things with a `name`), else what stands between the
 * separators. Texts of white space alone are left out.
 *
 * @returns undefined when nothing is expected; an empty list when the case says, as `[]`, that it expects none
 */
export function textsIn(expected: string | undefined, separator: RegExp): readonly string[] | undefined {
  if (expected === undefined || expected.trim() === "") return undefined;
  const json = jsonIn(expected)?.value;
  const parts = Array.isArray(json) ? json.map(nameOf) : expected.split(separator);
  return parts.map((part) => part.trim()).filter(Boolean);
}

function nameOf(item: unknown): string {
  if (typeof item === "object" && item !== null && Object.hasOwn(item, "name") && "name" in item)
    return String(item.name);
  return typeof item === "string" ? item : JSON.stringify(item);
}
