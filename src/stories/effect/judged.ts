import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Comparison } from "../../domain/verdict.ts";
import { type CompareOptions, compare } from "../../pipeline/compare/compare.ts";

/** What one look has to judge. */
export type Standing = {
  readonly suite: Suite;
  /** The base of now, as far as it was asked, and the head. */
  readonly sides: readonly [Run, Run];
  /** The newest replayed baseline, whose sample the cases are. */
  readonly latest: Run | undefined;
  /** The same, while its scores stand in for a replay of the base. */
  readonly stored: Run | undefined;
  /** Planned information of all looks, and which this is, from 0. */
  readonly look: { readonly fractions: readonly number[]; readonly at: number };
  readonly usdPerAnswer: number | undefined;
};

type Thoroughness = Required<Pick<CompareOptions, "crossCheck">>;

/** What the change does: the head against the base of now, or against its stored scores of the same cases. */
export function effectIn(standing: Standing, { crossCheck }: Thoroughness): Comparison {
  const { suite, sides, stored, look, usdPerAnswer } = standing;
  const [before, after] = sides;
  return compare(stored === undefined ? before : onCasesOf(after, stored), after, {
    confidence: suite.gate.confidence,
    errorBudget: suite.budget.errors,
    slices: suite.gate.slices,
    metrics: after.metrics,
    crossCheck,
    ...(look.fractions.length === 1 ? {} : { look }),
    ...(usdPerAnswer === undefined ? {} : { usdPerAnswer }),
  });
}

/**
 * What time does: the base of now against its stored scores, on the cases that it was asked; undefined without a baseline.
 *
 * @param options.confidence the suite's own, or the one that a drift is looked for with
 */
export function driftIn(
  { suite, sides, latest, stored, look }: Standing,
  options: Thoroughness & Pick<CompareOptions, "confidence">,
): Comparison | undefined {
  if (latest === undefined) return undefined;
  const [now, head] = sides;
  // Cases that are gone count as missing from a full replay; those of looks that were not needed do not.
  const isWhole = stored === undefined && look.at === look.fractions.length - 1;
  const before = isWhole ? latest : onCasesOf(stored === undefined ? head : now, latest);
  return compare(before, now, { ...options, errorBudget: suite.budget.errors, metrics: now.metrics });
}

function onCasesOf({ cases }: Run, run: Run): Run {
  const asked = new Set(cases.map(({ id }) => id));
  return { ...run, cases: run.cases.filter(({ id }) => asked.has(id)) };
}
