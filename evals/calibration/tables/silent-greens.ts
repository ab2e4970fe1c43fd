import { loss, WAYS, type Way } from "../changes.ts";
import type { Clustering } from "../clusters.ts";
import { compared } from "../compared.ts";
import { LEVEL, points, shareOf } from "../nominal.ts";
import { BETA, BIMODAL, LATENCY, RARE, type ScoreModel, STABLE } from "../score-models.ts";
import { simulateRuns } from "../simulated-runs.ts";
import { rateCell } from "../simulation-error.ts";
import { type CalibrationTable, countsOfEach, type TableRow } from "../table.ts";
import { tallyOf } from "../tally.ts";

const CASES = [20, 50, 100, 200, 500] as const;
const MARGINS = [0.05, 0.1] as const;
const TRIALS = [1, 3] as const;
const COLUMNS = MARGINS.flatMap((margin) => TRIALS.map((trials) => ({ margin, trials })));

type Shape = {
  readonly label: string;
  readonly model: ScoreModel;
  readonly clusters?: Clustering;
  readonly weighted?: true;
};

const SHAPES: readonly Shape[] = [
  ...[STABLE, RARE, BIMODAL, BETA].map((model) => ({ label: model.name, model })),
  { label: "bimodal, conversations of 1–8 turns", model: BIMODAL, clusters: "conversations" },
  { label: "bimodal, cases stand for 1 or 10 requests", model: BIMODAL, weighted: true },
  { label: LATENCY.name, model: LATENCY },
];

/** How often a loss as large as the margin passes. */
export const SILENT_GREENS: CalibrationTable = {
  name: "silent-greens",
  title: "Silent greens: a loss as large as the margin passes",
  explanation: `The true loss is the margin itself, in the mean of all requests there could be. Each cell is the share of comparisons
that end \`unchanged\` or \`improved\`, in per cent; 2.5 is nominal. A loss arises in three ways: every case a little worse;
a share of the cases breaks completely (latency: a tenth of the cases); twice that share of cases loses half of its rate
(latency: three tenths). The second is the hardest: while none of the broken cases is in the sample, nothing is to be seen.
A small suite cannot carry a small margin: there more than 2.5 % pass. Latency has the same margins as shares.`,
  runs: 1200,
  labels: ["scores", "how the loss arises", "cases"],
  columns: COLUMNS.map(nameOf),
  rows: SHAPES.flatMap((shape) => WAYS.flatMap((way) => CASES.map((cases) => rowOf(shape, way, cases)))),
  cells: (counts, runs) =>
    COLUMNS.map((column) => {
      const of = (verdict: string) => counts[`${nameOf(column)}: ${verdict}`] ?? 0;
      return rateCell(of("unchanged") + of("improved"), runs, LEVEL);
    }),
};

function rowOf({ label, model, clusters, weighted }: Shape, way: Way, cases: number): TableRow {
  const ways = { ...(clusters === undefined ? {} : { clusters }), ...(weighted === undefined ? {} : { weighted }) };
  return {
    labels: [label, way, String(cases)],
    simulate: (chance) =>
      countsOfEach(COLUMNS, nameOf, ({ margin, trials }) => {
        const isScore = model.unit === "score";
        const change = loss(model, way, isScore ? margin : Math.log1p(margin));
        const metrics = [{ name: "metric", model, change, margin: isScore ? points(margin) : shareOf(margin) }];
        return tallyOf(compared(simulateRuns({ cases, trials, metrics, ...ways }, chance)));
      }),
  };
}

function nameOf({ margin, trials }: (typeof COLUMNS)[number]): string {
  return `margin ${100 * margin}, ${trials} ${trials === 1 ? "trial" : "trials"}`;
}
