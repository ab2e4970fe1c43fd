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
  if (earlier.judge !== later.judge) {
    return {
      kind: "judge-differs",
      reason: `the judge of ${metric.name} differs: its model, prompt or parameters changed`,
    };
  }
  if (earlier.definition !== later.definition) {
    return {
      kind: "definition-differs",
      reason: `${metric.name} measures something else now: its scorer, options or files changed`,
    };
  }
  if (earlier.code !== later.code) {
    return {
      kind: "scoring-code-differs",
      reason: `the scoring code of ${metric.name} changed from ${earlier.code} to ${later.code}`,
    };
  }
  return undefined;
}
