import { expect, test } from "vitest";
import type { CaseRow } from "../../../src/domain/run.ts";
import { diffTuples } from "../../../src/domain/version.ts";
import { metricCompared } from "../../../src/stories/detection-gaps/comparison.ts";
import type { KnownIncident } from "../../../src/stories/detection-gaps.ts";
import { aBaseline, aCaseRow, aMetricRecord, aRun, aTrial, aTuple } from "../../builders.ts";
import { aSuite } from "../memory-world.ts";

const METRIC = aMetricRecord({ name: "cites", margin: { kind: "absolute", value: 0.1 } });

/** Forty questions of two intents, by how far their scores lie from one half: up and down in turn. */
function baselineOf(day: number, spread: { readonly [intent: string]: number }) {
  const cases = Object.entries(spread).flatMap(([intent, size]) =>
    Array.from({ length: 20 }, (_, n): CaseRow => {
      const value = 0.5 + (n % 2 === 0 ? size : -size);
      const id = `${intent}-${n}`;
      return aCaseRow({
        id,
        cluster: id,
        slices: { "app.intent": intent },
        trials: [aTrial({ scores: { cites: value } })],
      });
    }),
  );
  const at = `2026-10-0${day}T06:00:00.000Z`;
  return aBaseline({ run: aRun({ suite: "desk", at, metrics: [METRIC], cases }) });
}

function compared(before: ReturnType<typeof baselineOf>, after: ReturnType<typeof baselineOf>, quiet: boolean) {
  const plain = aSuite();
  const suite = aSuite({ traces: { ...plain.traces, slices: ["app.intent"] } });
  const state = (record: ReturnType<typeof baselineOf>) => ({
    standpoint: { label: record.run.at, versions: aTuple(), at: record.run.at },
    record,
  });
  const [earlier, later] = [state(before), state(after)];
  const attribution: KnownIncident["attribution"] = {
    suite: "desk",
    at: after.run.at,
    before: earlier.standpoint,
    after: later.standpoint,
    differences: diffTuples(aTuple(), aTuple()),
    outcome: { status: "undetermined" },
    metrics: [],
    blame: [],
    model: { isAdmissible: false, reason: "not-blamed" },
    checklist: [],
    notes: [],
  };
  const records = [baselineOf(1, { refunds: 0, delivery: 0 }), baselineOf(2, { refunds: 0.1, delivery: 0.3 })].map(
    (baseline, n) => ({ name: { path: `record-${n}`, suite: "desk", at: baseline.run.at }, baseline }),
  );
  return metricCompared(suite, { attribution, before: earlier, after: later }, quiet ? (records as never) : []);
}

test("the variance of a slice is that of quiet times, else of the incident, else of all questions", () => {
  const before = baselineOf(3, { refunds: 0, delivery: 0, returns: 0 });
  const after = baselineOf(4, { refunds: 0.4, delivery: 0.2, returns: 0.5 });
  // Differences of ±s have the variance s² · n/(n − 1).
  const of = (spread: number, n: number) => (spread ** 2 * n) / (n - 1);
  const { varianceIn } = compared(before, after, true);
  expect(varianceIn("app.intent", "refunds")).toBeCloseTo(of(0.1, 20), 2);
  expect(varianceIn("app.intent", "delivery")).toBeCloseTo(of(0.3, 20), 2);
  expect(varianceIn("app.intent", "returns")).toBeCloseTo(of(0.5, 20), 2);
  expect(varianceIn("app.intent", "no such")).toBeCloseTo((of(0.1, 40) + of(0.3, 40)) / 2, 2);
  const loud = compared(before, after, false);
  expect(loud.varianceIn("app.intent", "refunds")).toBeCloseTo(of(0.4, 20), 2);
});
