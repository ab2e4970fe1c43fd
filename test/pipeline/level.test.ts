import { expect, test } from "vitest";
import { levelsOf } from "../../src/pipeline/level.ts";
import { aCaseRow, aFailedTrial, aMetricRecord, aRun, aTrial } from "../builders.ts";

test("a metric's level is the mean of case means over the trials that have a score", () => {
  const cases = [
    aCaseRow({ id: "a", trials: [aTrial({ scores: { answers: 1 } }), aTrial({ scores: { answers: 0 } })] }),
    aCaseRow({ id: "b", trials: [aTrial({ scores: { answers: 1 } }), aFailedTrial()] }),
    aCaseRow({ id: "c", trials: [aFailedTrial(), aFailedTrial()] }),
  ];
  expect(levelsOf(aRun({ cases, metrics: [aMetricRecord(), aMetricRecord({ name: "other" })] }))).toEqual([
    { metric: "answers", unit: "score", mean: 0.75, scored: 3, trials: 6, cases: 2 },
    { metric: "other", unit: "score", scored: 0, trials: 6, cases: 0 },
  ]);
});

test("a level is weighted by what each case stands for, once every case knows", () => {
  const scored = (id: string, answers: number, weight?: number) =>
    aCaseRow({ id, ...(weight !== undefined && { weight }), trials: [aTrial({ scores: { answers } })] });
  const levelOf = (cases: readonly ReturnType<typeof scored>[]) => levelsOf(aRun({ cases }))[0]?.mean;
  expect(levelOf([scored("a", 1, 9), scored("b", 0, 1)])).toBeCloseTo(0.9, 12);
  expect(levelOf([scored("a", 1, 9), scored("b", 0)])).toBe(0.5);
  expect(levelOf([scored("a", 1, 9), { ...scored("b", 0, 1), trials: [aFailedTrial()] }])).toBe(1);
});
