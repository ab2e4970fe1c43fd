import { canonicalJson } from "../../domain/digest.ts";
import type { RawSpan } from "./raw-span.ts";

/**
 * The spans of a trace without those that were recorded more than once, in order of time: earliest first, spans without
 * a start last, ties by id. Which record comes first in a file does not matter.
 *
 * One id with one name, start and parent is one span, of which writers may store an early and a late state: the later
 * one counts. One id for different things is a broken writer's: both count.
 *
 * @returns `repeated` where two different spans have one id
 */
export function distinctSpans(given: readonly RawSpan[]): {
  readonly spans: readonly RawSpan[];
  readonly repeated: boolean;
} {
  const byIdentity = new Map<string, [RawSpan, ...RawSpan[]]>();
  for (const span of given) {
    const identity = identityOf(span);
    const others = byIdentity.get(identity);
    if (others === undefined) byIdentity.set(identity, [span]);
    else others.push(span);
  }
  const groups = [...byIdentity.values()];
  const spans = groups.map(lastState).sort(byStart);
  const isRepeated = new Set(spans.map(({ spanId }) => spanId)).size < spans.length;
  return { spans, repeated: isRepeated || groups.some(isWrittenTwice) };
}

function identityOf({ spanId, name, startNs, parentId }: RawSpan): string {
  return JSON.stringify([spanId, name, String(startNs), parentId]);
}

/** A trace written by hand has no early and late states: what differs under its id is another trace. */
function isWrittenTwice([first, ...others]: readonly [RawSpan, ...RawSpan[]]): boolean {
  if (others.length === 0 || first.attributes["eval_baseline.native"] !== true) return false;
  const said = contentText(first);
  return others.some((span) => contentText(span) !== said);
}

/** The state that ended last; of several the one that says most. */
function lastState([first, ...others]: readonly [RawSpan, ...RawSpan[]]): RawSpan {
  if (others.length === 0) return first;
  const states = [first, ...others].map((span) => ({ span, end: span.endNs ?? 0n, said: contentText(span) }));
  return states.reduce((a, b) => {
    if (a.end !== b.end) return a.end > b.end ? a : b;
    if (a.said.length !== b.said.length) return a.said.length > b.said.length ? a : b;
    return a.said <= b.said ? a : b;
  }).span;
}

function contentText({ attributes, events, status, statusMessage, resource, traceState, truncated }: RawSpan): string {
  const happened = events.map(({ name, timeNs, attributes: told }) => [name, String(timeNs), told]);
  return canonicalJson([attributes, happened, status, statusMessage, resource, traceState, truncated]);
}

function byStart(a: RawSpan, b: RawSpan): number {
  if (a.startNs !== b.startNs) {
    if (a.startNs === null || b.startNs === null) return a.startNs === null ? 1 : -1;
    return a.startNs < b.startNs ? -1 : 1;
  }
  return orderOf(a.spanId, b.spanId) || orderOf(identityOf(a), identityOf(b));
}

function orderOf(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
