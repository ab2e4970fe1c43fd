import type { CaseRow, MetricRecord, TrialRow } from "../../domain/run.ts";
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
  const earlier = before.rows.map((row) => valuesOf(row, metric));
  const later = after.rows.map((row) => valuesOf(row, metric));
  const isKnown = (values: readonly (readonly number[])[], at: number) =>
    metric.unit !== "score" && (paired ? (values[at] ?? []).length > 0 : values.some(({ length }) => length > 0));
  const missing = (rows: readonly CaseRow[], others: readonly (readonly number[])[]) =>
    rows.map((row, at) => missingOf(row, metric, isKnown(others, at)));
  return {
    before: { side: before, values: earlier, missing: missing(before.rows, later) },
    after: { side: after, values: later, missing: missing(after.rows, earlier) },
  };
}

function valuesOf(row: CaseRow, metric: MetricRecord): readonly number[] {
  const values: number[] = [];
  for (const trial of row.trials) {
    const score = scoreOf(trial, metric.name);
    if (score?.status === "scored" && isPossible(score.value, metric)) values.push(score.value);
  }
  return values;
}

/** A name may be that of a property every object has. */
function scoreOf(trial: TrialRow, metric: string): TrialRow["scores"][string] | undefined {
  return Object.hasOwn(trial.scores, metric) ? trial.scores[metric] : undefined;
}

function isPossible(value: number, { unit }: MetricRecord): boolean {
  return Number.isFinite(value) && value >= 0 && (unit !== "score" || value <= 1);
}

function missingOf(row: CaseRow, metric: MetricRecord, isKnownThere: boolean): number {
  let missing = 0;
  for (const trial of row.trials) if (owesScore(trial, metric, isKnownThere)) missing += 1;
  return missing;
}

function owesScore(trial: TrialRow, metric: MetricRecord, isKnownThere: boolean): boolean {
  const score = scoreOf(trial, metric.name);
  if (score === undefined) return true;
  if (score.status === "scored") return !isPossible(score.value, metric);
  if (score.reason === "no-expected-value") return false;
  return score.reason !== "not-recorded" || isKnownThere;
}
