import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Up to this many clusters all assignments of signs are counted: 2^16 of them. */
const ENUMERATED = 16;

/**
 * The sign-flip test of paired differences, one-sided for a negative mean.
 *
 * Answers: if a cluster's difference were as likely to be a gain as a loss, how often would the total be as low as the
 * one found? p = #{T′ ≤ T}/2^C over all assignments of signs; among B drawn ones (1 + count)/(B + 1), which is
 * never 0. Mid-p counts half of the ties: the plain p is conservative for few clusters. Assumes that differences are
 * symmetric about 0 under no effect, and nothing of their shape. Source: Fisher 1935; Phipson & Smyth 2010 for
 * the 1 in the drawn version.
 *
 * @param clusterSums the sum of the differences of each cluster, oriented so that negative is worse
 * @param options.resamples B ≥ 1, used above 16 clusters  @param options.seed a whole number
 * @returns p-values, 0…1
 */
export function signFlip(
  clusterSums: readonly number[],
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): { readonly p: number; readonly midP: number } {
  const observed = clusterSums.reduce((total, sum) => total + sum, 0);
  // Totals that differ by rounding alone are ties.
  const close = 1e-12 * clusterSums.reduce((total, sum) => total + Math.abs(sum), 0);
  const whole = clusterSums.length <= ENUMERATED;
  const totals = whole ? allTotals(clusterSums) : drawnTotals(clusterSums, resamples, seed);
  let [below, ties] = [0, whole ? 0 : 1];
  for (const total of totals) {
    if (total < observed - close) below++;
    else if (total <= observed + close) ties++;
  }
  const all = totals.length + (whole ? 0 : 1);
  return { p: (below + ties) / all, midP: (below + ties / 2) / all };
}

/** Each cluster doubles what is there: once with its sum added, once with it taken off. */
function allTotals(sums: readonly number[]): Float64Array {
  const totals = new Float64Array(2 ** sums.length);
  sums.forEach((sum, index) => {
    const half = 2 ** index;
    for (let at = 0; at < half; at++) {
      const before = totals[at] ?? 0;
      totals[at] = before + sum;
      totals[at + half] = before - sum;
    }
  });
  return totals;
}

function drawnTotals(sums: readonly number[], resamples: number, seed: number): Float64Array {
  const chance = xoroshiro128plus(seed);
  const doubled = Float64Array.from(sums, (sum) => 2 * sum);
  const lowest = -sums.reduce((total, sum) => total + sum, 0);
  return new Float64Array(resamples).map(() => {
    let [total, bits] = [lowest, 0];
    for (let index = 0; index < doubled.length; index++) {
      if (index % 32 === 0) bits = chance.next();
      // No branch: which way a coin falls no processor foretells.
      total += (bits & 1) * (doubled[index] ?? 0);
      bits >>>= 1;
    }
    return total;
  });
}
