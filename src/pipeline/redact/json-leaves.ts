/**
 * JSON text with its strings, numbers and keys replaced where `leaf` gives something else. All the rest stays as it is
 * written: the order of keys, white space, numbers longer than JavaScript can hold. A number that is replaced becomes a
 * string.
 *
 * @param text valid JSON
 * @param leaf is given a string's content or a number as written, and the key it stands under, through arrays; a key
 *   itself is given without one
 * @returns valid JSON; the same text when nothing is replaced
 */
export function mapJsonLeaves(text: string, leaf: (value: string, key: string | undefined) => string): string {
  const pieces: string[] = [];
  // The key that holds inside each open bracket; an object's is that of the member being read.
  const keys: (string | undefined)[] = [];
  let copied = 0;
  for (const { token, start } of tokensOf(text)) {
    if (token === "[" || token === "{") keys.push(token === "[" ? keys.at(-1) : undefined);
    else if (token === "]" || token === "}") keys.pop();
    else {
      const end = start + token.length;
      const isString = token.startsWith('"');
      const isKey = isString && /^\s*:/.test(text.slice(end, end + 64));
      const value = isString ? String(JSON.parse(token)) : token;
      const replaced = leaf(value, isKey ? undefined : keys.at(-1));
      if (isKey) keys[keys.length - 1] = value;
      if (replaced === value) continue;
      pieces.push(text.slice(copied, start), JSON.stringify(replaced));
      copied = end;
    }
  }
  return pieces.length === 0 ? text : pieces.join("") + text.slice(copied);
}

type Token = { readonly token: string; readonly start: number };

/** Brackets, strings and numbers. A string's end is looked for by hand: a pattern's stack is too small for a long one. */
function* tokensOf(text: string): Generator<Token> {
  const tokens = /["[\]{}]|-?\d[\d.eE+-]*/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const { 0: first, index: start } = match;
    if (first === '"') tokens.lastIndex = stringEnd(text, start);
    yield { token: text.slice(start, tokens.lastIndex), start };
  }
}

/** Behind the quote that closes the string: the next one with an even number of backslashes before it. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charAt(quote - 1 - slashes) === "\\") slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}
