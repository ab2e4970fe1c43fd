import type { Evidence } from "../../domain/verdict.ts";
import { clusterSums } from "../../statistics/cluster-sums.ts";
import { effectiveNumber } from "../../statistics/effective-number.ts";
import { mcnemar } from "../../statistics/mcnemar.ts";
import { pairedDifference } from "../../statistics/paired-difference.ts";
import { tangoInterval } from "../../statistics/tango-interval.ts";
import { type UnpairedSide, unpairedDifference } from "../../statistics/unpaired-difference.ts";
import { anytimeLimits } from "./anytime.ts";

/** Case values of one side on the scale used, in the metric's own direction. */
export type CellSide = {
  readonly values: readonly number[];
  readonly clusters: readonly string[];
  /** Absent where all cases weigh the same. */
  readonly weights?: readonly number[] | undefined;
};

/** Both sides of a cell; where `paired`, value by value. */
export type CellValues = { readonly paired: boolean; readonly before: CellSide; readonly after: CellSide };

/** What the data say of a difference, oriented so that positive is better. */
export type Estimate = {
  readonly method: Evidence["method"];
  readonly mean: number;
  readonly standardError: number;
  readonly clusters: number;
  readonly lower: number;
  readonly upper: number;
  readonly pRegressed: number;
  readonly pImproved: number;
};

/** What an estimate goes by. `sign` is −1 where lower is better. */
type EstimateOptions = {
  readonly method: Evidence["method"];
  readonly sign: 1 | -1;
  readonly alpha: number;
  readonly margin: number;
  readonly lowest: number;
  readonly highest: number;
};

/** The difference of the two sides with its limits at one-sided level α, by the method given; at least two clusters. */
export function estimateOf(cell: CellValues, options: EstimateOptions): Estimate {
  switch (options.method) {
    case "paired":
      return paired(cell, options);
    case "paired-binary":
      return pairedBinary(cell, options);
    case "unpaired":
      return unpaired(cell, options);
    case "anytime": {
      const single = cell.paired ? paired(cell, options) : unpaired(cell, options);
      return { ...single, method: "anytime", ...anytimeLimits(single, independentOf(cell), options.alpha) };
    }
    default:
      return options.method satisfies never;
  }
}

/** Differences of pairs, oriented. */
export function orientedDifferences({ before, after }: CellValues, sign: 1 | -1): readonly number[] {
  return after.values.map((value, place) => sign * (value - (before.values[place] ?? value)));
}

function paired(cell: CellValues, { sign, alpha, margin, lowest, highest }: EstimateOptions): Estimate {
  const { clusters, weights } = cell.after;
  const options = { alpha, margin, range: highest - lowest, weights };
  return { method: "paired", ...pairedDifference(orientedDifferences(cell, sign), clusters, options) };
}

function pairedBinary(cell: CellValues, { sign, alpha, margin }: EstimateOptions): Estimate {
  const differences = orientedDifferences(cell, sign);
  const n = differences.length;
  const b = differences.filter((difference) => difference < 0).length;
  const c = differences.filter((difference) => difference > 0).length;
  const { difference, lower, upper } = tangoInterval({ b, c, n }, { confidence: 1 - 2 * alpha, margin });
  return {
    method: "paired-binary",
    mean: difference,
    standardError: Math.sqrt(Math.max(0, b + c - (c - b) ** 2 / n) / (n * (n - 1))),
    clusters: n,
    lower,
    upper,
    pRegressed: mcnemar(b, c).oneSidedMidP,
    pImproved: mcnemar(c, b).oneSidedMidP,
  };
}

function unpaired({ before, after }: CellValues, { sign, alpha, margin, lowest, highest }: EstimateOptions): Estimate {
  const turned = (side: CellSide): UnpairedSide => ({ ...side, values: side.values.map((value) => sign * value) });
  const bounds = sign === 1 ? { lowest, highest } : { lowest: -highest, highest: -lowest };
  const found = unpairedDifference(turned(before), turned(after), { alpha, margin, ...bounds });
  const { mean, standardError, lower, upper, pRegressed, pImproved } = found;
  const clusters = clustersOf(before) + clustersOf(after);
  return { method: "unpaired", mean, standardError, clusters, lower, upper, pRegressed, pImproved };
}

/** How many independent observations an estimate rests on; of two samples the smaller number. */
function independentOf({ paired, before, after }: CellValues): number {
  return paired ? clustersOf(after) : Math.min(clustersOf(before), clustersOf(after));
}

/** How many clusters one side has. */
export function clustersOf({ clusters }: CellSide): number {
  return new Set(clusters).size;
}

/** As many clusters of equal weight as say as much. */
export function effectiveClusters({ clusters, weights }: CellSide): number {
  return effectiveNumber(clusterSums(weights ?? clusters.map(() => 1), clusters));
}
