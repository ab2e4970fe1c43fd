import type { MadeTable } from "./made-table.ts";
import { isBeyond, percent, twoDeviations } from "./simulation-error.ts";

/** Rows of a table taken together. */
export type Pool = { readonly rows: MadeTable["rows"]; readonly runs: number };

/** The rows whose labels are these, in the order of the table's columns; undefined stands for any. @throws Error for none */
export function poolOf({ rows, runs, table }: MadeTable, ...labels: readonly (string | undefined)[]): Pool {
  const found = rows.filter((row) => labels.every((label, at) => label === undefined || row.labels[at] === label));
  if (found.length === 0) throw new Error(`${table} has no row ${labels.join(", ")}`);
  return { rows: found, runs };
}

/** How often any of these things happened in all rows. */
export function countIn({ rows }: Pool, ...events: readonly string[]): number {
  return events.reduce((sum, event) => sum + rows.reduce((rest, { counts }) => rest + (counts[event] ?? 0), 0), 0);
}

/** How many runs the rows have together. */
export function runsOf({ rows, runs }: Pool): number {
  return rows.length * runs;
}

/** A share in per cent; bold where nominal value and chance do not allow it. */
export function rate(count: number, runs: number, nominal?: number): string {
  const text = percent(count / runs);
  return nominal !== undefined && isBeyond(count, runs, nominal) ? `**${text}**` : text;
}

/** How a quoted table was made, and how far chance may have moved a figure of so many runs. */
export function madeBy({ command, runs, seed, date }: MadeTable, perFigure: number): string {
  const errors = [0.025, 0.5].map((share) => `±${twoDeviations(share, perFigure).toFixed(1)} at ${percent(share)}`);
  const figures = `${perFigure.toLocaleString("en-US")} a figure`;
  return `\`${command}\`, ${date}: ${runs.toLocaleString("en-US")} runs a row, ${figures}, seed ${seed}; simulation error (two standard deviations) ${errors.join(", ")}.`;
}
