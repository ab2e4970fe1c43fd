/**
 * How much the true differences vary between cases, as a share of what one trial varies by. Nobody knows it beforehand.
 * Small is safe: it makes more trials of a case count for more, so that early looks are taken to know less than they do.
 */
const BETWEEN_CASES = 0.05;

/** Two looks that know the same would be one. */
const LEAST_STEP = 1e-3;

/**
 * The planned information after each of the asks, as a share of what all of them give (STATISTICS.md): t = Var(last) /
 * Var(look), with Var = Σ(ω² + σ²/K + σ²/K′) / n² over the n cases asked so far, K and K′ their trials on the two sides.
 *
 * @param variance of one trial, by case, 1 on average
 * @param storedTrials K′, where the other side is not asked along
 */
export function informationAfterEach(
  asks: readonly { readonly id: string }[],
  variance: ReadonlyMap<string, number>,
  storedTrials?: number,
): readonly number[] {
  const trials = new Map<string, number>();
  let sum = 0;
  const known = asks.map(({ id }) => {
    const own = trials.get(id) ?? 0;
    const one = variance.get(id) ?? 1;
    const asked = one / (own + 1) - (own === 0 ? 0 : one / own);
    const first = own === 0 ? BETWEEN_CASES + (storedTrials === undefined ? 0 : one / storedTrials) : 0;
    sum += first + (storedTrials === undefined ? 2 : 1) * asked;
    trials.set(id, own + 1);
    return trials.size ** 2 / sum;
  });
  return known.map((one) => one / (known.at(-1) ?? one));
}

/**
 * The information that each look is taken to have.
 *
 * @param known after each ask  @param ends how many of them each look has seen
 * @returns rising strictly to 1. Where a look that adds cases would know less than the one before, it is taken for
 * equal: fractions too low are safe.
 */
export function fractionsAt(ends: readonly number[], known: readonly number[]): readonly number[] {
  let next = 1 / (1 - LEAST_STEP);
  return ends
    .toReversed()
    .map((end) => {
      next = Math.min(known[end - 1] ?? 1, next * (1 - LEAST_STEP));
      return next;
    })
    .toReversed();
}
