import { tCdf } from "./distributions.ts";
import { type MeanInterval, meanInterval } from "./mean-interval.ts";

/** The plain paired t test. Positive is better; p-values are one-sided, 0…1. */
export type PairedT = MeanInterval & {
  /** Standard deviation of the differences. */
  readonly sd: number;
  readonly degreesOfFreedom: number;
  readonly t: number;
  /** Against H0: no loss. */
  readonly pRegressed: number;
  /** Against H0: no gain. */
  readonly pImproved: number;
  /** Against H0: a loss of the margin or more. */
  readonly pNonInferior: number;
  /** Against H0: a gain of the margin or more. */
  readonly pNotAboveMargin: number;
};

/**
 * The plain paired t test, without corrections, for comparison with other tools.
 *
 * Answers: what would a textbook say of these pairs? T = d̄/(s/√n) with n − 1 degrees of freedom, limits at confidence
 * 1 − 2α. Assumes independent pairs and no strong skew; `pairedDifference` is what verdicts use. Source: Student 1908.
 *
 * @param before, after one value per pair, at least two pairs that do not all differ by the same
 * @param options.alpha one-sided level  @param options.margin ≥ 0, in the values' unit
 */
export function pairedT(
  before: readonly number[],
  after: readonly number[],
  { alpha, margin }: { readonly alpha: number; readonly margin: number },
): PairedT {
  const interval = meanInterval(
    after.map((value, index) => value - (before[index] ?? Number.NaN)),
    1 - 2 * alpha,
  );
  const { mean, standardError } = interval;
  const degreesOfFreedom = after.length - 1;
  const below = (value: number) => tCdf(value / standardError, degreesOfFreedom);
  return {
    ...interval,
    sd: standardError * Math.sqrt(after.length),
    degreesOfFreedom,
    t: mean / standardError,
    pRegressed: below(mean),
    pImproved: below(-mean),
    pNonInferior: below(-(mean + margin)),
    pNotAboveMargin: below(mean - margin),
  };
}
