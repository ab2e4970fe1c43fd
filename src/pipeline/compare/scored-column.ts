import type { CaseRow, MetricRecord, TrialRow } from "../../domain/run.ts";
import { isPossible, scoreBy, scoredValues } from "../../domain/scored-values.ts";
import type { ComparedRows, SideRows } from "./rows.ts";

/** One metric over the cases of one side, row by row. */
export type ScoredColumn = {
  readonly side: SideRows;
  /** The usable scores of each case, in the metric's unit; empty for a case without any. */
  readonly values: readonly (readonly number[])[];
  /** Trials of each case that owe a score and have none. */
  readonly missing: readonly number[];
};

/**
 * The scores of one metric on both sides, and what is missing of them.
 *
 * Missing are failed trials, scores that a judge or the provider did not give, and values that no scorer can have given:
 * such a value says nothing, not even that the answer was bad. A trace that never had feedback or an expected value
 * misses nothing; nor does a cost that neither side knows.
 */
export function scoredColumns(
  metric: MetricRecord,
  { before, after, paired }: ComparedRows,
): { readonly before: ScoredColumn; readonly after: ScoredColumn } {
  const earlier = before.rows.map(({ trials }) => scoredValues(trials, metric));
  const later = after.rows.map(({ trials }) => scoredValues(trials, metric));
  const columnOf = (side: SideRows, values: Values, others: Values): ScoredColumn => {
    const isKnownThere = others.some(({ length }) => length > 0);
    const missing = side.rows.map((row, at) => {
      if (values[at]?.length === row.trials.length) return 0;
      const isKnown = paired ? (others[at] ?? []).length > 0 : isKnownThere;
      return missingOf(row, metric, metric.unit !== "score" && isKnown);
    });
    return { side, values, missing };
  };
  return { before: columnOf(before, earlier, later), after: columnOf(after, later, earlier) };
}

type Values = ScoredColumn["values"];

function missingOf(row: CaseRow, metric: MetricRecord, isKnownThere: boolean): number {
  let missing = 0;
  for (const trial of row.trials) if (owesScore(trial, metric, isKnownThere)) missing += 1;
  return missing;
}

function owesScore(trial: TrialRow, metric: MetricRecord, isKnownThere: boolean): boolean {
  const score = scoreBy(trial, metric.name);
  if (score === undefined) return true;
  if (score.status === "scored") return !isPossible(score.value, metric.unit);
  if (score.reason === "no-expected-value") return false;
  return score.reason !== "not-recorded" || isKnownThere;
}
