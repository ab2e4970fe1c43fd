import { digestOf } from "../../domain/digest.ts";
import { type Written, writeAttributes } from "./any-value.ts";

/** One span before it is written. */
export type Span = {
  readonly name: string;
  /** OTLP's number: 1 is internal, 3 is a client's. */
  readonly kind: 1 | 3;
  readonly durationMs: number;
  /** When it began, where that is known; never before the span before it ended. */
  readonly at?: string;
  readonly attributes: { readonly [key: string]: Written | undefined };
  /** Why it failed. */
  readonly error?: { readonly type: string; readonly message?: string };
};

export type Event = { readonly name: string; readonly attributes: Span["attributes"] };

/**
 * Spans below one root as OTLP/JSON spans, one after another in the order given: readers go by the times, so no two
 * begin together, and a call that a cache answered at once still lasts as long as it took when it was made.
 *
 * @param traceId 32 hexadecimal digits; span ids are made from it  @param from when it all began, where no span knows
 */
export function laidOut(
  traceId: string,
  root: Omit<Span, "durationMs" | "at"> & { readonly events: readonly Event[] },
  spans: readonly Span[],
  from: Date,
): readonly object[] {
  const rootId = spanIdOf(traceId, 0);
  const known = spans.map(({ at }) => nanosecondsOf(at)).find((at) => at !== undefined);
  const start = known ?? nanoseconds(from.getTime());
  let cursor = start;
  const below = spans.map((span, index) => {
    const began = later(nanosecondsOf(span.at) ?? cursor, cursor + 1n);
    const ended = began + nanoseconds(span.durationMs);
    cursor = ended;
    return { ...ids(traceId, index + 1, rootId), ...written(span, began, ended) };
  });
  const events = root.events.map(({ name, attributes }) => ({
    timeUnixNano: String(cursor),
    name,
    attributes: writeAttributes(attributes),
  }));
  return [{ traceId, spanId: rootId, ...written(root, start, cursor), events }, ...below];
}

function ids(traceId: string, index: number, parentSpanId: string) {
  return { traceId, spanId: spanIdOf(traceId, index), parentSpanId };
}

function spanIdOf(traceId: string, index: number): string {
  return digestOf([traceId, index]).slice(0, 16);
}

function written({ name, kind, attributes, error }: Omit<Span, "durationMs">, began: bigint, ended: bigint) {
  const failure = error && { "error.type": error.type };
  return {
    name,
    kind,
    startTimeUnixNano: String(began),
    endTimeUnixNano: String(ended),
    attributes: writeAttributes({ ...attributes, ...failure }),
    status: error === undefined ? {} : { code: 2, ...(error.message === undefined ? {} : { message: error.message }) },
  };
}

function nanosecondsOf(at: string | undefined): bigint | undefined {
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? undefined : nanoseconds(ms);
}

/** Whole microseconds are as fine as a millisecond's double is at today's dates. */
function nanoseconds(ms: number): bigint {
  return BigInt(Math.max(0, Math.round(ms * 1000))) * 1000n;
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
