import { normalCdf } from "./distributions.ts";

/**
 * The normal mixture boundary: what a sum may come to, at any time, before chance is ruled out.
 *
 * Answers: a sum of observations of mean 0 has grown to `sum`, and its variance to `variance`; how strong is that evidence
 * against mean 0, and how far may the sum stray at this variance? Assumes sub-Gaussian increments (exactly normal, or
 * bounded). ρ = v₀/(2 ln(1/α₂) + ln(1 + 2 ln(1/α₂))) with α₂ = α for two sides and 2α for one. Two sides:
 * ln e = ½ln(ρ/(v+ρ)) + s²/(2(v+ρ)), bound √((v+ρ)(ln(1+v/ρ) + 2 ln(1/α))). One side:
 * ln e = ½ln(4ρ/(v+ρ)) + s²/(2(v+ρ)) + lnΦ(s/√(v+ρ)), whose bound is where e reaches 1/α.
 * Source: Howard, Ramdas, McAuliffe and Sekhon, arXiv 1810.08240; values as in confseq.
 *
 * @param options.sum s, in the unit of the observations  @param options.variance v of the sum, > 0
 * @param options.tightestAtVariance v₀, > 0: where the bound is to be tightest
 * @param options.alpha of the whole boundary, 0…1; for one side 0…0.5
 */
export function normalMixture({
  sum,
  variance,
  tightestAtVariance,
  alpha,
  sides,
}: {
  readonly sum: number;
  readonly variance: number;
  readonly tightestAtVariance: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
}): { readonly rho: number; readonly logEValue: number; readonly boundOnSum: number } {
  const needed = Math.log(1 / alpha);
  const level = 2 * Math.log(1 / (sides === 1 ? 2 * alpha : alpha));
  const rho = tightestAtVariance / (level + Math.log1p(level));
  const mixed = variance + rho;
  const twoSided = Math.sqrt(mixed * (Math.log1p(variance / rho) + 2 * needed));
  if (sides === 2) return { rho, logEValue: logOfTwoSided(sum, mixed, rho), boundOnSum: twoSided };
  return { rho, logEValue: logOfOneSided(sum, mixed, rho), boundOnSum: oneSidedBound(needed, twoSided, mixed, rho) };
}

function logOfTwoSided(sum: number, mixed: number, rho: number): number {
  return Math.log(rho / mixed) / 2 + sum ** 2 / (2 * mixed);
}

function logOfOneSided(sum: number, mixed: number, rho: number): number {
  return Math.log((4 * rho) / mixed) / 2 + sum ** 2 / (2 * mixed) + Math.log(normalCdf(sum / Math.sqrt(mixed)));
}

/** The evidence grows with the sum, and the bound for two sides lies above that for one. */
function oneSidedBound(needed: number, twoSided: number, mixed: number, rho: number): number {
  let low = 0;
  let high = twoSided;
  for (let round = 0; round < 200 && high - low > 1e-13 * twoSided; round++) {
    const middle = (low + high) / 2;
    if (logOfOneSided(middle, mixed, rho) < needed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
