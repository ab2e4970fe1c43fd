import { describe, expect, test } from "vitest";
import { incidentCases } from "../../../src/stories/attribute/incident-cases.ts";
import { aCase, aCaseRow, aRun, aTrial } from "../../builders.ts";

const METRIC = { name: "answers", unit: "score", direction: "higher-is-better" } as const;
const idOf = (number: number) => `case-${String(number).padStart(3, "0")}`;
const cases = (count: number) => Array.from({ length: count }, (_, number) => aCase({ id: idOf(number) }));

/** A run that scored the first of the cases, each as the function says. */
function scored(count: number, score: (number: number) => number) {
  return aRun({
    cases: Array.from({ length: count }, (_, number) =>
      aCaseRow({ id: idOf(number), trials: [aTrial({ scores: { answers: score(number) } })] }),
    ),
  });
}

function first(count: number): ReadonlySet<string> {
  return new Set(Array.from({ length: count }, (_, number) => idOf(number)));
}

describe("the questions of an incident", () => {
  test("begin with those that lost most; at least twenty are taken, shared ones before others", () => {
    const runs = { before: scored(30, () => 1), after: scored(30, (number) => (number < 8 ? number / 10 : 1)) };
    const chosen = incidentCases(cases(40), { runs, metric: METRIC, most: 60 });
    expect(chosen.cases.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, number) => idOf(number)));
    expect(chosen).toMatchObject({ lost: first(8), of: 40, by: "loss", isWhole: false });
  });

  test("are all that lost, up to the most", () => {
    const runs = { before: scored(50, () => 1), after: scored(50, () => 0) };
    expect(incidentCases(cases(50), { runs, metric: METRIC, most: 60 })).toMatchObject({
      lost: first(50),
      by: "loss",
      isWhole: true,
    });
    const few = incidentCases(cases(50), { runs, metric: METRIC, most: 25 });
    expect([few.cases.length, few.lost, few.isWhole]).toEqual([25, first(25), false]);
  });

  test("lose by getting larger where less is better", () => {
    const runs = { before: scored(12, () => 0.2), after: scored(12, (number) => (number === 5 ? 0.9 : 0.1)) };
    const chosen = incidentCases(cases(12), { runs, metric: { ...METRIC, direction: "lower-is-better" }, most: 60 });
    expect(chosen.cases[0]?.id).toBe(idOf(5));
    expect(chosen.lost).toEqual(new Set([idOf(5)]));
  });

  test("are compared as ratios where they are times: from 1 to 3 ms is a larger loss than from 1,000 to 1,500", () => {
    const metric = { name: "answers", unit: "ms", direction: "lower-is-better" } as const;
    const runs = {
      before: scored(2, (number) => (number === 0 ? 1000 : 1)),
      after: scored(2, (number) => (number === 0 ? 1500 : 3)),
    };
    expect(incidentCases(cases(2), { runs, metric, most: 60 }).cases.map(({ id }) => id)).toEqual([idOf(1), idOf(0)]);
  });

  test("are taken as they come where nobody knows what was lost, or it must not decide", () => {
    const runs = { before: scored(30, () => 1), after: scored(30, () => 0) };
    const unknown = incidentCases(cases(70), { metric: METRIC, most: 60 });
    expect(unknown).toMatchObject({ lost: first(0), of: 70, by: "order", isWhole: true });
    expect(unknown.cases).toHaveLength(60);
    const taken = incidentCases(cases(70), { runs, metric: METRIC, most: 20, unselected: true });
    expect(taken).toMatchObject({ lost: first(20), by: "order", isWhole: false });
    expect(taken.cases.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, number) => idOf(number)));
  });
});
