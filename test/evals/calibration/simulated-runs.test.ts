import { describe, expect, test } from "vitest";
import { chanceOf } from "../../../evals/calibration/chance.ts";
import { NOTHING } from "../../../evals/calibration/changes.ts";
import { points } from "../../../evals/calibration/nominal.ts";
import { BIMODAL, TIED } from "../../../evals/calibration/score-models.ts";
import {
  firstCases,
  firstTrials,
  type SimulatedSuite,
  simulateRuns,
} from "../../../evals/calibration/simulated-runs.ts";
import type { Run } from "../../../src/domain/run.ts";

const METRICS = [
  { name: "answers", model: BIMODAL, change: NOTHING, margin: points(0.05) },
  { name: "tone", model: TIED, change: NOTHING, margin: points(0.05) },
];

function runsOf(suite: Partial<SimulatedSuite>) {
  return simulateRuns({ cases: 40, trials: 3, metrics: METRICS, ...suite }, chanceOf("runs"));
}

describe("simulated runs", () => {
  test("have every case on both sides with all trials of all metrics, and are the same for the same seed", () => {
    const { before, after } = runsOf({});
    expect(before.cases.map(({ id }) => id)).toEqual(after.cases.map(({ id }) => id));
    expect(new Set(before.cases.map(({ cluster }) => cluster)).size).toBe(40);
    for (const run of [before, after])
      for (const { trials } of run.cases) {
        expect(trials).toHaveLength(3);
        for (const { scores } of trials) expect(Object.keys(scores)).toEqual(["answers", "tone"]);
      }
    expect(runsOf({})).toEqual({ before, after });
  });

  test("have conversations of one to eight turns, or one that holds three tenths of the cases", () => {
    const sizesOf = (run: Run) =>
      [...Map.groupBy(run.cases, ({ cluster }) => cluster).values()].map((own) => own.length);
    const turns = sizesOf(runsOf({ cases: 400, clusters: "conversations" }).after);
    expect(Math.min(...turns)).toBe(1);
    expect(Math.max(...turns)).toBe(8);
    expect(
      sizesOf(runsOf({ clusters: "one large" }).after)
        .toSorted((a, b) => b - a)
        .slice(0, 3),
    ).toEqual([12, 1, 1]);
  });

  test("let the cases of a conversation move together, and leave their mean where it was", () => {
    const meanAndAgreement = (clusters: "none" | "conversations") => {
      const scores = runsOf({ cases: 4000, trials: 1, clusters }).after.cases.map(({ cluster, trials }) => {
        const score = trials[0]?.scores["answers"];
        return { cluster, value: score?.status === "scored" ? score.value : Number.NaN };
      });
      const neighbours = scores.slice(1).map((score, index) => Number(score.value === scores[index]?.value));
      const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      return { mean: meanOf(scores.map(({ value }) => value)), agreement: meanOf(neighbours) };
    };
    const [alone, together] = [meanAndAgreement("none"), meanAndAgreement("conversations")];
    expect(Math.abs(alone.mean - BIMODAL.mean)).toBeLessThan(0.03);
    expect(Math.abs(together.mean - BIMODAL.mean)).toBeLessThan(0.03);
    expect(together.agreement).toBeGreaterThan(alone.agreement + 0.03);
  });

  test("carry weights and slices where the suite has them, and none where it has not", () => {
    const { after } = runsOf({ weighted: true, sliced: true });
    expect(new Set(after.cases.map(({ represents }) => represents))).toEqual(new Set([1, 10]));
    expect(new Set(after.cases.map(({ slices }) => slices["language"]))).toEqual(new Set(["de", "en", "fr"]));
    for (const row of runsOf({}).after.cases) {
      expect(row.slices).toEqual({});
      expect(row).not.toHaveProperty("represents");
    }
  });

  test("can be had as they stood earlier, with fewer trials or fewer cases", () => {
    const runs = runsOf({});
    expect(firstTrials(runs, 2).before.cases.every(({ trials }) => trials.length === 2)).toBe(true);
    expect(firstCases(runs, 7).after.cases).toEqual(runs.after.cases.slice(0, 7));
  });
});
