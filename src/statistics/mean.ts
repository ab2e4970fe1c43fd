/**
 * The mean of some values: Σwx/Σw.
 *
 * @param values any unit  @param weights one per value, ≥ 0; absent: all the same
 * @returns in the unit of the values; NaN where there is nothing to take a mean of
 */
export function mean(values: readonly number[], weights?: readonly number[]): number {
  let [sum, total] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    const weight = weights?.[place] ?? 1;
    sum += weight * (values[place] ?? 0);
    total += weight;
  }
  return sum / total;
}

/** How much values vary: Σ(x − x̄)²/(n − 1), in the square of their unit; null for less than two values. */
export function variance(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
