import type { Anchor } from "../domain/anchor.ts";
import { FEWEST_POINTS, type History, type MetricChange, type MetricHistory } from "../domain/history.ts";
import type { MetricRecord, Target } from "../domain/run.ts";
import { changesOf } from "./history/changes.ts";
import { pointsOf } from "./history/points.ts";
import { type HistoryRecord, sameMeasure } from "./history/same-measure.ts";

/**
 * The series of every metric that the newest record has, over the records before it that measure the same thing, and
 * where it changed.
 *
 * @param records oldest first, each with its path on the branch
 * @param options.target of which answers; those of the newest record unless given
 */
export function historyOf(
  records: readonly HistoryRecord[],
  options: { readonly suite: string; readonly target?: Target; readonly anchor?: Anchor },
): History {
  const target = options.target ?? records.at(-1)?.baseline.run.target ?? "replay";
  const ours = records.filter(({ baseline }) => baseline.run.target === target);
  const metrics = ours.at(-1)?.baseline.run.metrics ?? [];
  return {
    suite: options.suite,
    target,
    records: ours.length,
    metrics: metrics.map((metric) => metricHistory(metric, ours)),
    ...(options.anchor === undefined ? {} : { anchor: options.anchor }),
  };
}

function metricHistory(metric: MetricRecord, records: readonly HistoryRecord[]): MetricHistory {
  const { records: alike, since } = sameMeasure(metric, records);
  const { name, unit, direction, margin } = metric;
  const series = { metric: name, unit, direction, margin, ...pointsOf(metric, alike) };
  return { ...series, changes: changesOf(series), ...(since === undefined ? {} : { since }) };
}

/**
 * Points after which a change is no news. With four, a loss of 10 points in 100 new cases a week, which takes up to six
 * weeks to be sure of, was told by no record in one series of eight.
 */
const NEWEST = 8;

/**
 * The change points that a record brings to light: those among the newest eight points of the series up to this record
 * that the series without it did not have, there or a place beside. A change needs a few points to be sure, so the
 * record that shows it is seldom the first after it.
 *
 * @param baseline path of the record, as a rule the newest
 */
export function changesBroughtBy(history: History, baseline: string): readonly MetricChange[] {
  return history.metrics.flatMap((series) => broughtBy(series, baseline));
}

function broughtBy(series: MetricHistory, path: string): readonly MetricChange[] {
  const place = series.points.findIndex((point) => point.baseline === path);
  if (place + 1 < FEWEST_POINTS) return [];
  const placeOf = (change: MetricChange): number =>
    series.points.findIndex((point) => point.baseline === change.baseline);
  const known = changesOf({ ...series, points: series.points.slice(0, place) }).map(placeOf);
  return changesOf({ ...series, points: series.points.slice(0, place + 1) }).filter((change) => {
    const at = placeOf(change);
    return at > place - NEWEST && known.every((other) => Math.abs(other - at) > 1);
  });
}
