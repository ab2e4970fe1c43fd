import { describe, expect, test } from "vitest";
import type { CaseRow, MetricRecord } from "../../src/domain/run.ts";
import type { VersionTuple } from "../../src/domain/version.ts";
import { changesBroughtBy, historyOf } from "../../src/pipeline/history.ts";
import { aCaseRow, aMetricRecord, anAnchor, aRun, aTrial, aTuple } from "../builders.ts";

type Week = {
  readonly metrics?: readonly MetricRecord[];
  readonly versions?: VersionTuple;
  readonly target?: "replay" | "observed";
  readonly cases: readonly CaseRow[];
};

/** The record of a week: every seventh day from the third of August on. */
function aRecord(week: number, { cases, ...run }: Week) {
  const at = new Date(Date.UTC(2026, 7, 3 + 7 * week, 6)).toISOString();
  const path = `baselines/desk/2026/${at.slice(0, 10)}-0a1b2c3d.json`;
  return { path, baseline: { format: 2 as const, run: aRun({ suite: "desk", at, cases, ...run }) } };
}

/** As many cases, of which so many pass; new ones each week where the week is given. */
function passing(passed: number, of = 100, week?: number): readonly CaseRow[] {
  return Array.from({ length: of }, (_, index) =>
    aCaseRow({
      id: week === undefined ? `case-${index}` : `case-${week}-${index}`,
      trials: [aTrial({ scores: { answers: index < passed ? 1 : 0 } })],
    }),
  );
}

/** Weeks of new cases each, by how many of 100 pass. */
const weeksOf = (passed: readonly number[], run: (week: number) => Omit<Week, "cases"> = () => ({})) =>
  passed.map((count, week) => aRecord(week, { ...run(week), cases: passing(count, 100, week) }));

const desk = { suite: "desk" };
const FELL = [92, 91, 93, 92, 90, 93, 92, 91, 70, 71, 69, 70, 72];
const knownTuple = (prompt: string) => aTuple({ prompt });

describe("the series of a metric", () => {
  test("has a point for each record, with mean, error, cases and trials", () => {
    const [series] = historyOf(weeksOf([90, 80]), desk).metrics;
    expect(series).toMatchObject({ metric: "answers", unit: "score", scale: "difference", changes: [] });
    expect(series?.points).toMatchObject([
      { at: "2026-08-03T06:00:00.000Z", mean: 0.9, cases: 100, trials: 100 },
      { at: "2026-08-10T06:00:00.000Z", mean: 0.8, cases: 100, trials: 100 },
    ]);
    expect(series?.points[1]?.standardError).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 99), 12);
  });

  test("weighs cases by what they stand for", () => {
    const [good, bad] = passing(1, 2);
    const cases = [{ ...good, represents: 3 } as CaseRow, { ...bad, represents: 1 } as CaseRow];
    expect(historyOf([aRecord(0, { cases })], desk).metrics[0]?.points[0]?.mean).toBe(0.75);
  });

  test("leaves out a record without a score, and trials without one", () => {
    const unscored = aTrial({ scores: { answers: { status: "unscored", reason: "judge-failed" } } });
    const impossible = aTrial({ scores: { answers: Number.NaN } });
    const records = [
      aRecord(0, { cases: [aCaseRow({ trials: [unscored, impossible] })] }),
      aRecord(1, { cases: [aCaseRow({ trials: [unscored, aTrial()] })] }),
    ];
    expect(historyOf(records, desk).metrics[0]?.points).toMatchObject([
      { at: "2026-08-10T06:00:00.000Z", mean: 1, standardError: 0, cases: 1, trials: 1 },
    ]);
  });

  test("is of geometric means for times, so that one slow answer moves it little; plain ones where a value is 0", () => {
    const latency = aMetricRecord({ name: "latency", unit: "ms", direction: "lower-is-better" });
    const timed = (values: readonly number[]) => ({
      metrics: [latency],
      cases: values.map((value, index) =>
        aCaseRow({ id: `${index}`, trials: [aTrial({ scores: { latency: value } })] }),
      ),
    });
    const [ratio] = historyOf([aRecord(0, timed([100, 100, 100, 100_000]))], desk).metrics;
    expect(ratio).toMatchObject({ scale: "ratio" });
    expect(ratio?.points[0]?.mean).toBeCloseTo(562.34, 1);
    const [plain] = historyOf([aRecord(0, timed([0, 100]))], desk).metrics;
    expect(plain).toMatchObject({ scale: "difference", points: [{ mean: 50 }] });
  });

  test.each([
    ["judge-differs", { judge: "another" }, "the judge of answers differs: its model, prompt or parameters changed"],
    [
      "definition-differs",
      { definition: "another" },
      "answers measures something else now: its scorer, options or files changed",
    ],
    ["scoring-code-differs", { code: "equals/0" }, "the scoring code of answers changed from equals/0 to equals/1"],
    ["on-one-side-only", { name: "other" }, "baselines/desk/2026/2026-08-10-0a1b2c3d.json has no metric answers"],
  ])("begins after a record of which it says %s, though older ones would fit", (kind, other, reason) => {
    const records = weeksOf([90, 80, 85, 86], (week) => (week === 1 ? { metrics: [aMetricRecord(other)] } : {}));
    const [series] = historyOf(records, desk).metrics;
    expect(series?.since).toEqual({ kind, reason });
    expect(series?.points.map(({ mean }) => mean)).toEqual([0.85, 0.86]);
  });

  test("has no reason where all records measure the same", () => {
    expect(historyOf(weeksOf([90, 80]), desk).metrics[0]).not.toHaveProperty("since");
  });
});

