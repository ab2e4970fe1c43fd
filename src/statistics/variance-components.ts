/** What makes paired differences vary: trials within a case, and cases among themselves. */
export type VarianceComponents = {
  /** Mean over cases of the variance of their trials. */
  readonly withinBefore: number;
  readonly withinAfter: number;
  /** Variance of the differences of case means. */
  readonly difference: number;
  /** ω²: variance of the true differences between cases, cut at 0. */
  readonly between: number;
};

/**
 * Splits the variance of paired differences (METHOD §3.5): ω̂² = max(0, Var(d) − σ̂_A²/K_A − σ̂_B²/K_B).
 *
 * Answers: would more trials or more cases sharpen this comparison? Cases with a single trial say nothing about
 * trials; where no case has two, the within parts are 0 and everything counts as between.
 *
 * @param before trial scores per case  @param after the same cases in the same order, at least two
 */
export function varianceComponents(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): VarianceComponents {
  const differences = before.map((trials, index) => mean(after[index] ?? []) - mean(trials));
  const withinBefore = meanVariance(before);
  const withinAfter = meanVariance(after);
  const difference = variance(differences);
  const noise = withinBefore * meanInverse(before) + withinAfter * meanInverse(after);
  return { withinBefore, withinAfter, difference, between: Math.max(0, difference - noise) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

function meanVariance(cases: readonly (readonly number[])[]): number {
  const repeated = cases.filter((trials) => trials.length > 1);
  return repeated.length === 0 ? 0 : mean(repeated.map(variance));
}

/** Mean of 1/K: cases may have lost trials. */
function meanInverse(cases: readonly (readonly number[])[]): number {
  return mean(cases.map((trials) => 1 / trials.length));
}
