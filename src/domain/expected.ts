import type { Case, Recording } from "./case.ts";
import type { Metric } from "./suite.ts";

/** What a case expects by a metric: the text of the metric's own attribute, else the answer that the suite names. */
export function expectedBy(
  { expected: attribute, spec }: Pick<Metric, "expected" | "spec">,
  { case: one, recording }: { readonly case: Case; readonly recording: Recording },
): string | undefined {
  if (attribute === undefined) return OF_TOOLS.has(spec.scorer) ? undefined : one.expected;
  const value = Object.hasOwn(recording.attributes, attribute) ? recording.attributes[attribute] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** An expected answer names no tools: read as their names it would make every answer wrong. */
const OF_TOOLS: ReadonlySet<string> = new Set(["tool-call-f1", "tool-args-match", "trajectory:tool-sequence"]);
