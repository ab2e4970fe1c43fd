import { chanceOf } from "./chance.ts";
import { addCounts, type CalibrationTable, type Counts } from "./table.ts";

/** Runs that a worker makes at a time. */
const RUNS_AT_ONCE = 50;

/** Some runs of one row: what one worker does before it says what came of it. */
export type Portion = {
  readonly table: string;
  readonly row: number;
  readonly portion: number;
  readonly runs: number;
  readonly seed: string;
};

/** All portions of a table, so that every row has this many runs. */
export function portionsOf(table: CalibrationTable, runs: number, seed: string): readonly Portion[] {
  const perRow = Math.ceil(runs / RUNS_AT_ONCE);
  return table.rows.flatMap((_, row) =>
    Array.from({ length: perRow }, (_, portion) => ({
      table: table.name,
      row,
      portion,
      runs: Math.min(RUNS_AT_ONCE, runs - portion * RUNS_AT_ONCE),
      seed,
    })),
  );
}

/** What happened in these runs. Each portion has a stream of chance of its own, whoever makes it and when. */
export function simulatePortion(table: CalibrationTable, { row, portion, runs, seed }: Portion): Counts {
  const { labels, simulate } = table.rows[row] ?? { labels: [], simulate: () => ({}) };
  const chance = chanceOf(seed, table.name, ...labels, portion);
  let counts: Counts = {};
  for (let run = 0; run < runs; run += 1) counts = addCounts(counts, simulate(chance));
  return counts;
}
