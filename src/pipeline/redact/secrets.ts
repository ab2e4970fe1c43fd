import type { Finder, Found } from "./finding.ts";
import { AUTHORITY, BEARER, KEY_BODY, PRIVATE_KEY, SECRET_HEAD, URL_SCHEME } from "./patterns.ts";

/**
 * Keys and tokens that are known by their own form: those of known makers, JSON web tokens, bearer tokens, names and
 * passwords in addresses, private keys.
 */
export const findSecrets: Finder = (text) => [
  ...makersKeys(text),
  ...bearerTokens(text),
  ...addressesWithPasswords(text),
  ...privateKeys(text),
];

function makersKeys(text: string): readonly Found[] {
  const found: Found[] = [];
  // Up to where runs of either kind were looked at: a head inside one is not a key of its own.
  const seen = new Map<RegExp, number>();
  for (const { 0: head, index } of text.matchAll(SECRET_HEAD)) {
    const character = /^(?:eyJ|SG\.|ya29\.)$/.test(head) ? DOTTED : PLAIN;
    if (index < (seen.get(character) ?? 0)) continue;
    const end = runEnd(text, index + head.length, character);
    seen.set(character, end);
    if (isKey(head, text.slice(index + head.length, end))) found.push(secret(text, index, end));
  }
  return found;
}

/** A name such as sk-learn has no digit in it; a key has. */
function isKey(head: string, tail: string): boolean {
  if (head === "eyJ") return tail.length >= 20 && tail.split(".").length >= 3;
  if (head === "AKIA" || head === "ASIA") return /^[A-Z0-9]{16}$/.test(tail);
  return tail.length >= 16 ? /\d/.test(tail) : tail.length >= 10 && /^(?:xox|[rps]k_)/.test(head);
}

function bearerTokens(text: string): readonly Found[] {
  return [...text.matchAll(BEARER)].flatMap(({ 0: head, index }) => {
    const start = index + head.length;
    const end = runEnd(text, start, TOKEN);
    return looksRandom(text.slice(start, end)) ? [secret(text, start, end)] : [];
  });
}

/** Whether a word is more likely a secret than a word: with a digit, or longer than words are. */
export function looksRandom(word: string): boolean {
  return (word.length >= 8 && /\d/.test(word)) || word.length >= 24;
}

/** The whole of `scheme://name:password@host`, so that no part of it is left to look like an e-mail address. */
function addressesWithPasswords(text: string): readonly Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const authority = AUTHORITY.exec(text.slice(at + 3, at + 643))?.[0].replace(/[.,;:!)\]}]{1,8}$/, "") ?? "";
    const user = authority.slice(0, Math.max(0, authority.lastIndexOf("@")));
    const scheme = user.includes(":") ? URL_SCHEME.exec(text.slice(Math.max(0, at - 21), at))?.[0] : undefined;
    if (scheme === undefined) continue;
    found.push(secret(text, at - scheme.length, at + 3 + authority.length));
  }
  return found;
}

/** From BEGIN to END; a key that was cut off, up to where its letters end. */
function privateKeys(text: string): readonly Found[] {
  const marks = [...text.matchAll(PRIVATE_KEY)];
  return marks.flatMap((mark, place) => {
    if (mark[1] !== "BEGIN") return [];
    const next = marks[place + 1];
    const end = next?.[1] === "END" ? next.index + next[0].length : keyBodyEnd(text, mark.index + mark[0].length);
    return [secret(text, mark.index, end)];
  });
}

function keyBodyEnd(text: string, from: number): number {
  KEY_BODY.lastIndex = from;
  return from + (KEY_BODY.exec(text)?.[0].trimEnd().length ?? 0);
}

const PLAIN = /[\w-]/;
const DOTTED = /[\w.-]/;
const TOKEN = /[\w.~+/=-]/;

/** Where a run of such characters ends, the stop of a sentence not counted. */
function runEnd(text: string, from: number, character: RegExp): number {
  let end = from;
  while (end < text.length && character.test(text.charAt(end))) end += 1;
  while (end > from && text.charAt(end - 1) === ".") end -= 1;
  return end;
}

function secret(text: string, start: number, end: number): Found {
  return { start, end, kind: "secret", value: text.slice(start, end) };
}
