import type { Checks } from "./checks.ts";
import type { Finder, Found } from "./finding.ts";
import { IBAN_HEAD } from "./patterns.ts";

const SHORTEST = 15;
const LONGEST = 34;

/** International bank account numbers, in one piece or in groups; the check digits must be right. */
export function ibanFinder({ isIban }: Checks): Finder {
  return (text) => {
    const found: Found[] = [];
    for (const { index } of text.matchAll(IBAN_HEAD)) {
      if (index < (found.at(-1)?.end ?? 0)) continue;
      const match = ibanAt(text, index, isIban);
      if (match !== undefined) found.push(match);
    }
    return found;
  };
}

/** The longest account number that starts here and ends where a word does. */
function ibanAt(text: string, start: number, isIban: Checks["isIban"]): Found | undefined {
  let compact = "";
  let best: Found | undefined;
  for (let at = start; at < text.length && compact.length < LONGEST; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (isAlphanumeric(character)) compact += character;
    // One space or dash between groups.
    else if (!" \u00a0-".includes(character) || !isAlphanumeric(next)) break;
    if (compact.length >= SHORTEST && isAlphanumeric(character) && !isAlphanumeric(next) && isIban(compact))
      best = { start, end: at + 1, kind: "iban", value: compact.toUpperCase() };
  }
  return best;
}

function isAlphanumeric(character: string): boolean {
  return /^[A-Za-z0-9]$/.test(character);
}
