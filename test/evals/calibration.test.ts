import { describe, expect, test } from "vitest";
import { type Chance, chanceOf } from "../../evals/calibration/chance.ts";
import { type Change, loss, NOTHING, upAndDown } from "../../evals/calibration/changes.ts";
import { compared } from "../../evals/calibration/compared.ts";
import { LEVEL, points, shareOf } from "../../evals/calibration/nominal.ts";
import { BETA, BIMODAL, LATENCY, RARE, type ScoreModel, STABLE, TIED } from "../../evals/calibration/score-models.ts";
import { type SimulatedSuite, simulateRuns } from "../../evals/calibration/simulated-runs.ts";
import { mostAllowed } from "../../evals/calibration/simulation-error.ts";
import { addCounts, type CalibrationTable, type Counts } from "../../evals/calibration/table.ts";
import { LOOKS_TABLE } from "../../evals/calibration/tables/looks.ts";
import { tallyOf } from "../../evals/calibration/tally.ts";
import type { CompareOptions } from "../../src/pipeline/compare/compare.ts";

const RUNS = 1000;
const MOST = mostAllowed(RUNS, LEVEL);
/** Where a run takes several comparisons. */
const FEWER = 500;
const MOST_OF_FEWER = mostAllowed(FEWER, LEVEL);

type Size = Omit<SimulatedSuite, "metrics">;

function summed(runs: number, name: string, simulate: (chance: Chance) => Counts): Counts {
  const chance = chanceOf("calibration.test", name);
  let counts: Counts = {};
  for (let run = 0; run < runs; run += 1) counts = addCounts(counts, simulate(chance));
  return counts;
}

/** What the program says of so many simulated pairs of runs. */
function talliesOf(runs: number, name: string, suite: SimulatedSuite, options: Partial<CompareOptions> = {}): Counts {
  return summed(runs, name, (chance) => tallyOf(compared(simulateRuns(suite, chance), options)));
}

function suiteOf(size: Size, model: ScoreModel, change: Change, margin: number, metrics = 1): SimulatedSuite {
  const limit = model.unit === "score" ? points(margin) : shareOf(margin);
  const names = Array.from({ length: metrics }, (_, at) => `metric-${at}`);
  return { ...size, metrics: names.map((name) => ({ name, model, change, margin: limit })) };
}

const SIXTY: Size = { cases: 60, trials: 3 };
const UNCHANGED: { readonly [name: string]: SimulatedSuite } = {
  "pass rates that stay": suiteOf(SIXTY, BIMODAL, NOTHING, 0.02),
  "pass rates that go up and down": suiteOf(SIXTY, BIMODAL, upAndDown(BIMODAL, 0.3), 0.02),
  "one trial of each case": suiteOf({ cases: 60, trials: 1 }, BETA, NOTHING, 0.02),
  "tied scores": suiteOf(SIXTY, TIED, NOTHING, 0.02),
  "heavy-tailed latency": suiteOf(SIXTY, LATENCY, NOTHING, 0.02),
  conversations: suiteOf({ cases: 150, trials: 3, clusters: "conversations" }, BIMODAL, upAndDown(BIMODAL, 0.3), 0.02),
};