describe("a history", () => {
  test("is of the answers of the newest record, unless others are asked for", () => {
    const records = weeksOf([90, 80, 70], (week) => ({ target: week === 1 ? "replay" : "observed" }));
    expect(historyOf(records, desk)).toMatchObject({ target: "observed", records: 2 });
    expect(historyOf(records, { ...desk, target: "replay" })).toMatchObject({ target: "replay", records: 1 });
  });

  test("of no record has no metric", () => {
    expect(historyOf([], desk)).toEqual({ suite: "desk", target: "replay", records: 0, metrics: [] });
  });

  test("carries the anchor", () => {
    expect(historyOf(weeksOf([90]), { ...desk, anchor: anAnchor() }).anchor).toEqual(anAnchor());
  });

  test("of two years, five metrics, 200 cases and three trials is told", () => {
    const names = ["a", "b", "c", "d", "e"];
    const records = Array.from({ length: 104 }, (_, week) =>
      aRecord(week, {
        metrics: names.map((name) => aMetricRecord({ name })),
        cases: Array.from({ length: 200 }, (_, at) => {
          const scores = Object.fromEntries(
            names.map((name, metric) => [name, ((at * 7 + week * 13 + metric) % 10) / 10]),
          );
          return aCaseRow({ id: `${at}`, trials: [aTrial({ scores }), aTrial({ scores }), aTrial({ scores })] });
        }),
      }),
    );
    expect(historyOf(records, desk).metrics.map(({ points }) => points.length)).toEqual([104, 104, 104, 104, 104]);
  });
});

describe("a change point", () => {
  test("says when, from where to where, how sure, and which layers differ", () => {
    const records = weeksOf(FELL, (week) => ({ versions: knownTuple(week < 8 ? "old" : "new") }));
    const [change, ...rest] = historyOf(records, desk).metrics[0]?.changes ?? [];
    expect(rest).toEqual([]);
    expect(change).toMatchObject({
      metric: "answers",
      at: "2026-09-28T06:00:00.000Z",
      baseline: records[8]?.path,
      previous: records[7]?.path,
      unversioned: false,
    });
    expect([change?.before, change?.after]).toEqual([expect.closeTo(0.9175), expect.closeTo(0.704)]);
    expect(change?.p).toBeLessThan(0.001);
    expect(change?.layers.filter(({ difference }) => difference !== "same")).toMatchObject([
      { layer: "prompt", difference: "changed", before: { id: "old" }, after: { id: "new" } },
    ]);
  });

  test("without any layer that differs is unversioned", () => {
    expect(historyOf(weeksOf(FELL), desk).metrics[0]?.changes).toMatchObject([{ unversioned: true }]);
  });

  test("across which a layer cannot be told is not unversioned: that layer may have changed", () => {
    const versions = aTuple({ tools: { id: null, source: "unknown" } });
    expect(
      historyOf(
        weeksOf(FELL, () => ({ versions })),
        desk,
      ).metrics[0]?.changes,
    ).toMatchObject([{ unversioned: false }]);
  });

  test("is not looked for among fewer than eight points, however large the step", () => {
    expect(historyOf(weeksOf([95, 95, 95, 95, 20, 20, 20]), desk).metrics[0]?.changes).toEqual([]);
    expect(historyOf(weeksOf([95, 95, 95, 95, 20, 20, 20, 20]), desk).metrics[0]?.changes).toHaveLength(1);
  });

  test("smaller than half of the accepted loss is none", () => {
    const steady = Array.from({ length: 20 }, (_, week) => {
      const score = (week < 10 ? 0.9 : 0.88) + (week % 2) * 1e-4;
      return aRecord(week, { cases: [aCaseRow({ trials: [aTrial({ scores: { answers: score } })] })] });
    });
    expect(historyOf(steady, desk).metrics[0]?.changes).toEqual([]);
    const tight = aMetricRecord({ margin: { kind: "absolute", value: 0.03 } });
    const strict = steady.map(({ path, baseline: { format, run } }) => ({
      path,
      baseline: { format, run: { ...run, metrics: [tight] } },
    }));
    expect(historyOf(strict, desk).metrics[0]?.changes).toHaveLength(1);
  });

  test("is not made of one bad week after many perfect ones with other cases, and is of bad weeks that last", () => {
    const perfect = Array<number>(9).fill(100);
    expect(historyOf(weeksOf([...perfect, 97]), desk).metrics[0]?.changes).toEqual([]);
    expect(historyOf(weeksOf([...perfect, 90, 91, 90, 89, 90, 90]), desk).metrics[0]?.changes).toHaveLength(1);
  });

  test("is not made of cases that stay and are asked once: that some of them flip is chance", () => {
    // 20 of 100 cases answer by the toss of a coin, each week anew.
    const steady = passing(80);
    const tossed = (week: number): readonly CaseRow[] =>
      steady.map((row, index) =>
        index < 20 ? { ...row, trials: [aTrial({ scores: { answers: (week * 7 + index * index) % 2 } })] } : row,
      );
    const [series] = historyOf([aRecord(0, { cases: tossed(0) }), aRecord(1, { cases: tossed(1) })], desk).metrics;
    // Each of the 20 has flipped: √(20 · ½ / 100²).
    expect(series?.points.map(({ noise }) => noise)[1]).toBeCloseTo(Math.sqrt(10) / 100, 12);
  });

  test("is found sooner among the same cases, whose differences are no noise", () => {
    const scored = (week: number) =>
      Array.from({ length: 50 }, (_, at) =>
        aCaseRow({
          id: `${at}`,
          trials: [
            aTrial({
              scores: {
                answers: at / 50 + (week < 8 ? 0.01 : -0.05) * (at > 5 && at < 45 ? 1 : 0) + (week % 3) * 1e-3,
              },
            }),
          ],
        }),
      );
    const same = Array.from({ length: 11 }, (_, week) => aRecord(week, { cases: scored(week) }));
    const other = same.map(({ path, baseline: { format, run } }, week) => ({
      path,
      baseline: { format, run: { ...run, cases: run.cases.map((row) => ({ ...row, id: `${week}-${row.id}` })) } },
    }));
    expect(historyOf(same, desk).metrics[0]?.changes).toHaveLength(1);
    expect(historyOf(other, desk).metrics[0]?.changes).toEqual([]);
  });

  test("of a price is given in its unit, found among logarithms", () => {
    const cost = aMetricRecord({
      name: "cost",
      unit: "usd",
      direction: "lower-is-better",
      margin: { kind: "relative", share: 0.2 },
    });
    const records = Array.from({ length: 12 }, (_, week) =>
      aRecord(week, {
        metrics: [cost],
        cases: Array.from({ length: 40 }, (_, at) =>
          aCaseRow({
            id: `${at}`,
            trials: [
              aTrial({ scores: { cost: (week < 6 ? 0.01 : 0.02) * (1 + (at % 5) / 10) * (1 + (week % 3) / 100) } }),
            ],
          }),
        ),
      }),
    );
    const [change] = historyOf(records, desk).metrics[0]?.changes ?? [];
    expect((change?.after ?? 0) / (change?.before ?? 1)).toBeCloseTo(2, 9);
  });
});

