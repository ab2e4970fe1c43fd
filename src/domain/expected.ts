import type { Case, Recording } from "./case.ts";
import type { Metric } from "./suite.ts";

/** What a case expects by a metric: the text of the metric's own attribute, else what the suite names. */
export function expectedBy(
  { expected: attribute }: Pick<Metric, "expected">,
  { case: one, recording }: { readonly case: Case; readonly recording: Recording },
): string | undefined {
  if (attribute === undefined) return one.expected;
  const value = Object.hasOwn(recording.attributes, attribute) ? recording.attributes[attribute] : undefined;
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
