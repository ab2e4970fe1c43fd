import type { Suite } from "../../domain/suite.ts";

/** Every attribute of a trace that a suite names, each once: what a source must not cut short. */
export function suiteAttributes({ traces, sample, metrics }: Suite): readonly string[] {
  return [
    ...new Set([
      ...traces.where.map(({ attribute }) => attribute),
      ...Object.values(traces.versions),
      ...traces.slices,
      ...(traces.redact?.attributes ?? []),
      ...metrics.flatMap(({ spec }) => (spec.scorer === "trace-attribute" ? [spec.attribute] : [])),
      ...[traces.expected, traces.feedback, sample.stratify, sample.key].filter((name) => name !== undefined),
    ]),
  ];
}
