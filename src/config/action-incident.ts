import type { ReadInput } from "./action-request.ts";

/**
 * Between which states somebody asks what broke, or by which traces. Names of records as on the command line: `after` alone
 * is held against the record before it, `before` alone against the latest.
 */
export type IncidentStates = {
  readonly before?: string;
  readonly after?: string;
  /** Ids of traces that failed, in place of two states. */
  readonly traces: readonly string[];
  /** The metric that leads. */
  readonly metric?: string;
};

/**
 * The inputs `before`, `after`, `traces` and `metric`.
 *
 * @param problems gets a sentence for each contradiction
 */
export function incidentStates(input: ReadInput, problems: string[]): IncidentStates {
  const [before, after, metric] = [textOf(input, "before"), textOf(input, "after"), textOf(input, "metric")];
  const traces = input("traces")
    .split(/[\s,]+/)
    .filter((id) => id !== "");
  if (traces.length > 0 && (before ?? after) !== undefined)
    problems.push("traces: they carry their own versions; leave out before and after, or the traces");
  return {
    ...(before === undefined ? {} : { before, after: after ?? "latest" }),
    ...(before === undefined && after !== undefined ? { after } : {}),
    traces: [...new Set(traces)],
    ...(metric === undefined ? {} : { metric }),
  };
}

/**
 * What a post-mortem is of, as the command line calls it: the input `incident`, or `BEFORE..AFTER`, or one record; undefined
 * for traces, and for the latest incident.
 */
export function incidentAsked(input: ReadInput, states: IncidentStates, problems: string[]): string | undefined {
  const named = textOf(input, "incident");
  const { before, after, traces } = states;
  if (named === undefined) return before === undefined ? after : `${before}..${after ?? ""}`;
  if ((before ?? after) !== undefined || traces.length > 0)
    problems.push("incident: it names its states itself; leave out before, after and traces, or the incident");
  return named;
}

function textOf(input: ReadInput, name: string): string | undefined {
  const text = input(name).trim();
  return text === "" ? undefined : text;
}
