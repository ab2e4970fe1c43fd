import type { MetricRecord } from "../../domain/run.ts";
import type { Margin } from "../../domain/suite.ts";
import { mean } from "../../statistics/mean.ts";
import type { Cell } from "./cell.ts";
import type { ScoredColumn } from "./scored-column.ts";

/** How the values of a metric are compared, and what they can be. */
export type Scale = {
  readonly kind: "difference" | "ratio";
  /** A case's value: the mean of its trials, or of their natural logarithms. */
  readonly caseValue: (trials: readonly number[]) => number;
  /** Back to the metric's unit: a mean of logarithms becomes a geometric mean. */
  readonly toUnit: (value: number) => number;
  /** The lowest and highest value that a case could show, on this scale, in the metric's own direction. */
  readonly lowest: number;
  readonly highest: number;
};

const DIFFERENCE = { kind: "difference", caseValue: mean, toUnit: (value: number) => value } as const;
const RATIO = { kind: "ratio", caseValue: meanOfLogs, toUnit: Math.exp } as const;

/**
 * The scale of a metric. Times and prices are compared as ratios, since they vary in proportion to their size; where a
 * value is 0, as differences like scores.
 *
 * What a case could show matters only where nothing varies. A score is from 0 to 1. A time or price that was not met is
 * taken to lie between 0 and the largest seen, or, as a ratio, at most half as far again below and above (√2 each way,
 * so that a case may at least double) as those seen.
 */
export function scaleOf(
  metric: MetricRecord,
  columns: { readonly before: ScoredColumn; readonly after: ScoredColumn },
  cell: Cell,
): Scale {
  if (metric.unit === "score") return { ...DIFFERENCE, lowest: 0, highest: 1 };
  const { least, most } = extremes(columns, cell);
  if (least > 0 && least < Number.POSITIVE_INFINITY) {
    const room = Math.LN2 / 2;
    return { ...RATIO, lowest: Math.log(least) - room, highest: Math.log(most) + room };
  }
  return { ...DIFFERENCE, lowest: 0, highest: most > 0 ? most : 1 };
}

/**
 * The accepted loss on a scale, positive. A share r of a ratio is ln(1 + r) where less is better and −ln(1 − r) where more
 * is; a number is taken as a share of the mean before.
 *
 * @param before the mean before, in the metric's unit
 */
export function marginOn(scale: Scale, { margin, direction }: MetricRecord, before: number): number {
  if (scale.kind === "difference") return margin.kind === "absolute" ? margin.value : margin.share * Math.abs(before);
  const share = shareOf(margin, before);
  if (direction === "lower-is-better") return Math.log1p(share);
  return -Math.log1p(-Math.min(share, MOST_LOST));
}

/** A loss of all there is has no logarithm; one that leaves a millionth accepts whatever happens. */
const MOST_LOST = 1 - 1e-6;

function shareOf(margin: Margin, before: number): number {
  return margin.kind === "relative" ? margin.share : margin.value / before;
}

function extremes(columns: { readonly before: ScoredColumn; readonly after: ScoredColumn }, cell: Cell) {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const side of ["before", "after"] as const) {
    for (const place of cell[side]) {
      for (const value of columns[side].values[place] ?? []) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
  }
  return { least, most };
}

function meanOfLogs(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += Math.log(value);
  return sum / values.length;
}
