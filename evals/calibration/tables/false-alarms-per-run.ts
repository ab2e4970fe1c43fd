import { NOTHING, upAndDown } from "../changes.ts";
import { compared } from "../compared.ts";
import { LEVEL, points, shareOf } from "../nominal.ts";
import { BETA, BIMODAL, COST, LATENCY, TIED } from "../score-models.ts";
import { type SimulatedMetric, type SimulatedSuite, simulateRuns } from "../simulated-runs.ts";
import { rateCell } from "../simulation-error.ts";
import type { CalibrationTable } from "../table.ts";
import { tallyOf } from "../tally.ts";

const CASES = [50, 100, 500] as const;

type Shape = { readonly metrics: number; readonly correlated?: true; readonly sliced?: true };

const SHAPES: readonly (Shape & { readonly label: string })[] = [
  { label: "1", metrics: 1 },
  { label: "10, independent", metrics: 10 },
  { label: "10, moving together", metrics: 10, correlated: true },
  { label: "1, slices block", metrics: 1, sliced: true },
  { label: "10, independent, slices block", metrics: 10, sliced: true },
];

/** How often a whole run is blamed although nothing changed. */
export const FALSE_ALARMS_PER_RUN: CalibrationTable = {
  name: "false-alarms-per-run",
  title: "False alarms of a whole run: many metrics and slices",
  explanation: `One or ten blocking metrics (bimodal, Beta(4, 1), tied, latency, cost, in turns), three trials, margins of 2 points and
2 %. Where slices block, five of them are declared (a language with three values, a plan with two) and
\`gate.slices: block\` is set. A run is red when any metric is; in per cent, at most 2.5 are nominal for both figures of a
run. Per comparison: the share of metrics that are called worse or better.`,
  runs: 1200,
  labels: ["blocking metrics", "truth", "cases"],
  columns: ["run red", "any metric better", "metric worse", "metric better"],
  rows: SHAPES.flatMap(({ label, ...shape }) =>
    (["same", "up and down"] as const).flatMap((truth) =>
      CASES.map((cases) => ({
        labels: [label, truth === "same" ? NOTHING.name : "half up, half down", String(cases)],
        simulate: (chance) =>
          tallyOf(
            compared(simulateRuns(suiteOf(shape, truth, cases), chance), shape.sliced ? { slices: "block" } : {}),
          ),
      })),
    ),
  ),
  cells: (counts, runs) => [
    rateCell(counts["run regressed"] ?? 0, runs, LEVEL),
    rateCell(counts["run with an improved metric"] ?? 0, runs, LEVEL),
    rateCell(counts["regressed"] ?? 0, counts["metrics"] ?? runs),
    rateCell(counts["improved"] ?? 0, counts["metrics"] ?? runs),
  ],
};

const MODELS = [BIMODAL, BETA, TIED, LATENCY, COST] as const;

function suiteOf({ metrics, correlated, sliced }: Shape, truth: "same" | "up and down", cases: number): SimulatedSuite {
  const names = Array.from({ length: metrics }, (_, place) => place);
  return {
    cases,
    trials: 3,
    metrics: names.map((place) => metricAt(place, truth)),
    ...(correlated ? { correlated } : {}),
    ...(sliced ? { sliced } : {}),
  };
}

function metricAt(place: number, truth: "same" | "up and down"): SimulatedMetric {
  const model = MODELS[place % MODELS.length] ?? BIMODAL;
  return {
    name: `metric-${place}`,
    model,
    change: truth === "same" ? NOTHING : upAndDown(model, 0.3),
    margin: model.unit === "score" ? points(0.02) : shareOf(0.02),
  };
}
