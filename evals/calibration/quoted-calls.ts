import { ERRORS } from "./calls-counts.ts";
import type { MadeTable } from "./made-table.ts";
import { LEVEL } from "./nominal.ts";
import { countIn, madeBy, type Pool, poolOf, rate, runsOf } from "./pool.ts";
import { labelsOf, quoted } from "./quoted.ts";
import { percent } from "./simulation-error.ts";

const CASES = ["100", "200", "500"];
const SIZES = [
  { margin: "5", trials: "3" },
  { margin: "5", trials: "5" },
  { margin: "10", trials: "3" },
];

/** Mean share of the calls of a full check, with looks alone and with a stored baseline; scores taken together. */
export function callsUsed(made: MadeTable): string {
  const rows = labelsOf(made, 4).flatMap((effect) =>
    CASES.map((cases) => [
      effect,
      cases,
      ...SIZES.map(({ margin, trials }) => {
        const pool = poolOf(made, undefined, margin, cases, trials, effect);
        return ["looks", "stored"].map((way) => percent(countIn(pool, `${way}: calls`) / runsOf(pool))).join(" / ");
      }),
    ]),
  );
  const head = ["effect", "cases", ...SIZES.map(({ margin, trials }) => `margin ${margin}, ${trials} trials`)];
  return quoted([head, ...rows], madeBy(made, runsOf(poolOf(made, undefined, "5", "100", "3", "0"))));
}

/** Errors of the ways to check where the truth makes them likeliest: nothing changed, or the loss is just the margin. */
export function callsErrors(made: MadeTable): string {
  const rows = ERRORS.map((error) => {
    const own = made.rows.filter(
      ({ labels }) => pointsIn(labels[4]) === (error === "passed wrongly" ? -Number(labels[1]) : 0),
    );
    const pool: Pool = { rows: own, runs: made.runs };
    const shares = ["full", "looks", "stored"].map((way) =>
      rate(countIn(pool, `${way}: ${error}`), runsOf(pool), LEVEL),
    );
    return { cells: [error, runsOf(pool).toLocaleString("en-US"), ...shares], checks: runsOf(pool) };
  });
  const fewest = Math.min(...rows.map(({ checks }) => checks));
  return quoted(
    [["errors, %", "checks", "full", "looks", "stored"], ...rows.map(({ cells }) => cells)],
    madeBy(made, fewest),
  );
}

/** "−10" → −10. */
function pointsIn(label = ""): number {
  return Number(label.replace("−", "-"));
}

/** Errors under a drift, scores taken together: blame where nothing changed, passes where the margin was lost. */
export function drift(made: MadeTable): string {
  const truths = [
    { effect: "0", error: "blamed wrongly" },
    { effect: "−5", error: "passed wrongly" },
  ];
  const rows = truths.flatMap(({ effect, error }) =>
    labelsOf(made, 3).map((by) => [
      effect,
      by,
      error,
      ...CASES.map((cases) => {
        const pool = poolOf(made, undefined, cases, effect, by);
        return ["full", "stored"]
          .map((way) => rate(countIn(pool, `${way}: ${error}`), runsOf(pool), LEVEL))
          .join(" / ");
      }),
    ]),
  );
  const head = ["effect", "drift", "full / stored, %", ...CASES.map((cases) => `${cases} cases`)];
  return quoted([head, ...rows], madeBy(made, runsOf(poolOf(made, undefined, "100", "0", "0"))));
}
