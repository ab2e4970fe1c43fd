import { normalCdf } from "./distributions.ts";
/**
 * Half the width of an interval that may be looked at after every observation.
 *
 * Answers: where is the mean, if one stops whenever one likes? The chance that the interval ever misses it is at most α,
 * once there are enough observations for the central limit theorem: about 30. Tightest around `tightestAt` observations.
 * ρ = √((−2 ln α₂ + ln(−2 ln α₂ + 1))/n₀) with α₂ = α for two sides and 2α for one. Two sides:
 * √(s²·2(nρ²+1)/(nρ)²·ln(√(nρ²+1)/α)); one side: √(s²·2(nρ²+1)/(nρ)²·ln(1 + √(nρ²+1)/(2α))).
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, arXiv 2103.06476.
 *
 * @param options.variance of one observation, ≥ 0: for clusters, (standard error)² · n
 * @param options.n observations so far, ≥ 1
 * @param options.tightestAt n₀, ≥ 1: the number that was planned
 * @param options.alpha of the whole interval, 0…1; for one side 0…0.5
 * @returns rho, needed for the e-value, and the half-width in the unit of the observations
 */
export function asymptoticHalfWidth({
  variance,
  n,
  tightestAt,
  alpha,
  sides,
}: {
  readonly variance: number;
  readonly n: number;
  readonly tightestAt: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}): { readonly rho: number; readonly halfWidth: number } {
  const logs = -2 * Math.log(sides === 1 ? 2 * alpha : alpha);
  const rho = Math.sqrt((logs + Math.log(logs + 1)) / tightestAt);
  const spread = n * rho ** 2 + 1;
  const log = sides === 1 ? Math.log1p(Math.sqrt(spread) / (2 * alpha)) : Math.log(Math.sqrt(spread) / alpha);
  return { rho, halfWidth: Math.sqrt(((variance * 2 * spread) / (n * rho) ** 2) * log) };
}

/**
 * The evidence against a mean of 0 that may be looked at after every observation.
 *
 * An e-value is what a gambler who bet against the hypothesis has made of 1: it exceeds 1/α with probability at most α,
 * at any time. e = exp(ρ²S²/(2(nρ²+1)))/√(nρ²+1) with S² = n·(estimate/SE)²; p = min(1, 1/e) may be read like a p-value.
 * Source: as above; one side: the normal mixture over positive means only (Howard et al., arXiv 1810.08240).
 *
 * @param options.estimate of the mean, any unit
 * @param options.standardError of it, > 0
 * @param options.n observations so far
 * @param options.rho as `asymptoticHalfWidth` gives it
 * @param options.sides 2: against a mean of 0. 1: against a mean of 0 or less
 */
export function asymptoticEValue({
  estimate,
  standardError,
  n,
  rho,
  sides = 2,
}: {
  readonly estimate: number;
  readonly standardError: number;
  readonly n: number;
  readonly rho: number;
  readonly sides?: 1 | 2;
}): { readonly eValue: number; readonly p: number } {
  const sum = (Math.sqrt(n) * estimate) / standardError;
  const spread = n * rho ** 2 + 1;
  const bothSides = (rho ** 2 * sum ** 2) / (2 * spread) - Math.log(spread) / 2;
  const logE = sides === 2 ? bothSides : bothSides + Math.log(2 * normalCdf((sum * rho) / Math.sqrt(spread)));
  return { eValue: Math.exp(logE), p: Math.min(1, Math.exp(-logE)) };
}
