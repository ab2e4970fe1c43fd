import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { History, HistoryPoint, MetricChange, MetricHistory } from "../../src/domain/history.ts";
import { diffTuples, type VersionTuple } from "../../src/domain/version.ts";
import { historyJson, historyTerminal } from "../../src/report/history.ts";
import { anAnchor, aTuple } from "../builders.ts";

const SCHEMA: unknown = JSON.parse(readFileSync(new URL("../../schema/history.json", import.meta.url), "utf8"));

const day = (week: number): string => new Date(Date.UTC(2026, 7, 3 + 7 * week, 6)).toISOString();
const path = (week: number): string => `baselines/support-desk/2026/${day(week).slice(0, 10)}-0a1b2c3d.json`;

function aPoint(week: number, mean: number, versions: VersionTuple = aTuple()): HistoryPoint {
  const standardError = 0.02 * mean;
  return {
    at: day(week),
    baseline: path(week),
    versions,
    mean,
    standardError,
    noise: standardError,
    cases: 142,
    trials: 426,
  };
}

function aSeries(overrides: Partial<MetricHistory> = {}): MetricHistory {
  return {
    metric: "answers",
    unit: "score",
    direction: "higher-is-better",
    scale: "difference",
    margin: { kind: "absolute", value: 0.03 },
    points: [aPoint(0, 0.91)],
    changes: [],
    ...overrides,
  };
}

function aChange(before: HistoryPoint, after: HistoryPoint, overrides: Partial<MetricChange> = {}): MetricChange {
  const layers = diffTuples(before.versions, after.versions);
  return {
    metric: "answers",
    unit: "score",
    direction: "higher-is-better",
    at: after.at,
    baseline: after.baseline,
    previous: before.baseline,
    before: 0.912,
    after: 0.843,
    p: 0.0002,
    layers,
    unversioned: layers.every(({ difference }) => difference === "same"),
    ...overrides,
  };
}

function aHistory(overrides: Partial<History> = {}): History {
  return { suite: "support-desk", target: "replay", records: 1, metrics: [aSeries()], ...overrides };
}

const MEANS = [0.91, 0.92, 0.905, 0.915, 0.91, 0.912, 0.845, 0.84, 0.842, 0.845];
const CHANGED = MEANS.map((mean, week) =>
  aPoint(week, mean, aTuple({ prompt: week < 6 ? "9a1c04e2b7d3" : "d81f6e07a24c" })),
);
const LATENCIES = [810, 805, 820, 815, 811, 818, 812, 824, 809, 1001];
const TIMED = LATENCIES.map((mean, week) => aPoint(week, mean, aTuple({ tools: { id: null, source: "unknown" } })));
const [BEFORE, AFTER] = [CHANGED[5], CHANGED[6]] as [HistoryPoint, HistoryPoint];

/** Two metrics: one fell with a new prompt, the other had one slow week. */
const FULL = aHistory({
  records: 10,
  anchor: anAnchor({ suite: "support-desk", baseline: path(1) }),
  metrics: [
    aSeries({ points: CHANGED, changes: [aChange(BEFORE, AFTER)] }),
    aSeries({
      metric: "latency",
      unit: "ms",
      direction: "lower-is-better",
      scale: "ratio",
      margin: { kind: "relative", share: 0.1 },
      points: TIMED,
      since: {
        kind: "scoring-code-differs",
        reason: "the scoring code of latency changed from latency/1 to latency/2",
      },
    }),
  ],
});

const face = { width: 100, colour: false, last: 8 };

