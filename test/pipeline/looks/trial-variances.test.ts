import { expect, test } from "vitest";
import { trialVariances } from "../../../src/pipeline/looks/trial-variances.ts";
import { aCaseRow, aTrial } from "../../builders.ts";

const CORRECT = { name: "correct", unit: "score" } as const;
const LATENCY = { name: "latency", unit: "ms" } as const;

test("a case's variance is that of its trials, as a multiple of the mean over all cases", () => {
  const rows = [caseOf("a", [1, 1]), caseOf("b", [0, 1]), caseOf("c", [1])];
  expect(trialVariances(rows, [CORRECT])).toEqual(
    new Map([
      ["a", 0],
      ["b", 2],
    ]),
  );
});

test("metrics count alike, whatever their unit", () => {
  const rows = [
    { ...caseOf("a", [0, 1]), trials: trials([0, 1], [100, 100]) },
    { ...caseOf("b", [1, 1]), trials: trials([1, 1], [100, 900]) },
  ];
  expect(trialVariances(rows, [CORRECT, LATENCY])).toEqual(
    new Map([
      ["a", 2],
      ["b", 2],
    ]),
  );
});

test("no case with two scores tells nothing, which is not the same as no variance", () => {
  expect(trialVariances([caseOf("a", [1])], [CORRECT])).toBeUndefined();
  expect(trialVariances([caseOf("a", [1, 1])], [CORRECT])).toEqual(new Map([["a", 0]]));
});

function caseOf(id: string, scores: readonly number[]) {
  return aCaseRow({ id, trials: trials(scores) });
}

function trials(correct: readonly number[], latency?: readonly number[]) {
  return correct.map((value, place) =>
    aTrial({
      scores: {
        correct: { status: "scored", value },
        ...(latency === undefined ? {} : { latency: { status: "scored", value: latency[place] as number } }),
      },
    }),
  );
}
