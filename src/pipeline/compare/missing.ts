import type { Incomparable, MetricVerdict } from "../../domain/verdict.ts";
import type { Cell } from "./cell.ts";
import type { ScoredColumn } from "./scored-column.ts";

/** A larger share of failed or unjudged trials than this, on either side, says nothing. */
const MOST_MISSING = 0.05;
/** The rise that is accepted unless a suite says otherwise. */
const ERROR_BUDGET = 0.02;
/** 3 of 150 is 2 %, whatever a division makes of it. */
const ROUNDING = 1e-9;

/** Shares of trials, 0…1, that owe a score and have none. */
export type MissingShares = { readonly before: number; readonly after: number };

/** What is missing on both sides of a cell. */
export function missingShares(
  columns: { readonly before: ScoredColumn; readonly after: ScoredColumn },
  cell: Cell,
): MissingShares {
  return { before: shareOf(columns.before, cell.before), after: shareOf(columns.after, cell.after) };
}

/**
 * Why scores that are missing leave nothing to compare: more went missing than the error budget allows, or too many are
 * missing on either side. Undefined when neither is so.
 */
export function tooMuchMissing(
  { before, after }: MissingShares,
  errorBudget: number = ERROR_BUDGET,
): (Incomparable & { readonly verdict: MetricVerdict }) | undefined {
  const found = `${percent(before)} of the trials before and ${percent(after)} after have no usable score`;
  if (after - before > errorBudget + ROUNDING) {
    return {
      verdict: "errored",
      kind: "went-missing",
      reason: `${found}; the share may rise by ${percent(errorBudget)} of all`,
    };
  }
  if (Math.max(before, after) > MOST_MISSING + ROUNDING) {
    return {
      verdict: "inconclusive",
      kind: "missing-results",
      reason: `${found}; at most ${percent(MOST_MISSING)} may be missing`,
    };
  }
  return undefined;
}

function shareOf({ side, missing }: ScoredColumn, places: readonly number[]): number {
  let [absent, all] = [0, 0];
  for (const place of places) {
    absent += missing[place] ?? 0;
    all += side.rows[place]?.trials.length ?? 0;
  }
  return all === 0 ? 0 : absent / all;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
