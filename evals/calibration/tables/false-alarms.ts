import { NOTHING, upAndDown } from "../changes.ts";
import type { Clustering } from "../clusters.ts";
import { compared } from "../compared.ts";
import { LEVEL, points, shareOf } from "../nominal.ts";
import { BETA, BIMODAL, COST, LATENCY, RARE, type ScoreModel, TIED } from "../score-models.ts";
import { type SimulatedSuite, simulateRuns } from "../simulated-runs.ts";
import { heldAgainst, percent } from "../simulation-error.ts";
import { type CalibrationTable, countsOfEach, type TableRow } from "../table.ts";
import { tallyOf } from "../tally.ts";

const CASES = [20, 50, 100, 500] as const;
const TRIALS = [1, 3, 5] as const;

type Shape = {
  readonly label: string;
  readonly model: ScoreModel;
  readonly clusters?: Clustering;
  readonly weighted?: true;
};

const SHAPES: readonly Shape[] = [
  ...[BIMODAL, BETA, RARE, TIED, LATENCY, COST].map((model) => ({ label: model.name, model })),
  { label: "bimodal, conversations of 1–8 turns", model: BIMODAL, clusters: "conversations" },
  { label: "bimodal, one conversation has 30 % of the cases", model: BIMODAL, clusters: "one large" },
  { label: "latency, conversations of 1–8 turns", model: LATENCY, clusters: "conversations" },
  { label: "bimodal, cases stand for 1 or 10 requests", model: BIMODAL, weighted: true },
];

/** How often a system that did not change is blamed or praised, one metric at a time. */
export const FALSE_ALARMS: CalibrationTable = {
  name: "false-alarms",
  title: "False alarms: nothing changed",
  explanation: `One blocking metric, margin 2 points (latency and cost: 2 %), so that the margin hides next to nothing. Two kinds of
"nothing changed": the same pass rates on both sides, and rates that differ case by case with mean 0, half of the cases up
and half down by up to 30 points (latency and cost: by a factor of e^0.3). Each cell is the share of comparisons that end
\`regressed\` / \`improved\`, in per cent; at confidence 0.95 each may be 2.5.`,
  runs: 1500,
  labels: ["scores", "truth", "cases"],
  columns: TRIALS.map((trials) => `${trials} ${trials === 1 ? "trial" : "trials"}`),
  rows: SHAPES.flatMap((shape) =>
    [NOTHING, upAndDown(shape.model, 0.3)].flatMap((change) =>
      CASES.map((cases) => rowOf(shape, cases, { ...shape, change })),
    ),
  ),
  cells: (counts, runs) =>
    TRIALS.map((trials) => {
      const both = ["regressed", "improved"].map((verdict) => counts[`${trials}: ${verdict}`] ?? 0);
      return { text: both.map((count) => percent(count / runs)).join(" / "), ...heldAgainst(both, runs, LEVEL) };
    }),
};

function rowOf(
  { label, clusters, weighted }: Shape,
  cases: number,
  { model, change }: Pick<SimulatedSuite["metrics"][number], "model" | "change">,
): TableRow {
  const margin = model.unit === "score" ? points(0.02) : shareOf(0.02);
  const metrics = [{ name: "metric", model, change, margin }];
  const ways = { ...(clusters === undefined ? {} : { clusters }), ...(weighted === undefined ? {} : { weighted }) };
  return {
    labels: [label, change.name, String(cases)],
    simulate: (chance) =>
      countsOfEach(TRIALS, String, (trials) =>
        tallyOf(compared(simulateRuns({ cases, trials, metrics, ...ways }, chance))),
      ),
  };
}