describe("what a record brings to light", () => {
  const history = historyOf(weeksOf(FELL), desk);
  const paths = history.metrics[0]?.points.map(({ baseline }) => baseline) ?? [];
  const broughtAt = paths.map((path) => changesBroughtBy(history, path).length);

  test("is told by exactly one record: the first that makes it sure", () => {
    expect(broughtAt.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(broughtAt.indexOf(1)).toBeGreaterThanOrEqual(8);
    const [change] = changesBroughtBy(history, paths[broughtAt.indexOf(1)] ?? "");
    expect(change).toMatchObject({ metric: "answers", baseline: paths[8], previous: paths[7] });
  });

  test("is nothing for a record that is not in the series", () => {
    expect(changesBroughtBy(history, "baselines/desk/2026/2020-01-01-00000000.json")).toEqual([]);
  });

  /** By week, where the change is that its record brings to light. */
  const placesBrought = (passed: readonly number[]) => {
    const series = historyOf(weeksOf(passed), desk);
    const weeks = series.metrics[0]?.points.map(({ baseline }) => baseline) ?? [];
    return weeks.map((path) => changesBroughtBy(series, path).map(({ baseline }) => weeks.indexOf(baseline)));
  };

  test("is told once, though the next record moves it to the place beside", () => {
    const told = placesBrought([85, 92, 94, 95, 87, 89, 86, 88, 79, 69, 68, 74]);
    expect(told.flat()).toEqual([9]);
    expect(
      historyOf(weeksOf([85, 92, 94, 95, 87, 89, 86, 88, 79, 69, 68, 74]), desk).metrics[0]?.changes,
    ).toMatchObject([{ at: "2026-09-28T06:00:00.000Z" }]);
  });

  test("is told of a small loss too, five weeks later, when it is sure", () => {
    const told = placesBrought([87, 88, 92, 89, 91, 88, 88, 87, 82, 80, 76, 78, 81]);
    expect(told.flat()).toEqual([8]);
    expect(told.at(-1)).toEqual([8]);
  });

  test("is no change of long ago that only became sure now", () => {
    const weeks = [87, 88, 93, 88, 88, 93, 85, 92, 78, 81, 85, 86, 84, 84, 85, 82, 84, 80, 79];
    expect(historyOf(weeksOf(weeks), desk).metrics[0]?.changes).toHaveLength(1);
    expect(placesBrought(weeks).flat()).toEqual([]);
  });
});
