import { metricDifference } from "../../domain/metric-difference.ts";
import type { MetricRecord, Run } from "../../domain/run.ts";
import type { Incomparable } from "../../domain/verdict.ts";

/**
 * What keeps two runs from being compared by a metric, or undefined when nothing does. A difference in what is
 * measured, in the judge or in the scoring code would show as a difference of the system, which it is not.
 */
export function incomparability(metric: MetricRecord, before: Run, after: Run): Incomparable | undefined {
  if (before.suite !== after.suite) {
    return { kind: "suite-differs", reason: `the runs are of different suites, ${before.suite} and ${after.suite}` };
  }
  if (before.target !== after.target) {
    const reason = `the runs measure different things, ${before.target} answers and ${after.target} answers`;
    return { kind: "target-differs", reason };
  }
  const earlier = before.metrics.find(({ name }) => name === metric.name);
  const later = after.metrics.find(({ name }) => name === metric.name);
  if (earlier === undefined || later === undefined) {
    const side = earlier === undefined ? before.label : after.label;
    return { kind: "on-one-side-only", reason: `${side} has no metric ${metric.name}` };
  }
  return metricDifference(earlier, later);
}
