import { markdownTable } from "markdown-table";

/** How bisections of as many versions went. */
export type BisectionRow = {
  readonly versions: number;
  /** How often the versions with the fault fail, and those without; 0…1. */
  readonly withFault: number;
  readonly without: number;
  readonly atOnce: number;
  readonly median: number;
  readonly ninetyFifth: number;
  readonly right: number;
  /** Not sure after the most runs that are made. */
  readonly open: number;
};

/** The table as it is committed. */
export type MadeBisection = {
  readonly command: string;
  readonly date: string;
  /** Of each row. */
  readonly bisections: number;
  readonly rows: readonly BisectionRow[];
};

/** The page beside the JSON. */
export function bisectionPage(made: MadeBisection): string {
  return `# Bisection over versions that fail only sometimes

The rule by which \`eval-baseline attribute\` finds the version inside a layer (\`src/pipeline/bisect.ts\`), on versions of which
it is known which one brought the fault. It stops where one is sure at 95 %, or after 400 runs.

${bisectionTable(made)}

Made by \`${made.command}\` on ${made.date}: ${made.bisections} bisections a row.
`;
}

/** One line for each number of versions and pair of rates. */
export function bisectionTable({ rows }: MadeBisection): string {
  return markdownTable(
    [
      [
        "versions",
        "fails with / without the fault",
        "runs at once",
        "runs: median",
        "95 in 100 take at most",
        "right, %",
        "not sure, %",
      ],
      ...rows.map((row) => [
        `${row.versions}`,
        `${row.withFault} / ${row.without}`,
        `${row.atOnce}`,
        `${row.median}`,
        `${row.ninetyFifth}`,
        (100 * row.right).toFixed(1),
        (100 * row.open).toFixed(1),
      ]),
    ],
    { align: ["r", "r", "r", "r", "r", "r", "r"] },
  );
}
