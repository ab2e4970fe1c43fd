import type { MetricRecord } from "../../domain/run.ts";
import type { Evidence } from "../../domain/verdict.ts";
import { type Cell, wholeCell } from "./cell.ts";
import type { CellSide } from "./estimate.ts";
import type { ComparedRows } from "./rows.ts";
import { type Scale, scaleOf } from "./scale.ts";
import { type ScoredColumn, scoredColumns } from "./scored-column.ts";

/** One metric over all that is compared, read once and cut into cells as often as there are slices. */
export type MetricTable = {
  readonly metric: MetricRecord;
  readonly compared: ComparedRows;
  readonly columns: { readonly before: ScoredColumn; readonly after: ScoredColumn };
  readonly scale: Scale;
  /** How every cell of the metric is compared, so that slices are told apart by their cases alone. */
  readonly method: Evidence["method"];
  /** Positive is better: −1 where lower is better. */
  readonly sign: 1 | -1;
  /** Value of each case on the scale; NaN, and never used, where it has none. */
  readonly values: { readonly before: readonly number[]; readonly after: readonly number[] };
};

/** Reads a metric and settles how it is compared. @param anytime whether one looks as often as one likes */
export function metricTable(metric: MetricRecord, compared: ComparedRows, anytime: boolean): MetricTable {
  const columns = scoredColumns(metric, compared);
  const whole = usableCell({ compared, columns }, wholeCell(compared));
  const scale = scaleOf(metric, columns, whole);
  const caseValueOf = (trials: readonly number[]) => (trials.length === 0 ? Number.NaN : scale.caseValue(trials));
  const isBinary = scale.kind === "difference" && hasOnlyBits(compared, columns, whole);
  return {
    metric,
    compared,
    columns,
    scale,
    method: anytime ? "anytime" : !compared.paired ? "unpaired" : isBinary ? "paired-binary" : "paired",
    sign: metric.direction === "higher-is-better" ? 1 : -1,
    values: { before: columns.before.values.map(caseValueOf), after: columns.after.values.map(caseValueOf) },
  };
}

/** The cases of a cell that have a score: for pairs, on both sides. */
export function usableCell({ compared, columns }: Pick<MetricTable, "compared" | "columns">, cell: Cell): Cell {
  const isScored = (side: "before" | "after") => (place: number) => (columns[side].values[place] ?? []).length > 0;
  if (!compared.paired)
    return { before: cell.before.filter(isScored("before")), after: cell.after.filter(isScored("after")) };
  const places = cell.after.filter((place) => isScored("before")(place) && isScored("after")(place));
  return { before: places, after: places };
}

/** One side of a cell: values, clusters, and weights where they differ. */
export function sideOf(table: MetricTable, side: "before" | "after", places: readonly number[]): CellSide {
  const { rows, weights, equal } = table.columns[side].side;
  return {
    values: places.map((place) => table.values[side][place] ?? Number.NaN),
    // The two rows of a pair are of one case; the later run says which conversation it is of.
    clusters: places.map((place) => rows[place]?.cluster ?? ""),
    ...(equal ? {} : { weights: differing(places.map((place) => weights[place] ?? 1)) }),
  };
}

/** Cases that all weigh the same, and those that all weigh nothing, count alike. */
function differing(weights: readonly number[]): readonly number[] | undefined {
  const first = weights[0] ?? 1;
  return weights.some((weight) => Math.abs(weight - first) > 1e-12) ? weights : undefined;
}

/** One trial that passes or fails on each side, of cases that are independent and weigh the same. */
function hasOnlyBits(
  { paired, after }: ComparedRows,
  columns: MetricTable["columns"],
  { after: places }: Cell,
): boolean {
  if (!paired || !after.equal) return false;
  const isBit = (values: readonly number[] | undefined) =>
    values !== undefined && values.length === 1 && (values[0] === 0 || values[0] === 1);
  const clusters = new Set(places.map((place) => after.rows[place]?.cluster));
  return (
    clusters.size === places.length &&
    places.every((place) => isBit(columns.before.values[place]) && isBit(columns.after.values[place]))
  );
}
