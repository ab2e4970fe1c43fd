import type { CaseRow, MetricRecord, Run } from "../../src/domain/run.ts";
import { UNKNOWN_TUPLE } from "../../src/domain/version.ts";
import { chanceOf } from "../calibration/chance.ts";

/** How large the runs of the bench are. */
export type BenchSize = {
  readonly cases: number;
  readonly trials: number;
  readonly metrics: number;
  /** Values of all slice attributes together; every attribute has five. */
  readonly slices: number;
};

const VALUES = 5;

/** Two runs of one system: half of the metrics pass or fail, the others are any number from 0 to 1. */
export function benchRuns({ cases, trials, metrics, slices }: BenchSize): readonly [before: Run, after: Run] {
  const records = Array.from({ length: metrics }, (_, at) => metricRecord(at));
  const side = (label: string): Run => {
    const chance = chanceOf("bench", label);
    const rows = Array.from({ length: cases }, (_, index): CaseRow => {
      const id = `case-${index}`;
      const rate = (index % 10) / 10;
      return {
        id,
        cluster: id,
        slices: slicesOf(index, slices / VALUES),
        trials: Array.from({ length: trials }, () => ({
          trace: id,
          status: "answered" as const,
          scores: Object.fromEntries(
            records.map(({ name }, at) => {
              const value = at % 2 === 0 ? chance() : chance() < rate ? 1 : 0;
              return [name, { status: "scored" as const, value }];
            }),
          ),
        })),
      };
    });
    return runOf(label, rows, records, trials);
  };
  return [side("before"), side("after")];
}

/** What a script without statistics does: the mean of each metric on both sides, case by case, and their difference. */
export function naiveDifferences(before: Run, after: Run): readonly number[] {
  return after.metrics.map(({ name }) => meanOf(after, name) - meanOf(before, name));
}

function meanOf({ cases }: Run, metric: string): number {
  let sum = 0;
  for (const { trials } of cases) {
    let own = 0;
    for (const { scores } of trials) {
      const score = scores[metric];
      if (score?.status === "scored") own += score.value;
    }
    sum += own / trials.length;
  }
  return sum / cases.length;
}

function slicesOf(index: number, attributes: number): CaseRow["slices"] {
  return Object.fromEntries(
    Array.from({ length: attributes }, (_, at) => [
      `attribute-${at}`,
      `value-${Math.floor(index / VALUES ** at) % VALUES}`,
    ]),
  );
}

function metricRecord(at: number): MetricRecord {
  return {
    name: `metric-${at}`,
    direction: "higher-is-better",
    unit: "score",
    definition: `metric-${at}`,
    margin: { kind: "absolute", value: 0.05 },
    blocking: true,
    code: "equals/1",
  };
}

function runOf(label: string, cases: readonly CaseRow[], metrics: readonly MetricRecord[], trials: number): Run {
  return {
    suite: "bench",
    label,
    target: "replay",
    at: "2026-11-23T00:00:00.000Z",
    versions: UNKNOWN_TUPLE,
    environment: { requestedModels: {}, resolvedModels: {}, fingerprints: {} },
    sample: { digest: "bench", seed: "bench", traces: cases.length, cases: cases.length, strata: [], leftOut: {} },
    metrics,
    trials,
    cases,
    spend: { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0 },
  };
}
