import type { MadeTable } from "./made-table.ts";
import { LEVEL } from "./nominal.ts";
import { countIn, type Pool, poolOf, rate, runsOf } from "./pool.ts";
import { quoted } from "./quoted.ts";
import { percent, twoDeviations } from "./simulation-error.ts";

/** The few figures that the README gives. */
export function summary(tables: { readonly [name: string]: MadeTable }): string {
  const of = (name: string): MadeTable => {
    const made = tables[name];
    if (made === undefined) throw new Error(`there is no table ${name}`);
    return made;
  };
  const ten = poolOf(of("false-alarms-per-run"), "10, independent");
  const small = poolOf(of("silent-greens"), "bimodal", undefined, "20");
  const naive = poolOf(of("naive-rule"), "nothing changed", "10", "50");
  const figures: readonly Figure[] = [
    { what: "Nothing changed, and a metric is `regressed`", most: LEVEL, ...everyTrial(poolOf(of("false-alarms"))) },
    {
      what: "Nothing changed in ten metrics, and the run is `regressed`",
      most: LEVEL,
      count: countIn(ten, "run regressed"),
      runs: runsOf(ten),
    },
    {
      what: "The same by “red when a mean drops by 5 points”, 50 cases",
      count: countIn(naive, "run red by drop > margin"),
      runs: runsOf(naive),
    },
    {
      what: "The margin was lost, and it passes: 100 cases or more",
      most: LEVEL,
      ...passesFrom100(of("silent-greens")),
    },
    {
      what: "The same: 20 cases, bimodal pass rates, three trials, margin 5 points",
      most: LEVEL,
      count: countIn(small, "margin 5, 3 trials: unchanged", "margin 5, 3 trials: improved"),
      runs: runsOf(small),
    },
    ...[
      {
        what: "Calls of a check with a stored baseline, against both sides in full: nothing changed, 500 cases",
        cases: "500",
        effect: "0",
      },
      { what: "The same: 200 cases", cases: "200", effect: "0" },
      { what: "The same: 10 points lost, 500 cases", cases: "500", effect: "−10" },
    ].map(({ what, cases, effect }) => {
      const pool = poolOf(of("calls"), undefined, "5", cases, "3", effect);
      return { what, count: countIn(pool, "stored: calls"), runs: runsOf(pool) };
    }),
  ];
  const fewest = Math.min(...figures.map(({ runs }) => runs));
  const error = twoDeviations(LEVEL, fewest).toFixed(1);
  return quoted(
    [
      ["Simulated", "At most, %", "Found, %"],
      ...figures.map(({ what, most, count, runs }) => [
        what,
        most === undefined ? "" : percent(most),
        rate(count, runs, most),
      ]),
    ],
    `\`npm run evals:calibration\`, ${of("calls").date}: ${fewest.toLocaleString("en-US")} comparisons a figure or more, simulation error (two standard deviations) at most ±${error} points at 2.5 %. Bold: beyond what chance allows.`,
  );
}

type Figure = { readonly what: string; readonly most?: number; readonly count: number; readonly runs: number };

function everyTrial(pool: Pool): Pick<Figure, "count" | "runs"> {
  const events = ["1", "3", "5"].map((trials) => `${trials}: regressed`);
  return { count: countIn(pool, ...events), runs: events.length * runsOf(pool) };
}

/** All scores together, but for those of cases that weigh differently; one trial and three. */
function passesFrom100({ rows, runs }: MadeTable): Pick<Figure, "count" | "runs"> {
  const own = rows.filter(
    ({ labels: [scores = "", , count = ""] }) => Number(count) >= 100 && !scores.includes("stand for"),
  );
  const columns = [5, 10].flatMap((margin) => ["1 trial", "3 trials"].map((trials) => `margin ${margin}, ${trials}`));
  const events = columns.flatMap((column) => [`${column}: unchanged`, `${column}: improved`]);
  const pool = { rows: own, runs };
  return { count: countIn(pool, ...events), runs: columns.length * runsOf(pool) };
}
