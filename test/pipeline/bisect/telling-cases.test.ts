import { expect, test } from "vitest";
import type { Layer } from "../../../src/domain/version.ts";
import { tellingCases } from "../../../src/pipeline/bisect/telling-cases.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";

function aCell(after: readonly Layer[], means: { readonly [id: string]: number }) {
  const cases = Object.entries(means).map(([id, answers]) =>
    aCaseRow({ id, trials: [aTrial({ scores: { answers } })] }),
  );
  return { after, run: aRun({ cases }) };
}

const ALL = aCell(["prompt", "retrieval"], { a: 0, b: 0.5, c: 1, d: 0 });

test("the cases that tell most of a layer lost most by it, with all else of the incident", () => {
  const cells = [
    aCell([], { a: 1, b: 1, c: 1, d: 1 }),
    aCell(["retrieval"], { a: 1, b: 0.75, c: 1, d: 0 }),
    aCell(["prompt"], { a: 1, b: 1, c: 1, d: 1 }),
    ALL,
  ];
  expect(tellingCases(cells, "prompt", aMetricRecord(), 5)).toEqual(["a", "b"]);
  expect(tellingCases(cells, "prompt", aMetricRecord(), 1)).toEqual(["a"]);
});

test("without a replay that takes back this layer alone, those that lost between the two states tell most", () => {
  expect(tellingCases([aCell([], { a: 1, b: 0.75, c: 1, d: 1 }), ALL], "prompt", aMetricRecord(), 2)).toEqual([
    "a",
    "d",
  ]);
});

test("less is better where the metric says so, and a case without a score tells nothing", () => {
  const lower = aMetricRecord({ direction: "lower-is-better" });
  const cells = [aCell(["retrieval"], { a: 0, c: 0.5, z: 0 }), ALL];
  expect(tellingCases(cells, "prompt", lower, 5)).toEqual(["c"]);
});

test("no case tells anything where nothing was taken back", () => {
  expect(tellingCases([ALL], "prompt", aMetricRecord(), 5)).toEqual([]);
  expect(tellingCases([], "prompt", aMetricRecord(), 5)).toEqual([]);
});
