import type { Baseline } from "../../domain/baseline.ts";
import { metricDifference } from "../../domain/metric-difference.ts";
import type { MetricRecord } from "../../domain/run.ts";
import type { Incomparable } from "../../domain/verdict.ts";

/** A record and where it lies on the branch. */
export type HistoryRecord = { readonly path: string; readonly baseline: Baseline };

/**
 * The newest records that measure what the last one measures, without a gap: a series that leapt over another measure
 * would join what nobody compared.
 *
 * @param metric as the newest record has it  @param records oldest first, all of one target
 * @returns oldest first; `since` says why they begin where they do, where there are older ones
 */
export function sameMeasure(
  metric: MetricRecord,
  records: readonly HistoryRecord[],
): { readonly records: readonly HistoryRecord[]; readonly since?: Incomparable } {
  for (let place = records.length - 1; place >= 0; place--) {
    const record = records[place];
    const earlier = record?.baseline.run.metrics.find(({ name }) => name === metric.name);
    const since: Incomparable | undefined =
      earlier === undefined
        ? { kind: "on-one-side-only", reason: `${record?.path} has no metric ${metric.name}` }
        : metricDifference(earlier, metric);
    if (since !== undefined) return { records: records.slice(place + 1), since };
  }
  return { records };
}
