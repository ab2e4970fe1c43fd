import { distance } from "fastest-levenshtein";
import { canonicalJson } from "../../domain/digest.ts";

// Longer arguments differ in their beginnings, if at all; the measure grows with the product of both lengths.
const MOST_CHARACTERS = 10_000;

/**
 * Of several recorded calls of one tool, the one whose arguments are most alike: the largest share of arguments (by
 * their top-level names) that are there on both sides and equal, and among equals the smallest edit distance of the
 * canonical texts, and among equals the one recorded first.
 *
 * @param asked parsed arguments
 * @param recorded parsed arguments of the recorded calls, in their order; undefined for what is no JSON
 * @returns the index into `recorded`, or undefined when there are none
 */
export function nearestCall(asked: unknown, recorded: readonly unknown[]): number | undefined {
  const text = capped(asked);
  const ranked = recorded.map((given, index) => ({ index, given, share: equalShare(asked, given) }));
  const most = Math.max(...ranked.map(({ share }) => share));
  const best = ranked
    .filter(({ share }) => share === most)
    .map(({ index, given }) => ({ index, edits: distance(text, capped(given)) }))
    .sort((a, b) => a.edits - b.edits || a.index - b.index);
  return best[0]?.index;
}

function capped(value: unknown): string {
  return canonicalJson(value).slice(0, MOST_CHARACTERS);
}

/** 0…1: arguments that both have with equal values, of all that either has. */
function equalShare(a: unknown, b: unknown): number {
  const [one, other] = [canonicalEntries(a), canonicalEntries(b)];
  const names = new Set([...one.keys(), ...other.keys()]);
  if (names.size === 0) return canonicalJson(a) === canonicalJson(b) ? 1 : 0;
  const equal = [...names].filter((name) => one.has(name) && one.get(name) === other.get(name));
  return equal.length / names.size;
}

function canonicalEntries(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([name, item]) => [name, canonicalJson(item)]));
}
