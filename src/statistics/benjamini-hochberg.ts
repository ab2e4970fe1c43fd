/**
 * Benjamini and Hochberg's adjustment (1995): p̃_(j) = min_{i≥j} min(1, M · p_(i) / i).
 *
 * Answers: which of many findings are worth a look, when a known share of those shown may be false? For tables that
 * explore; what decides uses Holm. Assumes independent or positively dependent tests.
 *
 * @param pValues 0…1 each  @returns adjusted values in the order given
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const falling = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  falling.forEach(({ p, index }, passed) => {
    smallest = Math.min(smallest, (pValues.length * p) / (pValues.length - passed));
    adjusted[index] = smallest;
  });
  return adjusted;
}
