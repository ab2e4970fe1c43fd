import type { Result } from "../domain/result.ts";
import type { MetricComparison } from "../domain/verdict.ts";
import { decisiveComparison } from "./sentence.ts";

/** GitHub takes 1 MB of outputs from a job, counted in UTF-16. */
const LARGEST = 300_000;

/**
 * The metrics of a result for the steps that follow: JSON on one line, an object by metric, sorted. Each has `verdict`,
 * `kind`, `unit`, `blocking` and, where something could be compared, `before`, `after`, `difference`, `lower`, `upper` and
 * `margin`, as the result file has them: oriented, on the scale of the evidence. "{}" where nothing was compared. Metrics
 * beyond 300,000 characters are left to the result file.
 */
export function metricsOutput(result: Result): string {
  const metrics = decisiveComparison(result)?.metrics ?? [];
  const entries: string[] = [];
  let length = 2;
  for (const metric of metrics.toSorted((a, b) => (a.metric < b.metric ? -1 : 1))) {
    const entry = `${JSON.stringify(metric.metric)}:${JSON.stringify(shown(metric))}`;
    length += entry.length + 1;
    if (length > LARGEST) break;
    entries.push(entry);
  }
  return `{${entries.join(",")}}`;
}

/** Keys in alphabetical order. */
function shown({ verdict, kind, unit, blocking, evidence }: MetricComparison) {
  if (evidence === undefined) return { blocking, kind, unit, verdict };
  const { before, after, difference, lower, upper, margin, scale } = evidence;
  return { after, before, blocking, difference, kind, lower, margin, scale, unit, upper, verdict };
}