describe("a system that is compared with itself a thousand times", () => {
  const known = new Map<string, Counts>();
  const talliesOfUnchanged = (name: string): Counts => {
    const counts = known.get(name) ?? talliesOf(RUNS, name, UNCHANGED[name] ?? expect.unreachable());
    known.set(name, counts);
    return counts;
  };

  test.each(Object.keys(UNCHANGED))("is blamed and praised no oftener than one time in forty, with %s", (name) => {
    const counts = talliesOfUnchanged(name);
    expect(counts["metrics"]).toBe(RUNS);
    expect(counts["regressed"] ?? 0).toBeLessThanOrEqual(MOST);
    expect(counts["improved"] ?? 0).toBeLessThanOrEqual(MOST);
  });

  test("is blamed or praised no oftener than one time in twenty, over all of them together", () => {
    const all = Object.keys(UNCHANGED).map(talliesOfUnchanged);
    const claims = all.reduce((sum, counts) => sum + (counts["regressed"] ?? 0) + (counts["improved"] ?? 0), 0);
    expect(claims).toBeLessThanOrEqual(mostAllowed(RUNS * all.length, 2 * LEVEL));
  });

  test.each<[string, SimulatedSuite, "inform" | "block"]>([
    ["ten metrics", suiteOf({ cases: 60, trials: 1 }, BETA, upAndDown(BETA, 0.3), 0.02, 10), "inform"],
    ["slices that block", suiteOf({ ...SIXTY, sliced: true }, BIMODAL, upAndDown(BIMODAL, 0.3), 0.02), "block"],
  ])("is blamed and praised no oftener for having %s", (name, suite, slices) => {
    const counts = talliesOf(FEWER, name, suite, { slices });
    expect(counts["run regressed"] ?? 0).toBeLessThanOrEqual(MOST_OF_FEWER);
    expect(counts["run with an improved metric"] ?? 0).toBeLessThanOrEqual(MOST_OF_FEWER);
  });

  test("is blamed no oftener for being looked at three times", () => {
    const counts = countsOfRow(LOOKS_TABLE, ["half up, half down, mean 0", "regressed", "1", "100", "1"]);
    expect(counts["any: wrong"] ?? 0).toBeLessThanOrEqual(MOST_OF_FEWER);
  });

  test("is blamed far oftener by the naive rules, so this check can fail", () => {
    const counts = talliesOfUnchanged("pass rates that stay");
    expect(counts["run red by drop > margin"] ?? 0).toBeGreaterThan(MOST);
    expect(counts["run red by drop > 0"] ?? 0).toBeGreaterThan(MOST);
  });
});

const BREAKS = "some cases break";
const LOSSES: { readonly [name: string]: SimulatedSuite } = {
  "one case in twenty breaks that always passed": suiteOf(
    { cases: 100, trials: 3 },
    STABLE,
    loss(STABLE, BREAKS, 0.05),
    0.05,
  ),
  "the cases that break may all be missing from the sample": suiteOf(
    { cases: 40, trials: 3 },
    STABLE,
    loss(STABLE, BREAKS, 0.05),
    0.05,
  ),
  "one case in five turns flaky": suiteOf(SIXTY, STABLE, loss(STABLE, "some turn flaky", 0.1), 0.1),
  "rare failures are joined by cases that break": suiteOf(
    { cases: 200, trials: 3 },
    RARE,
    loss(RARE, BREAKS, 0.05),
    0.05,
  ),
  "a tenth of bimodal cases breaks": suiteOf({ cases: 200, trials: 3 }, BIMODAL, loss(BIMODAL, BREAKS, 0.1), 0.1),
  "every answer is a little worse, one trial": suiteOf(
    { cases: 100, trials: 1 },
    BIMODAL,
    loss(BIMODAL, "everywhere a little", 0.1),
    0.1,
  ),
};

describe("a loss as large as the margin, a thousand times", () => {
  test.each(Object.entries(LOSSES))("passes no oftener than one time in forty: %s", (name, suite) => {
    const counts = talliesOf(RUNS, name, suite);
    expect((counts["unchanged"] ?? 0) + (counts["improved"] ?? 0)).toBeLessThanOrEqual(MOST);
  });

  test("passes no oftener for being looked at three times", () => {
    const labels = ["5 points lost, everywhere", "unchanged or improved", "1", "100", "1"];
    expect(countsOfRow(LOOKS_TABLE, labels)["any: wrong"] ?? 0).toBeLessThanOrEqual(MOST_OF_FEWER);
  });
});

function countsOfRow({ rows }: CalibrationTable, labels: readonly string[]): Counts {
  const row = rows.find((one) => one.labels.join() === labels.join()) ?? expect.unreachable();
  return summed(FEWER, labels.join(), row.simulate);
}
