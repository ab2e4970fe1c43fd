import { distinctSpans } from "./distinct-spans.ts";
import type { RawSpan } from "./raw-span.ts";
import { findRepetitions, type Repetitions } from "./repetitions.ts";
import { joinSplitCalls } from "./split-calls.ts";

/** The spans of one trace in order of time, and how they hang together. */
export type SpanTree = Repetitions & {
  /** Each once; earliest first, spans without a start last, ties by span id. */
  readonly spans: readonly RawSpan[];
  /** The spans above a span, the nearest first. */
  readonly ancestors: (span: RawSpan) => readonly RawSpan[];
  /** A span without a parent here. */
  readonly isRoot: (span: RawSpan) => boolean;
  /** False when a span names a parent that is not here. */
  readonly complete: boolean;
  /** Two different spans have one id. */
  readonly repeatedId: boolean;
};

/** Deeper nesting is a broken writer's; following it for every span would take time without bound. */
const MOST_ABOVE = 500;

/** Builds the tree. Parents that form a circle, which only broken writers make, are followed once. */
export function buildSpanTree(given: readonly RawSpan[]): SpanTree {
  const { spans: distinct, repeated } = distinctSpans(given);
  const spans = joinSplitCalls(distinct);
  const byId = new Map<string, RawSpan>();
  for (const span of spans) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
  const parentOf = (span: RawSpan) => (span.parentId === null ? undefined : byId.get(span.parentId));
  const ancestors = (span: RawSpan): readonly RawSpan[] => {
    const above = new Set<RawSpan>();
    for (let up = parentOf(span); up && up !== span && !above.has(up) && above.size < MOST_ABOVE; up = parentOf(up))
      above.add(up);
    return [...above];
  };
  return {
    spans,
    ancestors,
    isRoot: (span) => parentOf(span) === undefined,
    complete: spans.every((span) => span.parentId === null || byId.has(span.parentId)),
    repeatedId: repeated,
    ...findRepetitions(spans, ancestors),
  };
}
