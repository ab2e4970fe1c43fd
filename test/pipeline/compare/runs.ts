import type { CaseRow, MetricRecord, Run } from "../../../src/domain/run.ts";
import type { MetricComparison } from "../../../src/domain/verdict.ts";
import { type CompareOptions, compare } from "../../../src/pipeline/compare/compare.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial } from "../../builders.ts";

export const CONFIDENCE = { confidence: 0.95 } as const;

/** The same list so many times. */
export const repeat = (count: number, ...trials: number[]) => Array.from({ length: count }, () => trials);

/** A run with one case per list of scores of the one metric "answers"; `row` may say more of each case. */
export function runOf(
  scores: readonly (readonly number[])[],
  { metric = {}, row = () => ({}) }: { metric?: Partial<MetricRecord>; row?: (at: number) => Partial<CaseRow> } = {},
): Run {
  const cases = scores.map((trials, at) =>
    aCaseRow({
      id: `case-${at}`,
      trials: trials.map((answers) => aTrial({ scores: { answers } })),
      ...row(at),
    }),
  );
  return aRun({ cases, metrics: [aMetricRecord(metric)] });
}

/** The one metric of a comparison. */
export function metricOf(before: Run, after: Run, options: Partial<CompareOptions> = {}): MetricComparison {
  const [metric] = compare(before, after, { ...CONFIDENCE, ...options }).metrics;
  if (metric === undefined) throw new Error("a comparison without a metric");
  return metric;
}

/** Even chances from a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
