import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * The permutation test of two groups.
 *
 * Answers: were it all one group, how often would a random division of the same sizes lie as far apart as the one found?
 * p = (1 + #{T′ ≥ T})/(B + 1) over B drawn divisions, which is never 0. Assumes that the units may be exchanged under no
 * difference, and nothing of their shape: what belongs together (a conversation) has to be one unit. Source: Phipson &
 * Smyth 2010 for the 1.
 *
 * @param labels 0 or 1 of each unit
 * @param statistic how far apart two groups lie, from the labels; the same array is handed in again and again
 * @param options.permutations B ≥ 1  @param options.seed a whole number
 */
export function labelPermutation(
  labels: readonly (0 | 1)[],
  statistic: (labels: Uint8Array) => number,
  { permutations, seed }: { readonly permutations: number; readonly seed: number },
): { readonly statistic: number; readonly p: number } {
  const shuffled = Uint8Array.from(labels);
  const observed = statistic(shuffled);
  // Statistics that differ by rounding alone are ties.
  const least = observed - 1e-12 * Math.max(1, Math.abs(observed));
  const chance = xoroshiro128plus(seed);
  let reached = 1;
  for (let drawn = 0; drawn < permutations; drawn++) {
    shuffle(shuffled, () => (chance.next() >>> 0) / 2 ** 32);
    if (statistic(shuffled) >= least) reached++;
  }
  return { statistic: observed, p: reached / (permutations + 1) };
}

/** Fisher and Yates. */
function shuffle(labels: Uint8Array, draw: () => number): void {
  for (let left = labels.length; left > 1; left--) {
    const other = Math.floor(draw() * left);
    const [one, two] = [labels[left - 1] ?? 0, labels[other] ?? 0];
    labels[left - 1] = two;
    labels[other] = one;
  }
}
