/**
 * How much the true differences vary between cases, as a share of what one trial varies by. Nobody knows it beforehand.
 * Small is safe: it makes more trials of a case count for more, so that early looks are taken to know less than they do.
 */
const BETWEEN_CASES = 0.05;

/** Two looks that know the same would be one. */
const LEAST_STEP = 1e-3;

/**
 * The planned information of each look as a share of the last one's (STATISTICS.md): t = Var(last) / Var(look), with
 * Var = Σ(ω² + σ²/K + σ²/K′) / n² over the n cases asked so far, K and K′ their trials on the two sides.
 *
 * @param asks in order  @param ends how many of them each look has seen
 * @param variance of one trial, by case, 1 on average
 * @param storedTrials K′, where the other side is not asked along
 * @returns rising strictly to 1. Where a look that adds cases would know less than the one before, it is taken for
 * equal: fractions too low are safe.
 */
export function informationOf(
  asks: readonly { readonly id: string }[],
  ends: readonly number[],
  variance: ReadonlyMap<string, number>,
  storedTrials?: number,
): readonly number[] {
  const varianceAt = (end: number) => {
    const trials = new Map<string, number>();
    for (const { id } of asks.slice(0, end)) trials.set(id, (trials.get(id) ?? 0) + 1);
    const sum = [...trials].reduce((all, [id, own]) => {
      const one = variance.get(id) ?? 1;
      return all + BETWEEN_CASES + one / own + one / (storedTrials ?? own);
    }, 0);
    return sum / trials.size ** 2;
  };
  const last = varianceAt(asks.length);
  let next = 1 / (1 - LEAST_STEP);
  return ends
    .toReversed()
    .map((end) => {
      next = Math.min(last / varianceAt(end), next * (1 - LEAST_STEP));
      return next;
    })
    .toReversed();
}
