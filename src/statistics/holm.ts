/**
 * Holm's step-down adjustment (Holm 1979): p̃_(j) = max_{i≤j} min(1, (M − i + 1) · p_(i)).
 *
 * Answers: which of several claims of "worse" hold when all are looked at together, with at most α chance that any is
 * false? Needs no assumption about how the metrics depend on one another.
 *
 * @param pValues 0…1 each  @returns adjusted values in the order given
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  order.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted;
}
