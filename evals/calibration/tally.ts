import type { Comparison, MetricComparison } from "../../src/domain/verdict.ts";
import type { Counts } from "./table.ts";

/**
 * What happened in one simulated comparison: the verdict of each metric and of the run, and what the naive rule says of
 * the same runs: red when the mean dropped by more than a threshold, the margin or nothing at all; else green.
 *
 * Events of metrics are counted once for each metric; those that begin with `run` at most once.
 */
export function tallyOf(comparison: Comparison): Counts {
  const counts: Record<string, number> = { metrics: comparison.metrics.length };
  const count = (event: string) => {
    counts[event] = (counts[event] ?? 0) + 1;
  };
  for (const metric of comparison.metrics) count(metric.verdict);
  count(`run ${comparison.verdict}`);
  if (comparison.metrics.some(({ verdict }) => verdict === "improved")) count("run with an improved metric");
  for (const [rule, threshold] of NAIVE_RULES)
    if (comparison.metrics.some((metric) => dropOf(metric) > threshold(metric))) count(`run red by ${rule}`);
  return counts;
}

const NAIVE_RULES: readonly (readonly [string, (metric: MetricComparison) => number])[] = [
  ["drop > margin", ({ evidence }) => evidence?.margin ?? 0],
  ["drop > 0", () => 0],
];

/** How far the mean fell, on the scale that the metric is compared on. Nothing measured is no drop. */
function dropOf({ evidence }: MetricComparison): number {
  return evidence === undefined ? 0 : -evidence.difference;
}
