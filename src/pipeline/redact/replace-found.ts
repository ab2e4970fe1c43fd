import type { Finder, Found } from "./finding.ts";
import { PSEUDONYM } from "./patterns.ts";
import { pseudonym } from "./pseudonym.ts";

export type Seen = (found: Found, written: string) => void;

/** What is left of a text after one look may look like something new; each look leaves less that can. */
const LOOKS = 8;

/**
 * A text with everything the finders find replaced by pseudonyms: of what overlaps, the longest, of equals the first
 * finder's. Pseudonyms that are there already stay, so redacting again changes nothing.
 *
 * @param seen is told of everything that was replaced, and how it was written
 * @returns the same text when nothing is found
 */
export function replaceFound(text: string, key: string | undefined, finders: readonly Finder[], seen: Seen): string {
  let current = text;
  for (let look = 1; look <= LOOKS; look += 1) {
    const found = finders.flatMap((find) => find(current, key));
    const replaced = found.length === 0 ? [] : withoutOverlaps(outsidePseudonyms(current, found), current.length);
    if (replaced.length === 0) break;
    for (const one of replaced) seen(one, current.slice(one.start, one.end));
    current = replace(current, replaced);
  }
  return current;
}

/** What lies in a pseudonym is none of ours to find; what reaches into one takes it in whole. */
function outsidePseudonyms(text: string, found: readonly Found[]): readonly Found[] {
  const present = text.includes("[") ? [...text.matchAll(PSEUDONYM)] : [];
  if (present.length === 0) return found;
  const owner = new Map<number, { readonly start: number; readonly end: number }>();
  for (const { 0: name, index } of present)
    for (let at = index; at < index + name.length; at += 1) owner.set(at, { start: index, end: index + name.length });
  return found.flatMap((one) => {
    const first = owner.get(one.start);
    const last = owner.get(one.end - 1);
    if (first !== undefined && one.end <= first.end) return [];
    return [{ ...one, start: first?.start ?? one.start, end: last?.end ?? one.end }];
  });
}

/** The longest first; one that begins or ends in a longer one is dropped. In order of place. */
function withoutOverlaps(found: readonly Found[], length: number): readonly Found[] {
  const taken = new Uint8Array(length);
  return found
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .filter(({ start, end }) => {
      if (taken[start] === 1 || taken[end - 1] === 1) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

function replace(text: string, found: readonly Found[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { start, end, kind, value } of found) {
    pieces.push(text.slice(copied, start), pseudonym(kind, value));
    copied = end;
  }
  return pieces.join("") + text.slice(copied);
}
