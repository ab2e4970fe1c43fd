/** Sums of the distances between points of a series, from which the distance of any two parts is had at once. */
export type Distances = { readonly points: number; readonly sums: Float64Array };

/** Takes time and room in the square of the points. @param series any unit */
export function distancesOf(series: readonly number[]): Distances {
  const points = series.length;
  const row = points + 1;
  const sums = new Float64Array(row * row);
  for (let i = 0; i < points; i++) {
    let along = 0;
    for (let j = 0; j < points; j++) {
      along += Math.abs((series[i] ?? 0) - (series[j] ?? 0));
      sums[(i + 1) * row + j + 1] = (sums[i * row + j + 1] ?? 0) + along;
    }
  }
  return { points, sums };
}

/**
 * How far apart two neighbouring parts of a series are, by all of their distribution and not their means alone.
 *
 * With X = Z[s:τ] of length n and Y = Z[τ:κ] of length m:
 * Q = 2/(n+m)·ΣΣ|X_i − Y_j| − 2m/((n+m)(n−1))·Σ_{i<k}|X_i − X_k| − 2n/((n+m)(m−1))·Σ_{j<k}|Y_j − Y_k|; a term with n = 1 or
 * m = 1 is 0. Source: Matteson and James, arXiv 1306.4933, as in Apache Otava.
 *
 * @param start s, the first index  @param tau the first of the second part  @param kappa the first behind it
 */
export function energyStatistic(distances: Distances, start: number, tau: number, kappa: number): number {
  const n = tau - start;
  const m = kappa - tau;
  const between = sumOf(distances, start, tau, tau, kappa);
  const left = n === 1 ? 0 : (m / (n - 1)) * sumOf(distances, start, tau, start, tau);
  const right = m === 1 ? 0 : (n / (m - 1)) * sumOf(distances, tau, kappa, tau, kappa);
  return (2 * between - left - right) / (n + m);
}

/** Σ|Z_i − Z_j| over a rectangle; over a square it counts every pair twice. */
function sumOf({ points, sums }: Distances, top: number, bottom: number, left: number, right: number): number {
  const row = points + 1;
  const at = (i: number, j: number): number => sums[i * row + j] ?? 0;
  return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left);
}
