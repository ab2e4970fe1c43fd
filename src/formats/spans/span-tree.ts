import { hopKind } from "./hop-kind.ts";
import type { RawSpan } from "./raw-span.ts";

/** The spans of one trace in order of time, and how they hang together. */
export type SpanTree = {
  /** Without repeated spans; earliest first, spans without a start last, ties by span id. */
  readonly spans: readonly RawSpan[];
  /** The spans above a span, the nearest first. */
  readonly ancestors: (span: RawSpan) => readonly RawSpan[];
  /** A span without a parent here. */
  readonly isRoot: (span: RawSpan) => boolean;
  /** False when a span names a parent that is not here. */
  readonly complete: boolean;
  /** Model spans directly around one other model call, by that inner call's span id: the same call recorded twice. */
  readonly doubles: ReadonlyMap<string, RawSpan>;
  /** Model spans with another model span below them: they repeat what their children say and are no hop. */
  readonly repeating: ReadonlySet<RawSpan>;
};

/** Builds the tree. Parents that form a circle, which only broken writers make, are followed once. */
export function buildSpanTree(given: readonly RawSpan[]): SpanTree {
  const byId = new Map<string, RawSpan>();
  for (const span of given) if (!byId.has(span.spanId)) byId.set(span.spanId, span);
  const spans = [...byId.values()].sort(byStart);
  const parentOf = (span: RawSpan) => (span.parentId === null ? undefined : byId.get(span.parentId));
  const ancestors = (span: RawSpan): readonly RawSpan[] => {
    const above = new Set<RawSpan>();
    for (let up = parentOf(span); up && up !== span && !above.has(up); up = parentOf(up)) above.add(up);
    return [...above];
  };
  return {
    spans,
    ancestors,
    isRoot: (span) => parentOf(span) === undefined,
    complete: spans.every((span) => span.parentId === null || byId.has(span.parentId)),
    ...repetitions(spans, ancestors),
  };
}

function byStart(a: RawSpan, b: RawSpan): number {
  if (a.startNs !== b.startNs) {
    if (a.startNs === null || b.startNs === null) return a.startNs === null ? 1 : -1;
    return a.startNs < b.startNs ? -1 : 1;
  }
  return a.spanId < b.spanId ? -1 : 1;
}

function repetitions(
  spans: readonly RawSpan[],
  ancestors: SpanTree["ancestors"],
): Pick<SpanTree, "doubles" | "repeating"> {
  const models = new Set(spans.filter((span) => hopKind(span) === "model"));
  // Most traces hold one model call.
  if (models.size < 2) return { doubles: new Map(), repeating: new Set() };
  const above = new Map([...models].map((span) => [span, ancestors(span).filter((up) => models.has(up))]));
  const repeating = new Set([...above.values()].flat());
  const leaves = [...models].filter((span) => !repeating.has(span));
  const leavesBelow = (outer: RawSpan) => leaves.filter((leaf) => above.get(leaf)?.includes(outer)).length;
  const doubles = new Map<string, RawSpan>();
  for (const leaf of leaves) {
    const outer = above.get(leaf)?.find((up) => leavesBelow(up) === 1);
    if (outer) doubles.set(leaf.spanId, outer);
  }
  return { doubles, repeating };
}
