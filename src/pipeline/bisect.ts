import { type Bisection, bayesect } from "../statistics/bayesect.ts";

/** What is known of versions in a row, oldest first: how often each was run, and how often that failed. */
export type VersionTally = {
  /**
   * Weight of each to be the one that brought the failures, ≥ 0: 0 for one that cannot be run. That of the first stands
   * for: all fail alike.
   */
  readonly prior: readonly number[];
  readonly runs: readonly number[];
  readonly failures: readonly number[];
};

/** How sure it must be. */
export const SURE = 0.95;

/** @property found the version that is sure enough */
export type BisectionStanding = { readonly probabilities: readonly number[]; readonly found?: number };

/** Which version brought the failures, as far as the runs tell. All weights 0: nothing is known, all are 0. */
export function bisectionOf(tally: VersionTally): BisectionStanding {
  if (tally.prior.every((weight) => weight === 0)) return { probabilities: tally.prior.map(() => 0) };
  const probabilities = asked(tally).posterior.toReversed();
  const found = probabilities.findIndex((probability) => probability >= SURE);
  return { probabilities, ...(found < 0 ? {} : { found }) };
}

/** The version whose next run tells most; undefined where none can be run. */
export function nextVersion(tally: VersionTally): number | undefined {
  const { next } = asked(tally);
  return next === null ? undefined : tally.runs.length - 1 - next;
}

/** The rule counts from the newest. */
function asked({ prior, runs, failures }: VersionTally): Bisection {
  return bayesect({ prior: prior.toReversed(), runs: runs.toReversed(), failures: failures.toReversed() });
}