describe("the series on a terminal", () => {
  test("shows each metric as a line, what changed, and its newest records", async () => {
    await expect(await historyTerminal(FULL, face)).toMatchFileSnapshot("../golden/history-changed.txt");
  });

  test("says how many of the records are in the series, where older ones measure something else", async () => {
    const history = aHistory({ records: 30, metrics: [aSeries({ points: [aPoint(0, 0.91), aPoint(1, 0.9)] })] });
    const [head = ""] = (await historyTerminal(history, face)).split("\n\n");
    expect(head.replace("\n", " ")).toBe(
      "support-desk: 30 records of replayed answers, 2 of them in the series below, 2026-08-03 to 2026-08-10",
    );
  });

  test("calls a change without a version an alarm, and says where to look", async () => {
    const points = MEANS.map((mean, week) => aPoint(week, mean));
    const [before, after] = [points[5], points[6]] as [HistoryPoint, HistoryPoint];
    const history = aHistory({ records: 10, metrics: [aSeries({ points, changes: [aChange(before, after)] })] });
    await expect(await historyTerminal(history, { ...face, last: 3 })).toMatchFileSnapshot(
      "../golden/history-unversioned.txt",
    );
  });

  test.each([
    [0, "support-desk has no record of replayed answers yet. Record one: eval-baseline record\n"],
    [1, "Change points are looked for from 8 records on; this series has one."],
    [2, "Change points are looked for from 8 records on; this series has 2."],
  ])("says with %d records that there are too few for change points", async (records, words) => {
    const points = CHANGED.slice(0, records);
    const metrics = records === 0 ? [] : [aSeries({ points })];
    expect(await historyTerminal(aHistory({ records, metrics }), face)).toContain(words);
  });

  test("tells records of one day apart by their time, and gives no time where the day says it", async () => {
    const again = { ...aPoint(1, 0.9), at: day(1).replace("T06:00", "T18:30") };
    const points = [aPoint(0, 0.91), aPoint(1, 0.91), again];
    const shown = await historyTerminal(aHistory({ records: 3, metrics: [aSeries({ points })] }), face);
    expect(shown).toMatch(/^2026-08-03 {2,}91 /m);
    expect(shown).toMatch(/^2026-08-10 06:00 +91 /m);
    expect(shown).toMatch(/^2026-08-10 18:30 +90 /m);
  });

  test("says that there is no change point where there is none", async () => {
    expect(await historyTerminal(aHistory({ metrics: [aSeries({ points: CHANGED })] }), face)).toContain(
      "No change point.",
    );
  });

  test("says of a metric that no record has scored that none has", async () => {
    const text = await historyTerminal(aHistory({ metrics: [aSeries({ points: [] })] }), face);
    expect(text).toBe("support-desk: 1 record of replayed answers\n\nanswers  no record has a score\n");
  });

  test("names an anchor that is in none of the series", async () => {
    const anchor = anAnchor({ baseline: "baselines/support-desk/2025/2025-01-06-0a1b2c3d.json" });
    expect(await historyTerminal(aHistory({ anchor }), face)).toContain("It is in none of these series.");
  });

  test("draws differences within the accepted loss as a flat line, and a cliff as one", async () => {
    const barsOf = async (means: readonly number[]) => {
      const points = means.map((mean, week) => aPoint(week, mean));
      const text = await historyTerminal(aHistory({ metrics: [aSeries({ points })] }), face);
      return /^answers {2}(\S+)/m.exec(text)?.[1];
    };
    expect(await barsOf([0.9, 0.9, 0.9])).toBe("▄▄▄");
    expect(await barsOf([0.9, 0.905, 0.9, 0.91])).not.toMatch(/[▁█]/);
    expect(await barsOf([0.9, 0.9, 0.5, 0.5])).toBe("██▁▁");
  });

  test("keeps to the width there is, and colours nothing when told not to", async () => {
    for (const width of [40, 60, 100]) {
      const lines = (await historyTerminal(FULL, { ...face, width })).split("\n");
      expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
    }
    expect(await historyTerminal(FULL, face)).not.toContain("\u001B");
    expect(await historyTerminal(FULL, { ...face, colour: true })).toContain("\u001B[1m");
  });

  test("makes foreign words harmless", async () => {
    const history = aHistory({
      suite: "desk\u001B[2J",
      anchor: anAnchor({ why: "\u001B]8;;evil" }),
      metrics: [aSeries({ metric: "an\u001Bswers", points: CHANGED })],
    });
    expect(await historyTerminal(history, face)).not.toContain("\u001B");
  });
});

describe("the series as JSON", () => {
  const closed = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(closed);
    if (typeof schema !== "object" || schema === null) return schema;
    const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)]);
    return { ...Object.fromEntries(entries), ...("required" in schema && { additionalProperties: false }) };
  };
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(closed(SCHEMA) as object);

  test.each([
    ["with all there can be", FULL],
    ["of no record", aHistory({ records: 0, metrics: [] })],
  ])("%s follows the published schema, with no key that is not in it", (_, history) => {
    validate(JSON.parse(historyJson(history)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("holds every point, its format first, and equal series give equal bytes", () => {
    const text = historyJson(FULL);
    expect(text).toMatch(/^\{\n {2}"format": 1,\n/);
    expect(JSON.parse(text).metrics[0].points).toEqual(CHANGED);
    const { suite, ...rest } = FULL;
    expect(historyJson({ ...rest, suite })).toBe(text);
  });

  test.each(["format", "suite", "target", "records", "metrics"])("is refused by the schema without its %s", (key) => {
    const { [key]: _, ...rest } = JSON.parse(historyJson(FULL));
    expect(validate(rest)).toBe(false);
  });
});
