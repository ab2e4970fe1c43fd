/** Shorter texts are rather something else that begins with a bracket. */
const SHORTEST = 32;

/**
 * Whether a text is the beginning of JSON whose end is missing. Text that only begins like JSON ("[sic] …", Python's
 * `{'a': 1}`) is not: the first character that JSON has nowhere but in a string decides. Linear in the text's length.
 */
export function isCutOffJson(value: unknown): boolean {
  if (typeof value !== "string" || value.length < SHORTEST || !/^\s*[[{]/.test(value)) return false;
  let depth = 0;
  for (let at = value.search(/\S/); at < value.length; at++) {
    const char = value.charAt(at);
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") depth--;
    else if (char === '"') {
      at = endOfString(value, at);
      if (at < 0) return true;
    } else if (!OUTSIDE_STRINGS.has(char)) return false;
    if (depth === 0) return false;
  }
  return true;
}

/** White space, separators, numbers, and the letters of true, false and null. */
const OUTSIDE_STRINGS: ReadonlySet<string> = new Set(" \t\r\n,:0123456789.+-eEtrufalsn");

/** Where a string's closing quote is, or -1 when there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}
