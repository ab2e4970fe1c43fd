import type { MetricRecord } from "../../domain/run.ts";
import { mean } from "../../statistics/mean.ts";
import type { CellValues } from "./cell-values.ts";

/** How the values of a metric are set against each other. */
export type Scale = {
  readonly kind: "difference" | "ratio";
  /** A case's mean on the scale, turned so that more is better. */
  readonly worthOf: (value: number) => number;
  /** A mean of worths, back in the metric's unit and direction: of logarithms, a geometric mean. */
  readonly toUnit: (worth: number) => number;
  /** The largest loss or gain that a case could show, > 0. */
  readonly range: number;
};

/**
 * The scale of a metric: differences of scores; ratios of times and prices, since they vary in proportion to their size,
 * where all are above 0.
 *
 * The range matters only where nothing varies. A score is from 0 to 1. A time or price that was not met is taken to lie
 * between 0 and the largest seen, or, as a ratio, within √2 of those seen.
 */
export function scaleOf({ unit, direction }: MetricRecord, { cells }: CellValues): Scale {
  const sign = direction === "higher-is-better" ? 1 : -1;
  const difference = { kind: "difference", worthOf: turnedBy(sign), toUnit: turnedBy(sign) } as const;
  if (unit === "score") return { ...difference, range: 1 };
  const { least, most } = extremes(cells);
  if (least <= 0) return { ...difference, range: most > 0 ? most : 1 };
  return {
    kind: "ratio",
    worthOf: (value) => sign * Math.log(value),
    toUnit: (worth) => Math.exp(sign * worth),
    range: Math.log(most / least) + Math.LN2,
  };
}

/**
 * The accepted loss on a scale, ≥ 0. A share r of a ratio is ln(1 + r) where less is better and −ln(1 − r) where more is;
 * a number is taken as a share of the mean before.
 *
 * @param worths of the configuration with nothing of the incident
 */
export function marginOn(scale: Scale, { margin, direction }: MetricRecord, worths: readonly number[]): number {
  const before = Math.abs(scale.toUnit(mean(worths)));
  if (scale.kind === "difference") return margin.kind === "absolute" ? margin.value : margin.share * before;
  const share = margin.kind === "relative" ? margin.share : margin.value / before;
  return direction === "lower-is-better" ? Math.log1p(share) : -Math.log1p(-Math.min(share, MOST_LOST));
}

/** A loss of all there is has no logarithm; one that leaves a millionth accepts whatever happens. */
const MOST_LOST = 1 - 1e-6;

function turnedBy(sign: 1 | -1): (value: number) => number {
  return (value) => (sign === 1 ? value : 0 - value);
}

function extremes(cells: CellValues["cells"]): { readonly least: number; readonly most: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { means } of cells) {
    for (const value of means) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return { least, most };
}
