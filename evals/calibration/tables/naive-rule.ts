import { type Change, loss, NOTHING, upAndDown } from "../changes.ts";
import { compared } from "../compared.ts";
import { points } from "../nominal.ts";
import { BIMODAL } from "../score-models.ts";
import { simulateRuns } from "../simulated-runs.ts";
import { rateCell } from "../simulation-error.ts";
import type { CalibrationTable } from "../table.ts";
import { tallyOf } from "../tally.ts";

const MARGIN = 0.05;
const CASES = [20, 50, 100, 500] as const;
const METRICS = [1, 10] as const;

const TRUTHS: readonly { readonly label: string; readonly change: Change }[] = [
  { label: "nothing changed", change: NOTHING },
  { label: "half up, half down, mean 0", change: upAndDown(BIMODAL, 0.3) },
  { label: "5 points lost (the margin)", change: loss(BIMODAL, "some cases break", MARGIN) },
  { label: "10 points lost", change: loss(BIMODAL, "some cases break", 2 * MARGIN) },
];

/** What a threshold on the mean costs: its false alarms and misses, on the runs that ours are counted on. */
export const NAIVE_RULE: CalibrationTable = {
  name: "naive-rule",
  title: "The naive rule: red when the mean drops by more than a threshold",
  explanation: `Bimodal pass rates, three trials, margin 5 points; a loss, where there is one, is in every metric. The same simulated runs
are judged three ways: by this program; by "red when the mean drops by more than the margin, else green"; by "red when it
drops at all". Shares of runs in per cent. Red in the first two truths is a false alarm. Green in the last two is a miss. The
naive rules know two answers; this program has a third, \`inconclusive\`, which is neither red nor green.`,
  runs: 1000,
  labels: ["truth", "metrics", "cases"],
  columns: [
    "ours: red",
    "ours: green",
    "ours: inconclusive",
    "drop > margin: red",
    "its green",
    "drop > 0: red",
    "its green",
  ],
  rows: TRUTHS.flatMap(({ label, change }) =>
    METRICS.flatMap((count) =>
      CASES.map((cases) => {
        const names = Array.from({ length: count }, (_, place) => `metric-${place}`);
        const metrics = names.map((name) => ({ name, model: BIMODAL, change, margin: points(MARGIN) }));
        return {
          labels: [label, String(count), String(cases)],
          simulate: (chance) => tallyOf(compared(simulateRuns({ cases, trials: 3, metrics }, chance))),
        };
      }),
    ),
  ),
  cells: (counts, runs) => {
    const [atMargin, atZero] = [counts["run red by drop > margin"] ?? 0, counts["run red by drop > 0"] ?? 0];
    const green = (counts["run unchanged"] ?? 0) + (counts["run improved"] ?? 0);
    return [
      counts["run regressed"] ?? 0,
      green,
      counts["run inconclusive"] ?? 0,
      atMargin,
      runs - atMargin,
      atZero,
      runs - atZero,
    ].map((count) => rateCell(count, runs));
  },
};
