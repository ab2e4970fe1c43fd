import { bayesect } from "../statistics/bayesect.ts";

/** What is known of versions in a row, oldest first: how often each was run, and how often that failed. */
export type VersionTally = {
  /** Weight of each to be the one that brought the failures, ≥ 0: 0 for the first, and for one that cannot be run. */
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

/**
 * The versions that are to be run next, all at once: each as if those before it had come out as expected, so that they
 * do not all go to one place. A version may come several times.
 *
 * @param count at least 1  @returns none where nothing can be run
 */
export function nextVersions(tally: VersionTally, count: number): readonly number[] {
  const next: number[] = [];
  const runs = [...tally.runs];
  const failures = [...tally.failures];
  for (let place = 0; place < count; place++) {
    const { next: chosen, posterior } = asked({ prior: tally.prior, runs, failures });
    if (chosen === null) break;
    const version = runs.length - 1 - chosen;
    next.push(version);
    failures[version] =
      (failures[version] ?? 0) + expectedFailures({ runs, failures }, posterior.toReversed(), version);
    runs[version] = (runs[version] ?? 0) + 1;
  }
  return next;
}

/** The rule counts from the newest. */
function asked({ prior, runs, failures }: VersionTally) {
  return bayesect({ prior: prior.toReversed(), runs: runs.toReversed(), failures: failures.toReversed() });
}

/** The chance that a version fails, over all that may have brought the failures. */
function expectedFailures(
  { runs, failures }: Omit<VersionTally, "prior">,
  probabilities: readonly number[],
  version: number,
): number {
  return probabilities.reduce((sum, probability, brought) => {
    const [from, to] = version < brought ? [0, brought] : [brought, runs.length];
    const failed = sumOf(failures.slice(from, to));
    return sum + probability * ((0.5 + failed) / (1 + sumOf(runs.slice(from, to))));
  }, 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
