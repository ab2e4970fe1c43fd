import type { MetricRecord } from "./run.ts";
import type { Incomparable } from "./verdict.ts";

/**
 * What keeps two records of one metric from being compared, or undefined when nothing does. A difference in the judge, in
 * what is measured or in the scoring code would show as a difference of the system, which it is not.
 */
export function metricDifference(earlier: MetricRecord, later: MetricRecord): Incomparable | undefined {
  const { name } = later;
  if (earlier.judge !== later.judge) {
    return { kind: "judge-differs", reason: `the judge of ${name} differs: its model, prompt or parameters changed` };
  }
  if (earlier.definition !== later.definition) {
    return {
      kind: "definition-differs",
      reason: `${name} measures something else now: its scorer, options or files changed`,
    };
  }
  if (earlier.code !== later.code) {
    return {
      kind: "scoring-code-differs",
      reason: `the scoring code of ${name} changed from ${earlier.code} to ${later.code}`,
    };
  }
  return undefined;
}
