import type { Trace } from "../domain/trace.ts";
import { traceLine } from "../domain/trace-line.ts";

/** The attribute by which a curated case of an incident is known; its value is the incident's name. */
export const INCIDENT_ATTRIBUTE = "eval_baseline.incident";

/**
 * Traces of an incident as JSON lines that a suite's `files` reads (schema/trace.json): whole, so that they can be asked
 * again as they were, and marked with the incident. What was expected of them stays where the suite looks for it: among
 * their attributes.
 *
 * @param traces redacted; those that are not among the ids are left out
 * @param ids of traces, in the order of the lines; one that is not there is left out
 */
export function curatedCases(
  traces: readonly Trace[],
  ids: readonly string[],
  options: { readonly incident: string },
): string {
  const byId = new Map(traces.map((trace) => [trace.id, trace]));
  return [...new Set(ids)]
    .flatMap((id) => byId.get(id) ?? [])
    .map((trace) => traceLine(marked(trace, options.incident)))
    .join("");
}

function marked(trace: Trace, incident: string): Trace {
  return { ...trace, attributes: { ...trace.attributes, [INCIDENT_ATTRIBUTE]: incident } };
}
