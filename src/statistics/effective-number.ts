/**
 * As many values of equal weight as say as much: (Σw)²/Σw² (Kish 1965).
 *
 * @param weights ≥ 0, not all 0  @returns 1 to the number of weights; equal weights give their number
 */
export function effectiveNumber(weights: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight ** 2;
  }
  return sum ** 2 / squares;
}
