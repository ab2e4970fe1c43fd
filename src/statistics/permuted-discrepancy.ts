import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { mmdHamming, type PromptedText } from "./mmd-hamming.ts";
import type { PermutedDistance } from "./permuted-variation.ts";

/**
 * The permutation test of the mean discrepancy of two sets of texts. The distance is the root of half of its square
 * (mmd-hamming.ts), and 0 where that is below 0: then 1 means that no text of one set is like any of the other.
 *
 * Answers: if it did not matter which texts of a prompt came then and which now, how often would the two sets be as far
 * apart as they are? The labels are dealt anew within each prompt: across prompts, as the authors deal them, sets of
 * unequal size would differ by their prompts alone. p = (1 + #{T′ ≥ T})/(B + 1). Assumes that the texts of one prompt are
 * independent draws of one distribution where nothing differs. Source: Gao, Liang and Guestrin, arXiv 2410.20247.
 *
 * @param before, now texts, and the prompt that each answers; at least two of each for one prompt
 * @param options.length in code points  @param options.resamples B ≥ 1  @param options.seed a whole number
 * @returns all three 0…1
 */
export function permutedDiscrepancy(
  before: readonly PromptedText[],
  now: readonly PromptedText[],
  { length, resamples, seed }: { readonly length: number; readonly resamples: number; readonly seed: number },
): PermutedDistance {
  const distance = distanceOf(mmdHamming(before, now, length).mmd);
  const prompts = [...new Set([...before, ...now].map(({ prompt }) => prompt))];
  const pools = prompts.map((prompt) => poolOf(before.filter(of(prompt)), now.filter(of(prompt)), length));
  const pairs = pairsIn(pools);
  const chance = xoroshiro128plus(seed);
  const below = (end: number): number => Math.floor((chance.next() >>> 0) * (end / 2 ** 32));
  let [sum, asFar] = [0, 1];
  for (let draw = 0; draw < resamples; draw++) {
    const drawn = distanceOf(dealtDiscrepancy(pools, pairs, below));
    sum += drawn;
    if (drawn >= distance - 1e-12) asFar++;
  }
  return { distance, expected: sum / resamples, p: asFar / (resamples + 1) };
}

/** On the scale of a total variation distance: a square tells little of half a change. */
function distanceOf(squared: number): number {
  return Math.sqrt(Math.max(0, squared) / 2);
}

function of(prompt: PromptedText["prompt"]): (text: PromptedText) => boolean {
  return (text) => text.prompt === prompt;
}

/** The texts of one prompt: how alike any two are, in rows, the sums of the rows, and how many came now. */
type Pool = {
  readonly size: number;
  readonly now: number;
  readonly alike: Float64Array;
  readonly order: Int32Array;
};

function poolOf(before: readonly PromptedText[], now: readonly PromptedText[], length: number): Pool {
  const points = [...now, ...before].map(({ text }) => {
    const known = Array.from(text, (character) => character.codePointAt(0) ?? -1).slice(0, length);
    return Int32Array.from({ length }, (_, place) => known[place] ?? -1);
  });
  const size = points.length;
  const alike = new Float64Array(size * size);
  points.forEach((a, row) => {
    points.forEach((b, column) => {
      alike[row * size + column] = a.reduce((sum, point, place) => sum + (point === b[place] ? 1 : 0), 0) / length;
    });
  });
  return { size, now: now.length, alike, order: Int32Array.from({ length: size }, (_, index) => index) };
}

/** Ordered pairs of texts of one prompt, over all prompts: none with itself. */
type Pairs = { readonly before: number; readonly now: number; readonly across: number };

function pairsIn(pools: readonly Pool[]): Pairs {
  const total = (of: (pool: Pool) => number) => pools.reduce((sum, pool) => sum + of(pool), 0);
  return {
    before: total(({ size, now }) => (size - now) * (size - now - 1)),
    now: total(({ now }) => now * (now - 1)),
    across: total(({ size, now }) => (size - now) * now),
  };
}

function dealtDiscrepancy(pools: readonly Pool[], pairs: Pairs, below: (end: number) => number): number {
  let [before, now, across] = [0, 0, 0];
  for (const { size, now: wanted, alike, order } of pools) {
    for (let at = 0; at < wanted; at++) {
      const from = at + below(size - at);
      const text = order[from] ?? 0;
      order[from] = order[at] ?? 0;
      order[at] = text;
    }
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const value = alike[(order[i] ?? 0) * size + (order[j] ?? 0)] ?? 0;
        if (j < wanted) now += 2 * value;
        else if (i < wanted) across += value;
        else before += 2 * value;
      }
    }
  }
  return before / pairs.before - (2 * across) / pairs.across + now / pairs.now;
}
