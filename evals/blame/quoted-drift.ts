import { markdownTable } from "markdown-table";

/** What the program said of two dated models on one task. */
export type DriftRow = {
  readonly before: string;
  readonly after: string;
  readonly task: string;
  /** Right answers of all questions, 0…1. */
  readonly rightBefore: number;
  readonly rightAfter: number;
  /** Questions that were replayed. */
  readonly questions: number;
  /** Loss on these, and its limits. */
  readonly loss: { readonly value: number; readonly lower: number; readonly upper: number };
  readonly outcome: string;
  readonly role: string;
  readonly mayBeNamed: boolean;
  readonly othersChanged: readonly string[];
};

/** The table as it is committed. */
export type MadeDrift = { readonly command: string; readonly date: string; readonly rows: readonly DriftRow[] };

/** The page beside the JSON. */
export function driftPage(made: MadeDrift): string {
  return `# LLMDrift: which layer, when nothing but the model changed

Each pair of dated models and each task (is it prime? of numbers that are, and of numbers that are not), in the order in
which answers got worse. Both records are replays of 500 questions through a server that says what the named model said;
\`eval-baseline attribute\` then replays those that lost.

${driftTable(made)}

Made by \`${made.command}\` on ${made.date}.
`;
}

/** One line for each pair and task. */
export function driftTable({ rows }: MadeDrift): string {
  return markdownTable(
    [
      [
        "before → after",
        "numbers",
        "right, %",
        "replayed",
        "loss there, points",
        "outcome",
        "the model is",
        "may be named",
      ],
      ...rows.map((row) => [
        `${row.before} → ${row.after}`,
        row.task,
        `${percent(row.rightBefore)} → ${percent(row.rightAfter)}`,
        `${row.questions}`,
        `${percent(row.loss.value)} (${percent(row.loss.lower)} to ${percent(row.loss.upper)})`,
        row.outcome,
        row.role,
        row.mayBeNamed ? "yes" : "no",
      ]),
    ],
    { align: ["l", "l", "r", "r", "r", "l", "l", "l"] },
  );
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
