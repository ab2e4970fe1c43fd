import type { CaseRow } from "./run.ts";

/** How much each case counts in a mean. */
export type CaseWeights = {
  /** One per row, ≥ 0. Those of cases that have a weight have mean 1. */
  readonly weights: readonly number[];
  /** All the same, but for rounding: a plain mean. */
  readonly equal: boolean;
};

type Weighable = Pick<CaseRow, "weight" | "represents" | "part">;

/**
 * What each case counts for in a mean that is to hold for the traffic, not for the sample.
 *
 * Production requests where every fresh case knows how many it stands for, else traces where every fresh case knows that,
 * else all the same: one unknown count makes the others worthless as weights. Cases of the fixed part stand for nothing
 * that was drawn; one without a weight counts as an average one. Only ratios matter to a mean, so weights are scaled to
 * mean 1 over the cases that have one.
 *
 * @param rows cases of one run, or of a part of it
 */
export function caseWeights(rows: readonly Weighable[]): CaseWeights {
  const known = countsOf(rows, "weight") ?? countsOf(rows, "represents");
  if (known === undefined) return { weights: rows.map(() => 1), equal: true };
  const counted = known.filter((count) => count !== undefined);
  const mean = counted.reduce((sum, count) => sum + count, 0) / counted.length;
  const weights = known.map((count) => (count === undefined ? 1 : count / mean));
  const first = weights[0] ?? 1;
  return { weights, equal: weights.every((weight) => Math.abs(weight - first) <= 1e-12) };
}

/** The counts of one kind, or undefined where a fresh case lacks one, or there is nothing to weigh by. */
function countsOf(
  rows: readonly Weighable[],
  kind: "weight" | "represents",
): readonly (number | undefined)[] | undefined {
  const counts = rows.map((row) => row[kind]);
  const complete = rows.every((row, index) => row.part === "fixed" || counts[index] !== undefined);
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return complete && total > 0 ? counts : undefined;
}
