import type { CompareOptions } from "../../../src/pipeline/compare/compare.ts";
import type { Chance } from "../chance.ts";
import { type Change, loss, NOTHING, upAndDown } from "../changes.ts";
import { compared } from "../compared.ts";
import { coveredBy, coveredCell } from "../covered.ts";
import { points, shareOf } from "../nominal.ts";
import { BETA, BIMODAL, COST, LATENCY, RARE, type ScoreModel, STABLE, TIED } from "../score-models.ts";
import { firstCases, type RunPair, type SimulatedSuite, simulateRuns } from "../simulated-runs.ts";
import { type CalibrationTable, type Counts, countsOfEach } from "../table.ts";

const CASES = [20, 50, 100, 500] as const;
/** A stream that is watched is looked at so often. */
const STREAM_LOOKS = 20;

type Shape = {
  readonly interval: string;
  readonly scores: string;
  readonly model: ScoreModel;
  readonly change: Change;
  readonly trials: number;
  readonly suite?: Partial<SimulatedSuite>;
  /** `unpaired`: no case on both sides. `stream`: looked at as cases come in. */
  readonly way?: "unpaired" | "stream";
};

const breaks = (model: ScoreModel) => loss(model, "some cases break", 0.1);
const T = "Student's t, corrected";
const TANGO = "Tango";
const RATIO = "t of logarithms";

const SHAPES: readonly Shape[] = [
  { interval: T, scores: "bimodal", model: BIMODAL, change: NOTHING, trials: 3 },
  { interval: T, scores: "bimodal", model: BIMODAL, change: upAndDown(BIMODAL, 0.3), trials: 3 },
  { interval: T, scores: "bimodal", model: BIMODAL, change: breaks(BIMODAL), trials: 3 },
  { interval: T, scores: "Beta(4, 1)", model: BETA, change: NOTHING, trials: 3 },
  { interval: T, scores: "tied", model: TIED, change: breaks(TIED), trials: 3 },
  { interval: T, scores: "all pass", model: STABLE, change: breaks(STABLE), trials: 3 },
  { interval: T, scores: "rare failures", model: RARE, change: NOTHING, trials: 3 },
  {
    interval: T,
    scores: "conversations",
    model: BIMODAL,
    change: breaks(BIMODAL),
    trials: 3,
    suite: { clusters: "conversations" },
  },
  {
    interval: T,
    scores: "one large conversation",
    model: BIMODAL,
    change: NOTHING,
    trials: 3,
    suite: { clusters: "one large" },
  },
  {
    interval: T,
    scores: "weights 1 and 10",
    model: BIMODAL,
    change: breaks(BIMODAL),
    trials: 3,
    suite: { weighted: true },
  },
  { interval: TANGO, scores: "bimodal", model: BIMODAL, change: NOTHING, trials: 1 },
  { interval: TANGO, scores: "bimodal", model: BIMODAL, change: breaks(BIMODAL), trials: 1 },
  { interval: TANGO, scores: "all pass", model: STABLE, change: breaks(STABLE), trials: 1 },
  { interval: RATIO, scores: "latency", model: LATENCY, change: NOTHING, trials: 3 },
  { interval: RATIO, scores: "latency", model: LATENCY, change: breaks(LATENCY), trials: 3 },
  { interval: RATIO, scores: "cost", model: COST, change: upAndDown(COST, 0.3), trials: 3 },
  { interval: "Welch, unpaired", scores: "bimodal", model: BIMODAL, change: NOTHING, trials: 3, way: "unpaired" },
  {
    interval: "Welch, unpaired",
    scores: "bimodal",
    model: BIMODAL,
    change: breaks(BIMODAL),
    trials: 3,
    way: "unpaired",
  },
  { interval: "Welch, unpaired", scores: "rare failures", model: RARE, change: NOTHING, trials: 3, way: "unpaired" },
  { interval: "Welch, unpaired", scores: "latency", model: LATENCY, change: NOTHING, trials: 3, way: "unpaired" },
  { interval: "anytime, 20 looks", scores: "bimodal", model: BIMODAL, change: NOTHING, trials: 1, way: "stream" },
  {
    interval: "anytime, 20 looks",
    scores: "bimodal",
    model: BIMODAL,
    change: breaks(BIMODAL),
    trials: 1,
    way: "stream",
  },
  { interval: "anytime, 20 looks", scores: "latency", model: LATENCY, change: NOTHING, trials: 1, way: "stream" },
];

/** How often the intervals of reports hold the truth. */
export const COVERAGE: CalibrationTable = {
  name: "coverage",
  title: "Coverage: how often an interval of a report holds the true difference",
  explanation: `Each cell is the share of 95 % intervals that hold the truth, then the shares that lie wholly above it and wholly below it, in
per cent. A change "breaks" 10 points' worth of cases (latency: 10 % of them get slower). The anytime interval is looked at
twenty times while cases come in, and counts only when it held the truth at every look. Where fewer than ten
independent cases are there, a report has no interval, and the run is left out.`,
  runs: 1000,
  labels: ["interval", "scores", "change"],
  columns: CASES.map((cases) => `${cases} cases`),
  rows: SHAPES.map((shape) => ({
    labels: [shape.interval, shape.scores, shape.change.name],
    simulate: (chance) => countsOfEach(CASES, String, (cases) => simulateOnce(shape, cases, chance)),
  })),
  cells: (counts) => CASES.map((cases) => coveredCell(counts, String(cases))),
};

function simulateOnce(shape: Shape, cases: number, chance: Chance): Counts {
  const { model, change, trials, suite = {} } = shape;
  const margin = model.unit === "score" ? points(0.05) : shareOf(0.05);
  const simulated: SimulatedSuite = { ...suite, cases, trials, metrics: [{ name: "metric", model, change, margin }] };
  const runs = simulateRuns(simulated, chance);
  switch (shape.way) {
    case undefined:
      return heldBy([runs], change, {});
    case "unpaired":
      return heldBy([{ before: runs.before, after: simulateRuns(simulated, chance, "other").after }], change, {});
    case "stream":
      return heldBy(asTheyComeIn(runs, cases), change, { anytime: true });
    default:
      throw new Error(shape.way satisfies never);
  }
}

function asTheyComeIn(runs: RunPair, cases: number): readonly RunPair[] {
  return Array.from({ length: STREAM_LOOKS }, (_, look) =>
    firstCases(runs, Math.ceil(((look + 1) * cases) / STREAM_LOOKS)),
  );
}

/** What became of the truth in the intervals of these comparisons, taken together. */
function heldBy(looks: readonly RunPair[], { effect }: Change, options: Partial<CompareOptions>): Counts {
  const intervals = looks.flatMap((runs) => compared(runs, options).metrics[0]?.evidence ?? []);
  return coveredBy(intervals, effect);
}
