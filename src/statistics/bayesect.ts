import betaln from "@stdlib/math-base-special-betaln";

/** What is known of a bisection over unreliable tests. */
export type Bisection = {
  /** Probability of each version to be the oldest with the new failure rate. */
  readonly posterior: readonly number[];
  /** The version whose next run tells most; null where none can run. */
  readonly next: number | null;
};

/**
 * Bisection where a test fails only sometimes.
 *
 * Answers: with versions from newest to oldest, since which one has the failure rate been another? Assumes one change,
 * and a constant, unknown rate on either side of it (prior Beta(½, ½)): log posterior(b) = log prior(b) + lnB(½+y_L, ½+n_L)
 * + lnB(½+y_R, ½+n_R), left sums over 0..b, right sums over what is older. The next version to run is the one that leaves
 * the least expected entropy; ties go to the one nearest the middle. Source: git_bayesect (MIT), with its tests' values.
 *
 * @param options.prior weight of each version, ≥ 0; 0 for one that cannot run, which is never the next
 * @param options.failures, options.runs of each version
 */
export function bayesect({
  prior,
  failures,
  runs,
}: {
  readonly prior: readonly number[];
  readonly failures: readonly number[];
  readonly runs: readonly number[];
}): Bisection {
  const sides = prior.map((_, b) => ({
    left: { failures: sumOf(failures.slice(0, b + 1)), runs: sumOf(runs.slice(0, b + 1)) },
    right: { failures: sumOf(failures.slice(b + 1)), runs: sumOf(runs.slice(b + 1)) },
  }));
  const logs = sides.map(({ left, right }, b) => Math.log(prior[b] ?? 0) + evidenceOf(left) + evidenceOf(right));
  const largest = Math.max(...logs);
  const posterior = normalised(logs.map((log) => Math.exp(log - largest)));
  const entropies = prior.map((weight, version) => {
    if (weight === 0) return Number.POSITIVE_INFINITY;
    const failing = sides.map(({ left, right }, b) => chanceOf(version <= b ? left : right));
    return expectedEntropy(posterior, failing);
  });
  return { posterior, next: leastNearMiddle(entropies) };
}

type Tally = { readonly failures: number; readonly runs: number };

function evidenceOf({ failures, runs }: Tally): number {
  return betaln(0.5 + failures, 0.5 + runs - failures) - betaln(0.5, 0.5);
}

function chanceOf({ failures, runs }: Tally): number {
  return (0.5 + failures) / (1 + runs);
}

/** @param failing chance of a failure under each hypothesis */
function expectedEntropy(posterior: readonly number[], failing: readonly number[]): number {
  const failed = posterior.map((probability, b) => probability * (failing[b] ?? 0));
  const passed = posterior.map((probability, b) => probability * (1 - (failing[b] ?? 0)));
  return [failed, passed].reduce((sum, outcome) => sum + sumOf(outcome) * entropyOf(normalised(outcome)), 0);
}

function entropyOf(probabilities: readonly number[]): number {
  return -probabilities.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0);
}

function leastNearMiddle(entropies: readonly number[]): number | null {
  const least = Math.min(...entropies);
  if (!Number.isFinite(least)) return null;
  const middle = Math.floor(entropies.length / 2);
  // Rounding must not break a tie.
  const tied = entropies.flatMap((entropy, version) => (entropy <= least + 1e-12 ? [version] : []));
  return tied.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
}

function normalised(weights: readonly number[]): readonly number[] {
  const total = sumOf(weights);
  return weights.map((weight) => weight / total);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
