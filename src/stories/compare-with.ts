import { type Run, usdPerAnswerOf } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { type CompareOptions, compare } from "../pipeline/compare/compare.ts";
import { withoutFormerIndex } from "./former-index.ts";
import type { StoredBaseline } from "./latest-baseline.ts";

/** A run against a record, by the rules of the suite's gate. @param counts which kept cases count; all unless given */
export function compareWith(
  { gate, budget }: Suite,
  run: Run,
  { baseline }: Pick<StoredBaseline, "baseline">,
  counts?: (id: string) => boolean,
): Comparison {
  const usdPerAnswer = usdPerAnswerOf(run);
  const options: CompareOptions = {
    confidence: gate.confidence,
    errorBudget: budget.errors,
    slices: gate.slices,
    ...(usdPerAnswer === undefined ? {} : { usdPerAnswer }),
  };
  const compared = withoutFormerIndex(run, baseline.run);
  return compare(baseline.run, counts === undefined ? compared : countingKept(compared, counts), options);
}

/**
 * The same against an older record than the latest. Of the kept cases those count that it has: they are what was to be
 * asked of it again. The others come from the latest sample, and it is not to be told that it lacks what it never had.
 */
export function compareWithOlder(suite: Suite, run: Run, older: Pick<StoredBaseline, "baseline">): Comparison {
  const itsOwn = idsOf(older);
  return compareWith(suite, run, older, (id) => itsOwn.has(id));
}

/** The cases of a record. */
export function idsOf({ baseline }: Pick<StoredBaseline, "baseline">): ReadonlySet<string> {
  return new Set(baseline.run.cases.map(({ id }) => id));
}

function countingKept(run: Run, counts: (id: string) => boolean): Run {
  const { fixed } = run.sample;
  if (fixed === undefined) return run;
  const cases = run.cases.filter(({ id, part }) => part === "fixed" && counts(id)).length;
  return { ...run, sample: { ...run.sample, fixed: { ...fixed, cases } } };
}
