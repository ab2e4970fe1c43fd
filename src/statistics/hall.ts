/**
 * Student's quantile for the limit on the skewed side (Hall 1992).
 *
 * Answers: how much further out must a limit lie where a few values far off make the estimate skewed?
 * t_H = (3/a)(∛(1 + a(t − a/6)) − 1), never less than t. Written so that a tilt near 0 loses no digits.
 *
 * @param t the plain quantile, > 0
 * @param tilt a = −|γ|/√C with γ the skewness of C cluster sums, ≤ 0
 */
export function hallQuantile(t: number, tilt: number): number {
  if (tilt === 0) return t;
  const x = tilt * (t - tilt / 6);
  return Math.max(t, (3 / tilt) * (x > -1 ? Math.expm1(Math.log1p(x) / 3) : Math.cbrt(1 + x) - 1));
}

/**
 * The same as a statistic, for p-values: x + ax²/3 + a²x³/27 + a/6, and never more than x.
 *
 * @param x distance from what is to be ruled out, in standard errors
 * @param tilt as above
 */
export function hallStatistic(x: number, tilt: number): number {
  return Math.min(x, x + (tilt * x ** 2) / 3 + (tilt ** 2 * x ** 3) / 27 + tilt / 6);
}
