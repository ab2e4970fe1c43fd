import type { Message } from "../../domain/message.ts";

/** From this share of common shingles on, two texts are nearly the same. */
const NEARLY = 0.9;
/** Shingles kept of one text, so that a long text costs no more than a page does. */
const KEPT = 256;

/** What a case asks, in the form in which cases are compared. */
export type Asked = {
  /** The user's last turn. */
  readonly last: Sketch;
  /** The turns of the user before that; the same "yes, please" after another question is another case. */
  readonly before: Sketch;
};

/** A text's smallest shingle hashes, each once, in rising order. Texts of up to 256 shingles are compared exactly. */
type Sketch = { readonly text: string; readonly hashes: Uint32Array };

/** The form in which turns are compared; undefined where the user's last turn has no text. */
export function askedIn(turns: readonly Message[]): Asked | undefined {
  const texts = turns.flatMap(({ role, text }) => (role === "user" ? [text] : []));
  const last = sketchOf(texts.at(-1) ?? "");
  return last.text === "" ? undefined : { last, before: sketchOf(texts.slice(0, -1).join("\n")) };
}

/**
 * Finds what was asked before. Two cases are nearly the same when the user's last turns are, and those before: equal but
 * for case, white space and numbers, or with nine tenths of their three-word shingles in common (Jaccard).
 *
 * Not every two are compared: two sets that share nine tenths share one of their few smallest hashes, and only those
 * are looked up (prefix filtering: Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
 */
export function nearDuplicates(): {
  /** The name of an earlier case that asks nearly the same. */
  find(asked: Asked): string | undefined;
  add(name: string, asked: Asked): void;
} {
  const known: { readonly name: string; readonly asked: Asked }[] = [];
  const byHash = new Map<number, number[]>();
  return {
    find(asked) {
      const places = new Set(prefix(asked.last).flatMap((hash) => byHash.get(hash) ?? []));
      for (const place of places) {
        const one = known[place];
        if (one !== undefined && isNear(one.asked.last, asked.last) && isNear(one.asked.before, asked.before))
          return one.name;
      }
      return undefined;
    },
    add(name, asked) {
      for (const hash of prefix(asked.last)) {
        const places = byHash.get(hash);
        if (places === undefined) byHash.set(hash, [known.length]);
        else places.push(known.length);
      }
      known.push({ name, asked });
    },
  };
}

function prefix({ hashes }: Sketch): readonly number[] {
  return [...hashes.subarray(0, hashes.length - Math.ceil(NEARLY * hashes.length) + 1)];
}

function sketchOf(written: string): Sketch {
  const text = written
    .toLowerCase()
    .replace(/\p{Nd}+/gu, "0")
    .replace(/\s+/gu, " ")
    .trim();
  const words = text.split(" ");
  const shingles = Math.max(1, words.length - 2);
  const hashes = Uint32Array.from({ length: shingles }, (_, at) => hashOf(words.slice(at, at + 3).join(" "))).sort();
  return { text, hashes: hashes.filter((hash, at) => hash !== hashes[at - 1]).slice(0, KEPT) };
}

/** The share of the smallest hashes of both together that both have. */
function isNear(a: Sketch, b: Sketch): boolean {
  if (a.text === b.text) return true;
  let [atA, atB, all, common] = [0, 0, 0, 0];
  while (all < KEPT && (atA < a.hashes.length || atB < b.hashes.length)) {
    const [hashA = Number.POSITIVE_INFINITY, hashB = Number.POSITIVE_INFINITY] = [a.hashes[atA], b.hashes[atB]];
    all++;
    if (hashA === hashB) common++;
    if (hashA <= hashB) atA++;
    if (hashB <= hashA) atB++;
  }
  return common >= NEARLY * all;
}

/** 32 bits of a text: FNV-1a, its bits then mixed as in MurmurHash3, because the order of hashes must tell nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
