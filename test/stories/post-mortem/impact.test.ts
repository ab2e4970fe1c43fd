import { describe, expect, test } from "vitest";
import type { MetricRecord } from "../../../src/domain/run.ts";
import { impactOf } from "../../../src/stories/post-mortem/impact.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";
import { aMetricAttribution, anAttribution } from "../../report/attributions.ts";

const METRIC: MetricRecord = aMetricRecord({ name: "answers" });

function aRunOf(values: readonly number[], row: object = {}) {
  const cases = values.map((value, index) =>
    aCaseRow({
      id: `case-${index}`,
      cluster: `case-${index}`,
      trials: [aTrial({ scores: { answers: { status: "scored", value } } })],
      ...row,
    }),
  );
  return aRun({ metrics: [METRIC], cases });
}

describe("the impact of an incident", () => {
  const before = aRunOf(Array(20).fill(1));

  test("counts questions that fail in each record, with Wilson's interval", () => {
    const after = aRunOf([...Array(5).fill(0.4), ...Array(15).fill(0.5)]);
    const { rates } = impactOf(anAttribution(), { before, after }, 0.95);
    expect(rates).toMatchObject({ from: "records", of: "questions", before: { failures: 0, trials: 20 } });
    expect(rates?.during).toMatchObject({ failures: 5, trials: 20, rate: 0.25 });
    // Brown, Cai and DasGupta's formula, by hand.
    expect(rates?.during.lower).toBeCloseTo(0.1119, 4);
    expect(rates?.during.upper).toBeCloseTo(0.4687, 4);
  });

  test.each([
    [
      { weight: 10, represents: 2 },
      { value: 50, unit: "requests" },
    ],
    [{ represents: 2 }, { value: 10, unit: "traces" }],
    [{}, undefined],
    [{ weight: 10, part: "fixed" as const }, undefined],
  ])("stands for as many requests as every fresh question knows of: %j", (row, volume) => {
    const after = aRunOf([...Array(5).fill(0), ...Array(15).fill(1)], row);
    expect(impactOf(anAttribution(), { before, after }, 0.95).volume).toEqual(volume);
  });

  test("is that of the replays where there are no records", () => {
    expect(impactOf(anAttribution(), undefined, 0.95)).toMatchObject({
      metric: "answers",
      rates: { from: "replays", of: "trials", before: { failures: 9 }, during: { failures: 83 } },
      slices: [],
    });
  });

  test("is one of means where the metric knows no failures", () => {
    const timed = aMetricRecord({ name: "answers", unit: "ms", direction: "lower-is-better" });
    const [fast, slow] = [800, 1200].map((value) => ({ ...aRunOf(Array(20).fill(value)), metrics: [timed] }));
    if (fast === undefined || slow === undefined) throw new Error("two runs");
    const configurations = aMetricAttribution().configurations.map(({ after, mean }) => ({ after, mean }));
    const attribution = anAttribution({ metrics: [aMetricAttribution({ unit: "ms", configurations })] });
    const impact = impactOf(attribution, { before: fast, after: slow }, 0.95);
    expect(impact.rates).toBeUndefined();
    expect(impact.means).toEqual({ unit: "ms", before: 800, during: 1200 });
  });
});
