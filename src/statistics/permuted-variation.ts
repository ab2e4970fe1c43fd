import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Tallies, totalVariation } from "./total-variation.ts";

/** How often each value was seen of one input, then and now; at least once each. */
export type TalliedPair = { readonly before: Tallies; readonly now: Tallies };

/** A distance, what chance alone gives on average where nothing differs, and how often chance gives as much. */
export type PermutedDistance = { readonly distance: number; readonly expected: number; readonly p: number };

/**
 * The permutation test of a mean total variation distance.
 *
 * Answers: if it did not matter which values of an input were seen then and which now, how often would the two be as far
 * apart as they are? The labels "then" and "now" are dealt anew within each input, since inputs differ from one another
 * whatever the time; the mean is over inputs. p = (1 + #{T′ ≥ T})/(B + 1), which is never 0. Assumes that the values of
 * one input are independent draws of one distribution where nothing differs. Source: B3IT, arXiv 2602.11083.
 *
 * @param pairs at least one  @param options.resamples B ≥ 1  @param options.seed a whole number
 * @returns all three 0…1
 */
export function permutedVariation(
  pairs: readonly TalliedPair[],
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): PermutedDistance {
  const distance = pairs.reduce((sum, { before, now }) => sum + totalVariation(before, now), 0) / pairs.length;
  const pools = pairs.map(poolOf);
  const chance = xoroshiro128plus(seed);
  const below = (end: number): number => Math.floor((chance.next() >>> 0) * (end / 2 ** 32));
  let [sum, asFar] = [0, 1];
  for (let draw = 0; draw < resamples; draw++) {
    const drawn = pools.reduce((total, pool) => total + dealtVariation(pool, below), 0) / pools.length;
    sum += drawn;
    // Distances that differ by rounding alone are ties.
    if (drawn >= distance - 1e-12) asFar++;
  }
  return { distance, expected: sum / resamples, p: asFar / (resamples + 1) };
}

/** All values of one input as numbers, how often each is there, and how many were seen now. */
type Pool = { readonly values: Int32Array; readonly counts: Int32Array; readonly now: number };

function poolOf({ before, now }: TalliedPair): Pool {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const counts = Int32Array.from(names, (name) => countOf(before, name) + countOf(now, name));
  const values = Int32Array.from(names.flatMap((_, index) => new Array<number>(counts[index] ?? 0).fill(index)));
  return { values, counts, now: names.reduce((sum, name) => sum + countOf(now, name), 0) };
}

/** Draws those of "now" anew: the rest is "then". The order that is left behind is as good as the one before. */
function dealtVariation({ values, counts, now }: Pool, below: (end: number) => number): number {
  const dealt = new Int32Array(counts.length);
  for (let at = 0; at < now; at++) {
    const from = at + below(values.length - at);
    const value = values[from] ?? 0;
    values[from] = values[at] ?? 0;
    values[at] = value;
    dealt[value] = (dealt[value] ?? 0) + 1;
  }
  const then = values.length - now;
  return dealt.reduce((sum, mine, value) => sum + Math.abs(mine / now - ((counts[value] ?? 0) - mine) / then), 0) / 2;
}

function countOf(counts: Tallies, value: string): number {
  return Object.hasOwn(counts, value) ? (counts[value] ?? 0) : 0;
}
