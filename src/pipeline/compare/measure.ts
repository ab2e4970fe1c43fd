import { FEWEST_CLUSTERS, type MetricVerdict, type VerdictKind } from "../../domain/verdict.ts";
import { mean } from "../../statistics/mean.ts";
import { type Cell, casesIn } from "./cell.ts";
import { type CellValues, clustersOf, type Estimate, effectiveClusters, estimateOf } from "./estimate.ts";
import { type MetricTable, sideOf, usableCell } from "./metric-table.ts";
import { type MissingScores, missingScores, tooMuchMissing } from "./missing.ts";
import { marginOn } from "./scale.ts";

/** Cases of one metric that have been measured on both sides and await their verdict. */
export type Measured = {
  readonly table: MetricTable;
  /** The cases that have a score. */
  readonly cell: Cell;
  readonly values: CellValues;
  readonly missing: MissingScores;
  /** Means of both sides on the scale used, not oriented. */
  readonly before: number;
  readonly after: number;
  readonly margin: number;
  readonly estimate: Estimate;
};

/** Why there is no estimate. */
export type Unmeasured = {
  readonly verdict: MetricVerdict;
  readonly kind: VerdictKind;
  readonly reason: string;
  /** How many have a score. */
  readonly cases: number;
};

/** What a measurement goes by: the one-sided level of intervals, and how much may go missing. */
type MeasureOptions = {
  readonly alpha: number;
  readonly errorBudget?: number | undefined;
  /** One slice of many, not all that is compared. */
  readonly isSlice: boolean;
};

/** One metric over a cell: the estimate, or why there is none. */
export function measure(table: MetricTable, whole: Cell, { alpha, ...options }: MeasureOptions): Measured | Unmeasured {
  const cell = usableCell(table, whole);
  const cases = casesIn(cell, table.compared.paired);
  const missing = missingScores(table.columns, whole);
  const absent = tooMuchMissing(missing, options);
  if (absent !== undefined) return { ...absent, cases };
  const [before, after] = [sideOf(table, "before", cell.before), sideOf(table, "after", cell.after)];
  const values: CellValues = { paired: table.compared.paired, before, after };
  const few = tooFew(values);
  if (few !== undefined) return { verdict: "inconclusive", kind: "too-few-cases", reason: few, cases };
  const means = { before: mean(before.values, before.weights), after: mean(after.values, after.weights) };
  const margin = marginOn(table.scale, table.metric, table.scale.toUnit(means.before));
  const { method, sign, scale } = table;
  const { lowest, highest } = scale;
  const estimate = estimateOf(values, { method, sign, alpha, margin, lowest, highest });
  return { table, cell, values, missing, ...means, margin, estimate };
}

/** Whether a cell could be measured. */
export function isMeasured(cell: Measured | Unmeasured): cell is Measured {
  return "estimate" in cell;
}

function tooFew({ paired, before, after }: CellValues): string | undefined {
  const [earlier, later] = [clustersOf(before), clustersOf(after)];
  if (Math.min(earlier, later) < FEWEST_CLUSTERS) {
    return paired
      ? `independent questions with a score on both sides: ${later}; ${FEWEST_CLUSTERS} are needed`
      : `independent questions with a score: ${earlier} before and ${later} after; ${FEWEST_CLUSTERS} are needed on each side`;
  }
  const effective = Math.min(effectiveClusters(after), paired ? later : effectiveClusters(before));
  if (effective >= FEWEST_CLUSTERS - ROUNDING) return undefined;
  return `${Math.min(earlier, later)} independent questions are so unequal in weight that they say no more than ${effective.toFixed(1)} alike; ${FEWEST_CLUSTERS} are needed`;
}

/** Ten equal clusters are ten, whatever a division makes of it. */
const ROUNDING = 1e-9;
