import { markdownTable } from "markdown-table";
import { twoDeviations } from "./simulation-error.ts";
import type { CalibrationTable, Counts } from "./table.ts";

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
  const beyond = shown.flatMap(({ cells }) => cells).filter((cell) => cell.beyond === true).length;
  const rows = shown.map(({ labels, cells }) => [
    ...labels,
    ...cells.map(({ text, beyond: isBeyond }) => (isBeyond ? `**${text}**` : text)),
  ]);
  return `# ${table.title}

${table.explanation}

Bold: beyond what the nominal value and chance allow (by chance alone, one figure in a hundred would be, were all exactly
nominal). ${beyond === 0 ? "None is." : `${beyond} ${beyond === 1 ? "is" : "are"}.`}

${markdownTable([[...table.labels, ...table.columns], ...rows], {
  align: [...table.labels.map(() => "l"), ...table.columns.map(() => "r")],
})}

Made by \`${made.command}\` on ${made.date}: ${runsInWords(made)}, code ${made.code}.
`;
}

/** Runs, seed and the error that comes of simulating so few. */
function runsInWords({ runs, seed }: MadeTable): string {
  const [small, half] = [0.025, 0.5].map((rate) => twoDeviations(rate, runs).toFixed(1));
  return `${runs} runs a row, seed ${seed}, simulation error (two standard deviations) ±${small} points at 2.5 %, ±${half} at 50 %`;
}
