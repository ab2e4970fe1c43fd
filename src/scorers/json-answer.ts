/**
 * The JSON value that an answer consists of, or holds in its first fenced block.
 * @returns undefined when there is none; a wrapper otherwise, because null is a value too
 */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
  return parsedJson(text) ?? parsedJson(FENCED.exec(text)?.[1]);
}

const FENCED = /```(?:json)?[^\S\n]*\n(.*?)```/is;

/** The JSON value that a text is, in a wrapper; undefined when it is none. */
export function parsedJson(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
