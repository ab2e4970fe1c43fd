import { asymptoticHalfWidth } from "../../statistics/asymptotic-confidence-sequence.ts";

/**
 * The number of independent cases at which an anytime interval is tightest. It must not depend on when one looks, or the
 * interval would no longer hold at all times; 200 is where large drops and small ones are both found soon (STATISTICS.md).
 */
const TIGHTEST_AT = 200;

type Limits = {
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly pRegressed: number;
  readonly pImproved: number;
};

/**
 * Limits and p-values that hold however often one looks: an asymptotic confidence sequence, one-sided at α on each side,
 * and never narrower than the limits of a single look. A p-value is the least level whose limit would exclude 0.
 *
 * Where nothing varies the limits of a single look stay: they rule a loss out when a certain number of clusters has shown
 * none, and that moment comes once, whenever one looks.
 *
 * @param single the estimate as a single look would have it
 * @param n independent observations so far
 */
export function anytimeLimits(
  single: Limits,
  n: number,
  alpha: number,
): Pick<Limits, "lower" | "upper" | "pRegressed" | "pImproved"> {
  const { mean, standardError, lower, upper, pRegressed, pImproved } = single;
  if (standardError === 0) return { lower, upper, pRegressed, pImproved };
  const variance = standardError ** 2 * n;
  const { rho, halfWidth } = asymptoticHalfWidth({ variance, n, tightestAt: TIGHTEST_AT, alpha, sides: 1 });
  const p = leastLevel(mean / standardError, n, rho);
  return {
    lower: Math.min(lower, mean - halfWidth),
    upper: Math.max(upper, mean + halfWidth),
    pRegressed: mean < 0 ? Math.max(pRegressed, p) : 1,
    pImproved: mean > 0 ? Math.max(pImproved, p) : 1,
  };
}

/** The one-sided half-width solved for α: √(nρ²+1) / (2(exp(x) − 1)) with x = nρ²·(Δ̂/SE)² / (2(nρ²+1)). */
function leastLevel(inErrors: number, n: number, rho: number): number {
  const grown = n * rho ** 2;
  return Math.min(1, Math.sqrt(grown + 1) / (2 * Math.expm1((grown * inErrors ** 2) / (2 * (grown + 1)))));
}
