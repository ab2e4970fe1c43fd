import { markdownTable } from "markdown-table";
import { twoDeviations } from "../calibration/simulation-error.ts";
import type { Counts } from "../calibration/table.ts";

/** The table as it is committed. */
export type MadeRules = {
  readonly command: string;
  readonly date: string;
  /** Of each row. */
  readonly runs: number;
  readonly rows: readonly RuleCounts[];
};

export type RuleCounts = {
  readonly table: "roles" | "designs";
  readonly truth: string;
  readonly design: "factorial" | "both-directions";
  readonly cases: number;
  readonly trials: number;
  readonly confidence: number;
  readonly counts: Counts;
};

const CAUSES = ["single", "two additive", "AND", "OR"];

/** The page beside the JSON. */
export function rulesPage(made: MadeRules): string {
  return `# The rules of attribution, on scores that are drawn

Three layers, answers right with chances from Beta(8, 2), of which the cause takes 70 % (two that add up: 45 % and 25 %):

${sizesTable(made)}

Five layers, answers right in 90 %, a loss of 60 points (two that add up: 40 and 20), one trial:

${designsTable(made)}

${madeBy(made)}
`;
}

/** Roles by how much is replayed. */
export function sizesTable({ rows, runs }: MadeRules): string {
  const own = rows.filter(({ table }) => table === "roles");
  const sizes = Map.groupBy(own, ({ cases, trials }) => `${cases}, ${trials}`);
  return tableOf(
    [
      "questions, trials",
      "exact roles: single / add up / AND / OR, %",
      "an innocent one blamed, %",
      "exonerated, % (no gain as large either)",
      "no cause: came again / any blamed, %",
    ],
    [...sizes].map(([size, some]) => {
      const causes = CAUSES.map((truth) => some.find((row) => row.truth === truth)?.counts ?? {});
      const shareOf = (event: string) =>
        range(causes.map((counts) => Number(whole(counts[event], counts["innocent"]))));
      const none = some.find(({ truth }) => truth === "none")?.counts ?? {};
      return [
        size,
        causes.map((counts) => whole(counts["exact roles"], runs)).join(" / "),
        shareOf("innocent blamed"),
        `${shareOf("innocent exonerated")} (${shareOf("innocent within")})`,
        `${tenth(none["came again"], runs)} / ${tenth(none["any blamed"], runs)}`,
      ];
    }),
  );
}

/** What a design sees. */
export function designsTable({ rows, runs }: MadeRules): string {
  const own = rows.filter(({ table }) => table === "designs");
  const designs = Map.groupBy(own, ({ design, cases, confidence }) => JSON.stringify([design, cases, confidence]));
  return tableOf(
    ["design, questions", "answers", "exactly the causes: single / add up / AND / OR / none, %"],
    [...designs.values()].map((some) => {
      const [first] = some;
      const combinations = first?.design === "factorial" ? 32 : 12;
      const cases = first?.cases ?? 0;
      return [
        `${first?.design === "factorial" ? "all 32 combinations" : "both directions, 12"}; ${cases}${first?.confidence === 0.99 ? "; claims at 1 %" : ""}`,
        String(combinations * cases),
        [...CAUSES, "none"]
          .map((truth) => whole(some.find((row) => row.truth === truth)?.counts["exact"], runs))
          .join(" / "),
      ];
    }),
  );
}

export function madeBy({ command, date, runs }: MadeRules): string {
  return `Made by \`${command}\` on ${date}: ${runs} runs a figure, two standard deviations ±${twoDeviations(0.95, runs).toFixed(0)} points at 95, ±${twoDeviations(0.7, runs).toFixed(0)} at 70.`;
}

function whole(count = 0, of = 0): string {
  return String(Math.round((100 * count) / of));
}

function tenth(count = 0, of = 0): string {
  return ((100 * count) / of).toFixed(1);
}

function range(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? String(least) : `${least}–${most}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([[...head], ...rows.map((row) => [...row])], {
    align: head.map((_, place) => (place === 0 ? "l" : "r")),
  });
}
