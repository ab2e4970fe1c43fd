/** What a text is about: its words without endings and without the small ones, each once. */
export function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .replace(/'s\b/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.has(word)).map(stem));
}

/** How many of the words occur in both. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared;
}

/** The share of the wanted words that were found, 0…1; 0 when nothing was wanted. */
export function shareFound(wanted: ReadonlySet<string>, found: ReadonlySet<string>): number {
  return wanted.size === 0 ? 0 : overlap(wanted, found) / wanted.size;
}

/** The sentences of a text, trimmed; headings and list items are sentences of their own, without their marks. */
export function sentences(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.!?]["”)]?)\s+/)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]|#+|\d+\.)\s+/, "").trim())
    .filter((sentence) => sentence !== "");
}

// Crude on purpose: it only has to bring "shipped", "shipping" and "ships" together.
function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const bare = word
    .replace(/(?:ies|ied)$/, "y")
    .replace(/(?<=..[^s])(?:ing|ed|es|s)$/, "")
    .replace(/(?<=...)(?:e|y)$/, "");
  return /([bdfgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
}

const SMALL = new Set(
  (
    "a about after all also am an and any are as at be been before being but by can could d did do does doing don " +
    "for from get give go got had has have he her here him his how i if in into is it its just let ll m many may me " +
    "might more most much must my need no not of off on once one only or our out over own please re s shall she " +
    "should so some such t take tell than thank thanks that the their them then there these they this those to too " +
    "under until up us use ve very want was we were what when where which while who whom why will with would yes " +
    "you your hello hi"
  ).split(" "),
);
