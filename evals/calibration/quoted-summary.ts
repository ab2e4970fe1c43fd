import type { MadeTable } from "./made-table.ts";
import { LEVEL } from "./nominal.ts";
import { countIn, type Pool, poolOf, rate, runsOf } from "./pool.ts";
import { quoted } from "./quoted.ts";
import { percent } from "./simulation-error.ts";

const TRIALS = ["1", "3", "5"];
const PASSES = ["unchanged", "improved"];

/** The few figures that the README gives. */
export function summary(tables: { readonly [name: string]: MadeTable }): string {
  const of = (name: string): MadeTable => {
    const made = tables[name];
    if (made === undefined) throw new Error(`there is no table ${name}`);
    return made;
  };
  const [alarms, perRun, greens, naive, calls] = [
    of("false-alarms"),
    of("false-alarms-per-run"),
    of("silent-greens"),
    of("naive-rule"),
    of("calls"),
  ];
  const blamed = everyTrial(poolOf(alarms), "regressed");
  const ten = poolOf(perRun, "10, independent");
  const passes = (cases: readonly string[], trials: string) => passesOf(greens, cases, trials);
  const tenNaive = poolOf(naive, "nothing changed", "10", "50");
  const rows = [
    ["Nothing changed, and a metric is `regressed`", "2.5", rate(blamed.count, blamed.runs, LEVEL)],
    [
      "Nothing changed in ten metrics, and the run is `regressed`",
      "2.5",
      rate(countIn(ten, "run regressed"), runsOf(ten), LEVEL),
    ],
    [
      "The same by “red when a mean drops by 5 points”, 50 cases",
      "",
      rate(countIn(tenNaive, "run red by drop > margin"), runsOf(tenNaive)),
    ],
    ["The margin was lost, 100 cases or more, and it passes", "2.5", passes(["100", "200", "500"], "all")],
    ["The margin was lost, 20 cases, three trials, and it passes", "2.5", passes(["20"], "3 trials")],
    [
      "Calls of a check of 500 cases with a stored baseline, of those of both sides in full: nothing changed",
      "",
      callsOf(calls, "0"),
    ],
    ["The same: 10 points lost", "", callsOf(calls, "−10")],
  ];
  return quoted(
    [["Simulated", "At most, %", "Found, %"], ...rows],
    `\`npm run evals:calibration\`, ${[...new Set([alarms, greens, calls].map(({ runs }) => runs))].join(", ")} runs a row.`,
  );
}

function everyTrial(pool: Pool, verdict: string): { readonly count: number; readonly runs: number } {
  return {
    count: countIn(pool, ...TRIALS.map((trials) => `${trials}: ${verdict}`)),
    runs: TRIALS.length * runsOf(pool),
  };
}

/** Of suites that weigh all cases the same. */
function passesOf(made: MadeTable, cases: readonly string[], trials: string): string {
  const columns = [5, 10].flatMap((margin) =>
    ["1 trial", "3 trials"]
      .filter((one) => trials === "all" || one === trials)
      .map((one) => `margin ${margin}, ${one}`),
  );
  const rows = made.rows.filter(
    ({ labels: [scores = "", , count = ""] }) => cases.includes(count) && !scores.includes("stand for"),
  );
  const pool = { rows, runs: made.runs };
  const events = columns.flatMap((column) => PASSES.map((verdict) => `${column}: ${verdict}`));
  return rate(countIn(pool, ...events), columns.length * runsOf(pool), LEVEL);
}

function callsOf(made: MadeTable, effect: string): string {
  const pool = poolOf(made, undefined, "5", "500", "3", effect);
  return percent(countIn(pool, "stored: calls") / runsOf(pool));
}
