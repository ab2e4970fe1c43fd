/**
 * The JSON value that an answer consists of, or holds in its first fenced block.
 * @returns undefined when there is none; a wrapper otherwise, because null is a value too
 */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
  return parsed(text) ?? parsed(FENCED.exec(text)?.[1]);
}

const FENCED = /```(?:json)?[^\S\n]*\n(.*?)```/is;

function parsed(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
