import { expect, test } from "vitest";
import { baselineName } from "../../src/domain/baseline.ts";
import type { CaseRow, Run } from "../../src/domain/run.ts";
import { compareWithBoth } from "../../src/stories/compare-with-both.ts";
import { aBaseline, aCaseRow, aMetricRecord, aRun, aSampleRecord } from "../builders.ts";
import { aSuite } from "./memory-world.ts";

const metrics = [aMetricRecord({ margin: { kind: "absolute", value: 0.3 } })];
const numbered = (from: number, to: number, part?: "fixed"): readonly CaseRow[] =>
  Array.from({ length: to - from }, (_, index) =>
    aCaseRow({ id: `case-${from + index}`, ...(part === undefined ? {} : { part }) }),
  );

function stored(date: string, cases: readonly CaseRow[]) {
  const name = baselineName(`baselines/desk/2026/${date}-1a2b3c4d.json`);
  if (name === undefined) throw new Error("no name");
  return { name, baseline: aBaseline({ run: aRun({ cases, metrics }) }) };
}

function blessed(date: string, cases: readonly CaseRow[]) {
  const record = stored(date, cases);
  const words = { by: "Ada", at: "2026-11-02T06:00:00Z", why: "as agreed" };
  return { ...record, anchor: { format: 1, suite: "desk", baseline: record.name.path, ...words } as const };
}

/** A run that kept 60 cases of the latest sample, numbered from 40, and drew 40 anew. */
const run: Run = aRun({
  cases: [...numbered(40, 100, "fixed"), ...numbered(100, 140)],
  metrics,
  sample: aSampleRecord({ cases: 100, fixed: { from: "baselines/desk/2026/2026-11-09-1a2b3c4d.json", cases: 60 } }),
});

test("an old anchor is not told that cases are lacking which it never had", () => {
  const latest = stored("2026-11-09", numbered(0, 100));
  const anchor = blessed("2026-09-07", [...numbered(40, 60), ...numbered(200, 280)]);
  const { comparison, anchored } = compareWithBoth(aSuite(), run, { latest, anchor });
  expect(comparison).toMatchObject({ verdict: "unchanged", pairing: { paired: 60 } });
  // A third of what was kept for the latest record, and all that the anchor has of it.
  expect(anchored?.comparison).toMatchObject({
    verdict: "unchanged",
    pairing: { relation: "overlapping", paired: 20 },
  });
});

test("the latest record is not told that cases are lacking which came back from the anchor", () => {
  const latest = stored("2026-11-09", numbered(70, 170));
  const anchor = blessed("2026-09-07", numbered(0, 70));
  const { comparison } = compareWithBoth(aSuite(), run, { latest, anchor });
  // Of the 60 kept cases 30 are the anchor's alone. Of the others 5 are gone, which leaves more than half.
  const without = { ...run, cases: run.cases.filter(({ id }) => !/^case-(9[5-9]|1[0-9]{2})$/.test(id)) };
  expect(comparison).toMatchObject({ verdict: "unchanged" });
  expect(compareWithBoth(aSuite(), without, { latest, anchor }).comparison).toMatchObject({
    verdict: "unchanged",
    pairing: { paired: 25 },
  });
});

test("kept cases that the anchor has and that could not be scored any more are no reason to be green", () => {
  const unscored = run.cases.map((row, index) =>
    index < 15
      ? {
          ...row,
          trials: row.trials.map((trial) => ({
            ...trial,
            status: "failed" as const,
            reason: "timed-out" as const,
            scores: {},
          })),
        }
      : row,
  );
  const anchor = blessed("2026-09-07", [...numbered(40, 60), ...numbered(200, 280)]);
  const latest = stored("2026-11-09", numbered(0, 100));
  const { anchored } = compareWithBoth(aSuite(), { ...run, cases: unscored }, { latest, anchor });
  expect(["inconclusive", "errored"]).toContain(anchored?.comparison.verdict);
});

test("without an anchor there is one comparison, and without a latest record none", () => {
  const latest = stored("2026-11-09", numbered(0, 100));
  expect(compareWithBoth(aSuite(), run, { latest, anchor: undefined })).not.toHaveProperty("anchored");
  expect(compareWithBoth(aSuite(), run, { latest: undefined, anchor: undefined })).toEqual({ notes: [] });
});

test("a metric that is new since the anchor is named: the others are compared with it all the same", () => {
  const added = aMetricRecord({ name: "cites" });
  const latest = stored("2026-11-09", numbered(0, 100));
  const anchor = blessed("2026-09-07", numbered(40, 60));
  const { anchored, notes } = compareWithBoth(aSuite(), { ...run, metrics: [...metrics, added] }, { latest, anchor });
  expect(anchored?.comparison.metrics.map(({ metric, verdict }) => [metric, verdict])).toEqual([
    ["answers", "unchanged"],
    ["cites", "not-comparable"],
  ]);
  expect(notes).toEqual([
    "This record, by cites, measures something else than the anchor (anchors/desk.json) did, so nothing is known of such losses that add up slowly. Once this record is reviewed, bless it: eval-baseline anchor latest --why TEXT.",
  ]);
});
