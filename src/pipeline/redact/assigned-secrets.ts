import type { Finder, Found } from "./finding.ts";
import { ASSIGNMENT, PLACEHOLDER, SCHEME, SECRET_KEY } from "./patterns.ts";
import { looksRandom } from "./secrets.ts";

/** What is looked at to tell whether a value is a secret; where it is, all of it goes. */
const WINDOW = 1024;

/**
 * Values that a word says are secret: `password=hunter2`, `"api_key": "…"`, "my password is hunter2", and whole values
 * of fields with such names. The value goes, the word stays.
 */
export const findAssignedSecrets: Finder = (text, key) => {
  const field = key === undefined ? null : SECRET_KEY.exec(key);
  if (field !== null && isSecret(text, { named: field[1] !== undefined || SCHEME.test(text), certain: true }))
    return [{ start: 0, end: text.length, kind: "secret", value: text }];
  const found: Found[] = [];
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [head, word = "", , sign, , quote] = match;
    const scheme = SCHEME.exec(text.slice(match.index + head.length, match.index + head.length + 24))?.[0];
    const start = match.index + head.length + (scheme?.length ?? 0);
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const value = valueAt(text, start, quote);
    const named = scheme !== undefined || SECRET_KEY.exec(word)?.[1] !== undefined;
    const certain = scheme !== undefined || sign === "=" || quote !== undefined;
    if (!isSecret(value, { named, certain })) continue;
    const end = value.length < WINDOW ? start + value.length : wordEnd(text, start + WINDOW);
    found.push({ start, end, kind: "secret", value: text.slice(start, end) });
  }
  return found;
};

/** Up to the quote that closes it; without quotes up to white space, less what ends a sentence or a clause. */
function valueAt(text: string, start: number, quote: string | undefined): string {
  const rest = text.slice(start, start + WINDOW);
  if (quote !== undefined) {
    const end = rest.indexOf(quote);
    const line = rest.search(/[\r\n]/);
    if (end >= 0 && (line < 0 || end < line)) return rest.slice(0, end);
  }
  const end = rest.search(DELIMITER);
  const word = end < 0 ? rest : rest.slice(0, end);
  let length = word.length;
  while (length > 0 && ".,;:!?)]}\\".includes(word.charAt(length - 1))) length -= 1;
  return word.slice(0, length);
}

const DELIMITER = /[\s"'`,;&<>]/;

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !DELIMITER.test(text.charAt(end))) end += 1;
  return end;
}

/**
 * Whether a value is a secret and not the next word of a sentence.
 *
 * @param clues.named by a word that means nothing else, as "password" does and "token" does not
 * @param clues.certain that it is a value: after an equals sign, in quotes, or after "Basic"
 */
function isSecret(value: string, clues: { readonly named: boolean; readonly certain: boolean }): boolean {
  if (PLACEHOLDER.test(value)) return false;
  // A field of cookies or of authorization may begin with a word and a space.
  if (!clues.named) return !/\s/.test(value.replace(/^\w{1,16}[ =]/, "")) && looksRandom(value);
  if (clues.certain) return value.length >= 4 && !/\(\)?$/.test(value);
  return value.length >= 6 && /[^A-Za-zÀ-ɏ'’-]/.test(value);
}
