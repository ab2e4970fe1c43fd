import { describe, expect, test } from "vitest";
import { chanceOf } from "../../evals/calibration/chance.ts";
import { type Change, NOTHING, upAndDown } from "../../evals/calibration/changes.ts";
import type { Clustering } from "../../evals/calibration/clusters.ts";
import { compared } from "../../evals/calibration/compared.ts";
import { LEVEL, points, shareOf } from "../../evals/calibration/nominal.ts";
import { BIMODAL, LATENCY, type ScoreModel, TIED } from "../../evals/calibration/score-models.ts";
import { simulateRuns } from "../../evals/calibration/simulated-runs.ts";
import { mostAllowed } from "../../evals/calibration/simulation-error.ts";
import { addCounts, type Counts } from "../../evals/calibration/table.ts";
import { tallyOf } from "../../evals/calibration/tally.ts";

const RUNS = 400;

type Suite = { readonly model: ScoreModel; readonly change: Change; readonly clusters?: Clustering };

const SUITES: { readonly [name: string]: Suite } = {
  "pass rates that stay": { model: BIMODAL, change: NOTHING },
  "pass rates that go up and down": { model: BIMODAL, change: upAndDown(BIMODAL, 0.3) },
  "tied scores": { model: TIED, change: NOTHING },
  "heavy-tailed latency": { model: LATENCY, change: NOTHING },
  conversations: { model: BIMODAL, change: NOTHING, clusters: "conversations" },
};

/** Comparisons of a system with itself: 60 cases, three trials. */
function comparedWithItself(name: string, { model, change, clusters = "none" }: Suite): Counts {
  const margin = model.unit === "score" ? points(0.02) : shareOf(0.02);
  const suite = { cases: 60, trials: 3, metrics: [{ name: "metric", model, change, margin }], clusters };
  const chance = chanceOf("calibration.test", name);
  let counts: Counts = {};
  for (let run = 0; run < RUNS; run += 1) counts = addCounts(counts, tallyOf(compared(simulateRuns(suite, chance))));
  return counts;
}

describe("a system that is compared with itself 400 times", () => {
  const most = mostAllowed(RUNS, LEVEL);

  test.each(Object.entries(SUITES))(
    "is blamed and praised no oftener than one time in forty, with %s",
    (name, suite) => {
      const counts = comparedWithItself(name, suite);
      expect(counts["metrics"]).toBe(RUNS);
      expect(counts["regressed"] ?? 0).toBeLessThanOrEqual(most);
      expect(counts["improved"] ?? 0).toBeLessThanOrEqual(most);
    },
  );

  test("is blamed far oftener by the naive rules, so this check can fail", () => {
    const counts = comparedWithItself("pass rates that stay", { model: BIMODAL, change: NOTHING });
    expect(counts["run red by drop > margin"] ?? 0).toBeGreaterThan(most);
    expect(counts["run red by drop > 0"] ?? 0).toBeGreaterThan(most);
  });
});
