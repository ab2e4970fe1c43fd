import { loss, NOTHING, WAYS } from "../changes.ts";
import { compared } from "../compared.ts";
import { points } from "../nominal.ts";
import { BIMODAL } from "../score-models.ts";
import { simulateRuns } from "../simulated-runs.ts";
import { type CalibrationTable, countsOfEach } from "../table.ts";
import { tallyOf } from "../tally.ts";

const CASES = [20, 50, 100, 200, 500] as const;
const TRIALS = [1, 3, 5] as const;
const DROPS = [0, 0.03, 0.05, 0.1, 0.2] as const;
const VERDICTS = ["regressed", "improved", "unchanged", "inconclusive"] as const;

/** What becomes of a loss of a known size. */
export const POWER: CalibrationTable = {
  name: "power",
  title: "What is seen: verdicts by the size of a loss",
  explanation: `One blocking metric with bimodal pass rates (mean 82 %), margin 3 points. Each cell has the shares of \`regressed\` /
\`improved\` / \`unchanged\` / \`inconclusive\`, in per cent. With no loss, \`unchanged\` is what one hopes for; with a loss of
the margin either of the first and the last; with more, \`regressed\`.`,
  runs: 500,
  labels: ["how the loss arises", "cases", "trials"],
  columns: DROPS.map((drop) => (drop === 0 ? "no loss" : `−${Math.round(100 * drop)} points`)),
  rows: WAYS.flatMap((way) =>
    CASES.flatMap((cases) =>
      TRIALS.map((trials) => ({
        labels: [way, String(cases), String(trials)],
        simulate: (chance) =>
          countsOfEach(DROPS, String, (drop) => {
            const change = drop === 0 ? NOTHING : loss(BIMODAL, way, drop);
            const metrics = [{ name: "metric", model: BIMODAL, change, margin: points(0.03) }];
            return tallyOf(compared(simulateRuns({ cases, trials, metrics }, chance)));
          }),
      })),
    ),
  ),
  cells: (counts, runs) =>
    DROPS.map((drop) => ({
      text: VERDICTS.map((verdict) => Math.round((100 * (counts[`${drop}: ${verdict}`] ?? 0)) / runs)).join(" / "),
    })),
};
