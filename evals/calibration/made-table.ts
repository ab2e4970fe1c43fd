import { markdownTable } from "markdown-table";
import { LEVEL_OF_ALL, LEVEL_OF_ONE, twoDeviations } from "./simulation-error.ts";
import type { CalibrationTable, Cell, Counts } from "./table.ts";

/** A table as it is committed: what happened, and everything needed to make it again. */
export type MadeTable = {
  readonly table: string;
  readonly command: string;
  readonly seed: string;
  /** Of each row. */
  readonly runs: number;
  /** ISO 8601 date, UTC. */
  readonly date: string;
  /** Digest of the code that was simulated, and that simulated. */
  readonly code: string;
  readonly rows: readonly { readonly labels: readonly string[]; readonly counts: Counts }[];
};

/** The page of a table: what is asked, how it was made, the rows. */
export function pageOf(table: CalibrationTable, made: MadeTable): string {
  const shown = made.rows.map(({ labels, counts }) => ({ labels, cells: table.cells(counts, made.runs) }));
  const rows = shown.map(({ labels, cells }) => [
    ...labels,
    ...cells.map(({ text, beyond }) => (beyond ? `**${text}**` : text)),
  ]);
  return `# ${table.title}

${table.explanation}

${beyondInWords(shown.flatMap(({ cells }) => cells))}

${markdownTable([[...table.labels, ...table.columns], ...rows], {
  align: [...table.labels.map(() => "l"), ...table.columns.map(() => "r")],
})}

Made by \`${made.command}\` on ${made.date}: ${runsInWords(made)}, code ${made.code}.
`;
}

/** How many figures are beyond what is nominal, one by one and for a table of so many. Nothing where none is held against it. */
function beyondInWords(cells: readonly Cell[]): string {
  const tails = cells.flatMap((cell) => cell.tails ?? []);
  if (tails.length === 0) return "No figure here has a nominal value.";
  const countOf = (level: number) => tails.filter((tail) => tail < level).length || "none";
  return `Bold: beyond what its nominal value and chance allow, which chance alone does once in a hundred figures. Of
${tails.length} figures that have a nominal value ${countOf(LEVEL_OF_ONE)} ${countOf(LEVEL_OF_ONE) === 1 ? "is" : "are"} beyond it, where chance makes up to ${(tails.length * LEVEL_OF_ONE).toFixed(1)};
${countOf(LEVEL_OF_ALL / tails.length)} too far for chance in a table of this size (5 %, Bonferroni).`;
}

/** Runs, seed and the error that comes of simulating so few. */
function runsInWords({ runs, seed }: MadeTable): string {
  const [small, half] = [0.025, 0.5].map((rate) => twoDeviations(rate, runs).toFixed(1));
  return `${runs} runs a row, seed ${seed}, simulation error (two standard deviations) ±${small} points at 2.5 %, ±${half} at 50 %`;
}
