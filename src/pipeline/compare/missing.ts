import type { MetricVerdict, VerdictKind } from "../../domain/verdict.ts";
import { binomialCdf } from "../../statistics/distributions.ts";
import type { Cell } from "./cell.ts";
import type { ScoredColumn } from "./scored-column.ts";

/** A larger share of failed or unjudged trials than this, on either side, says nothing. */
const MOST_MISSING = 0.05;
/** The rise that is accepted unless a suite says otherwise. */
const ERROR_BUDGET = 0.02;
/** 3 of 150 is 2 %, whatever a division makes of it. */
const ROUNDING = 1e-9;

/** What owes a score and has none, on one side of a cell. */
type Missing = {
  readonly share: number;
  readonly trials: number;
  /** Cases that lack one score or more, of all. */
  readonly lacking: number;
  readonly cases: number;
};

/** What is missing on both sides of a cell. */
export type MissingScores = { readonly before: Missing; readonly after: Missing };

export function missingScores(
  columns: { readonly before: ScoredColumn; readonly after: ScoredColumn },
  cell: Cell,
): MissingScores {
  return { before: missingOf(columns.before, cell.before), after: missingOf(columns.after, cell.after) };
}

/**
 * Why scores that are missing leave nothing to compare: more went missing than the error budget allows, or too many are
 * missing on either side. Undefined when neither is so.
 *
 * One answer more than before is no rise, however small the sample, unless the budget allows none at all. Slices are
 * many and small, so one of them has to lack more than chance explains.
 */
export function tooMuchMissing(
  { before, after }: MissingScores,
  { errorBudget = ERROR_BUDGET, isSlice }: { readonly errorBudget?: number | undefined; readonly isSlice: boolean },
): { readonly verdict: MetricVerdict; readonly kind: VerdictKind; readonly reason: string } | undefined {
  const found = `${percent(before.share)} of the answers before and ${percent(after.share)} after have no score`;
  const rise = after.share - before.share;
  const isRise = isSlice ? isBeyondChance(before, after) : errorBudget === 0 || rise * after.trials > 1 + ROUNDING;
  if (isRise && rise > errorBudget + ROUNDING) {
    return {
      verdict: "errored",
      kind: "went-missing",
      reason: `${found}; ${percent(errorBudget)} more may be missing`,
    };
  }
  if (Math.max(before.share, after.share) > MOST_MISSING + ROUNDING) {
    return {
      verdict: "inconclusive",
      kind: "missing-results",
      reason: `${found}; at most ${percent(MOST_MISSING)} may be missing`,
    };
  }
  return undefined;
}

/** The level at which a slice is said to have lost scores. */
const SLICE_LEVEL = 0.05;

/** Of the cases that lack a score, were chance alone at work, so many or fewer would be of before. */
function isBeyondChance(before: Missing, after: Missing): boolean {
  const share = before.cases / (before.cases + after.cases);
  return binomialCdf(before.lacking, before.lacking + after.lacking, share) < SLICE_LEVEL;
}

function missingOf({ side, missing }: ScoredColumn, places: readonly number[]): Missing {
  let [absent, trials, lacking] = [0, 0, 0];
  for (const place of places) {
    const count = missing[place] ?? 0;
    absent += count;
    trials += side.rows[place]?.trials.length ?? 0;
    if (count > 0) lacking++;
  }
  return { share: trials === 0 ? 0 : absent / trials, trials, lacking, cases: places.length };
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
