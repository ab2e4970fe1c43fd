import type { Cell } from "../../domain/players.ts";
import type { CaseRow, MetricRecord } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import { mean } from "../../statistics/mean.ts";

/** One metric over the cases that every configuration has a score of. Lists go along with one another, case by case. */
export type CellValues = {
  readonly clusters: readonly string[];
  readonly cells: readonly CellColumn[];
};

/** One configuration: the usable scores of each case, and their mean, in the metric's unit. */
export type CellColumn = {
  readonly after: Cell["after"];
  readonly trials: readonly (readonly number[])[];
  readonly means: readonly number[];
};

/**
 * Reads one metric from all cells. A case counts if every cell has a usable trial of it: what one configuration failed to
 * answer would otherwise be compared with what others answered. Cases stand in the order of the first cell.
 */
export function cellValues(cells: readonly Cell[], metric: Pick<MetricRecord, "name" | "unit">): CellValues {
  const rows = cells.map(({ run }) => new Map(run.cases.map((row) => [row.id, scoredValues(row.trials, metric)])));
  const common = (cells[0]?.run.cases ?? []).filter(({ id }) => rows.every((row) => (row.get(id) ?? []).length > 0));
  return {
    clusters: common.map(({ cluster }) => cluster),
    cells: cells.map(({ after }, place) => columnOf(after, common, rows[place] ?? new Map())),
  };
}

function columnOf(
  after: Cell["after"],
  common: readonly CaseRow[],
  rows: ReadonlyMap<string, readonly number[]>,
): CellColumn {
  const trials = common.map(({ id }) => rows.get(id) ?? []);
  return { after, trials, means: trials.map((values) => mean(values)) };
}
