import { mean, variance } from "./mean.ts";

/** Where the variance of a paired difference comes from, in the square of the metric's unit. */
export type VarianceComponents = {
  /** Between trials of one case; null where no case of that side has two trials. */
  readonly sigma2Before: number | null;
  readonly sigma2After: number | null;
  /** Of the differences of case means, as found; null for less than two cases. */
  readonly differenceVariance: number | null;
  /** Of the true differences between cases; null where a part of it is. */
  readonly omega2: number | null;
};

/**
 * The variance of a paired difference, split into chance within cases and true differences between them.
 *
 * Answers: would more trials make a comparison surer, or only more cases? σ̂² = mean over cases of the trials' variance,
 * ω̂² = max(0, Var(d) − σ̂²_before/K_before − σ̂²_after/K_after), K the harmonic mean of the trials per case, as the chance
 * within a case is divided by its own trials. A case with one trial says nothing of σ². Assumes that trials of a
 * case are independent. Source: STATISTICS.md, after Miller 2024.
 *
 * @param before the trials of each case, at least one each  @param after of the same cases, in the same order
 */
export function varianceComponents(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): VarianceComponents {
  const [sigma2Before, sigma2After] = [withinVariance(before), withinVariance(after)];
  const differenceVariance = variance(after.map((trials, index) => mean(trials) - mean(before[index] ?? [])));
  const known = differenceVariance !== null && sigma2Before !== null && sigma2After !== null;
  const chance = (sigma2Before ?? 0) / harmonicTrials(before) + (sigma2After ?? 0) / harmonicTrials(after);
  const omega2 = known ? Math.max(0, differenceVariance - chance) : null;
  return { sigma2Before, sigma2After, differenceVariance, omega2 };
}

/**
 * Mean over the cases of the variance between their trials.
 * @param cases the trials of each case
 * @returns null where no case has two trials
 */
export function withinVariance(cases: readonly (readonly number[])[]): number | null {
  const variances = cases.flatMap((trials) => variance(trials) ?? []);
  return variances.length === 0 ? null : mean(variances);
}

function harmonicTrials(cases: readonly (readonly number[])[]): number {
  return cases.length / cases.reduce((sum, trials) => sum + 1 / trials.length, 0);
}
