import type { Condition } from "../../domain/suite.ts";
import type { SpanFacts } from "../../ports.ts";

/** What the draw keeps of one trace; there are many, so it is little. Changed in place as spans come in. */
export type TraceFacts = {
  readonly id: string;
  readonly u: bigint;
  /** Places, among the conditions, of those that no span has met yet. */
  unmet: readonly number[];
  /** A span has a value that a condition rules out. */
  ruledOut: boolean;
  error: boolean;
  negative: boolean;
  tail: boolean;
  /** Of the earliest span; null while no span has a time. */
  startNs: bigint | null;
  stratum: string | undefined;
  /** The start of the span that named the stratum. */
  stratumNs: bigint | null;
  conversation: string | undefined;
};

/** How the facts of spans become facts of traces. */
export type Gathering = {
  readonly where: readonly Condition[];
  readonly stratify: string | undefined;
  /** What a new trace has still to meet; one list for all, since most traces change it never or once. */
  readonly unmet: readonly number[];
};

export function gathering(where: readonly Condition[], stratify: string | undefined): Gathering {
  return { where, stratify, unmet: where.flatMap((condition, place) => ("is" in condition ? [place] : [])) };
}

export function newTrace(id: string, u: bigint, { unmet }: Gathering): TraceFacts {
  return {
    id,
    u,
    unmet,
    ruledOut: false,
    error: false,
    negative: false,
    tail: false,
    startNs: null,
    stratum: undefined,
    stratumNs: null,
    conversation: undefined,
  };
}

/** Adds what one span says. The order of spans does not matter, and a span may be added twice. */
export function addSpan(trace: TraceFacts, span: SpanFacts, { where, stratify }: Gathering): void {
  const textOf = (name: string) => (Object.hasOwn(span.attributes, name) ? span.attributes[name] : undefined);
  for (const [place, condition] of where.entries()) {
    const value = textOf(condition.attribute);
    if (value === undefined) continue;
    if ("isNot" in condition) trace.ruledOut ||= condition.isNot.includes(value);
    else if (condition.is.includes(value) && trace.unmet.includes(place))
      trace.unmet = trace.unmet.filter((one) => one !== place);
  }
  trace.error ||= span.error;
  trace.negative ||= span.negativeFeedback;
  trace.tail ||= span.tail;
  trace.startNs = earlier(trace.startNs, span.startNs);
  if (stratify !== undefined) nameStratum(trace, textOf(stratify), span.startNs);
  trace.conversation = smaller(trace.conversation, span.conversation);
}

/** Adds what another shard knows of the same trace. */
export function addFacts(trace: TraceFacts, other: TraceFacts): void {
  trace.unmet = trace.unmet.filter((place) => other.unmet.includes(place));
  trace.ruledOut ||= other.ruledOut;
  trace.error ||= other.error;
  trace.negative ||= other.negative;
  trace.tail ||= other.tail;
  trace.startNs = earlier(trace.startNs, other.startNs);
  nameStratum(trace, other.stratum, other.stratumNs);
  trace.conversation = smaller(trace.conversation, other.conversation);
}

/** The earliest span speaks for the trace, as it is the root's place; among equals the smaller text, for any order. */
function nameStratum(trace: TraceFacts, name: string | undefined, startNs: bigint | null): void {
  if (name === undefined) return;
  const isFirst = trace.stratum === undefined || isEarlier(startNs, trace.stratumNs);
  if (!isFirst && !(startNs === trace.stratumNs && name < (trace.stratum ?? name))) return;
  trace.stratum = name;
  trace.stratumNs = startNs;
}

function isEarlier(a: bigint | null, b: bigint | null): boolean {
  return a !== null && (b === null || a < b);
}

function earlier(a: bigint | null, b: bigint | null): bigint | null {
  return isEarlier(b, a) ? b : a;
}

/** Spans of one trace agree on its conversation; where they do not, any rule does that ignores their order. */
function smaller(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
