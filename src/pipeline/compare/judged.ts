import type { MetricRecord } from "../../domain/run.ts";
import type { MetricComparison } from "../../domain/verdict.ts";
import type { Family } from "./claims.ts";
import { isMeasured, type Measured, type Unmeasured } from "./measure.ts";
import type { SliceCell } from "./slice-cells.ts";

/** One metric as a whole and slice by slice, before its verdicts. */
export type JudgedMetric = {
  readonly metric: MetricRecord;
  readonly total: Measured | Unmeasured;
  readonly slices: readonly { readonly slice: SliceCell; readonly found: Measured | Unmeasured }[];
};

/** A metric that is compared, or why it is not. */
export type Judged = JudgedMetric | { readonly metric: MetricRecord; readonly comparison: MetricComparison };

/** The slices of a metric that could be measured. */
export function measuredSlices({ slices }: JudgedMetric): readonly { slice: SliceCell; measured: Measured }[] {
  return slices.flatMap(({ slice, found }) => (isMeasured(found) ? [{ slice, measured: found }] : []));
}

/**
 * What is claimed together: the metrics that decide, with their slices where slices may block; every other metric by
 * itself; and the slices of a metric, where they are only shown. What decides comes first.
 */
export function familiesOf(judged: readonly Judged[], slices: "block" | "inform"): readonly [Family, ...Family[]] {
  const compared = judged.filter((item): item is JudgedMetric => "total" in item);
  const deciding = compared.filter(({ metric }) => metric.blocking);
  const informing = compared.filter(({ metric }) => !metric.blocking);
  const sliced = (slices === "block" ? deciding : []).flatMap((item) => membersOf(item));
  const blocking = judged.filter(({ metric }) => metric.blocking).length;
  return [
    { members: [...deciding.flatMap(totalOf), ...sliced], size: blocking + sliced.length },
    ...informing.map((item) => ({ members: totalOf(item), size: 1 })),
    ...(slices === "block" ? informing : compared).map((item) => ({ members: membersOf(item), size: 0 })),
  ];
}

function totalOf({ total }: JudgedMetric): readonly Measured[] {
  return isMeasured(total) ? [total] : [];
}

function membersOf(item: JudgedMetric): readonly Measured[] {
  return measuredSlices(item).map(({ measured }) => measured);
}
