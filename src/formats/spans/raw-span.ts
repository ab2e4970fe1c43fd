import type { Attributes, AttributeValue, Trace } from "../../domain/trace.ts";

/** Something that happened during a span. */
export type RawEvent = { readonly name: string; readonly timeNs: bigint | null; readonly attributes: Attributes };

/**
 * A span as any trace format has it, with names, ids and values in one form. Every reader of a format ends here, and one
 * reader makes traces of them: attribute names stay those of the format, and alias tables say what they mean.
 */
export type RawSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly startNs: bigint | null;
  readonly endNs: bigint | null;
  readonly status: "ok" | "error" | "unset";
  readonly statusMessage?: string;
  readonly attributes: Attributes;
  /** Attributes of the resource (service, deployment) and of the instrumentation that wrote the span. */
  readonly resource: Attributes;
  readonly events: readonly RawEvent[];
  /** W3C `tracestate`, as written. */
  readonly traceState?: string;
  /** The writer cut something off: dropped attributes, a length limit. */
  readonly truncated?: true;
};

/** A log record that belongs to a trace. */
export type RawLog = RawEvent & {
  readonly traceId: string;
  /** Null when the record belongs to the trace and to no span of it. */
  readonly spanId: string | null;
  readonly body: AttributeValue;
};

/** What one record of a file or of an API's answer holds; a record has many spans in some formats, one in others. */
export type RawRecord = {
  readonly spans: readonly RawSpan[];
  readonly logs: readonly RawLog[];
  /** Spans without a usable trace id or span id; they are in no other field. */
  readonly withoutId: number;
  /** What is wrong with the record, with its place in it, where the format can say: a record with a problem is bad. */
  readonly problem?: string;
  /** Traces that this program wrote whole. They are used as they are; `spans` tells a survey the facts of them. */
  readonly traces?: readonly Trace[];
};

export const EMPTY_RECORD: RawRecord = { spans: [], logs: [], withoutId: 0 };

/** One trace format: how its records are known, and what is in them. */
export type RecordFormat = {
  /** For people: "Langfuse observations". */
  readonly name: string;
  /** Whether a JSON value is a record of this format, from its shape alone. Never throws. */
  recognises(value: unknown): boolean;
  /**
   * @param value one that is recognised, whatever else is in it
   * @param wanted names of the attributes a survey needs; a reader may leave out all others, with events and logs.
   *   Absent means everything.
   * @returns never throws: what cannot be read is left out, or counted in `withoutId`
   */
  read(value: unknown, wanted?: ReadonlySet<string>): RawRecord;
};
