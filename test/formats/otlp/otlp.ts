import type { ModelHop, Trace } from "../../../src/domain/trace.ts";
import { otlpRecords } from "../../../src/formats/otlp/record.ts";
import type { RawLog, RawSpan } from "../../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import type { VersionMapping } from "../../../src/formats/spans/trace-versions.ts";

export const TRACE = "0123456789abcdef0123456789abcdef";

type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** What a test says about a span; ids are written short and padded. */
export type SpanText = {
  readonly id: string;
  readonly parent?: string;
  readonly trace?: string;
  readonly name?: string;
  /** Milliseconds after the start of the test's world. */
  readonly from?: number;
  readonly to?: number;
  readonly status?: unknown;
  readonly traceState?: string;
  readonly droppedAttributes?: number;
  readonly attributes?: { readonly [name: string]: Plain };
  readonly events?: readonly {
    readonly name: string;
    readonly at?: number;
    readonly attributes?: { readonly [name: string]: Plain };
  }[];
};

export function spanId(short: string): string {
  return short.padStart(16, "0");
}

/** Nanoseconds since the epoch as OTLP writes them. */
export function at(milliseconds: number): string {
  return String(1_700_000_000_000_000_000n + BigInt(milliseconds) * 1_000_000n);
}

export function anyValue(value: Plain): unknown {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value as { readonly [key: string]: Plain }) } };
}

export function keyValues(attributes: { readonly [name: string]: Plain }): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

/** A span as a collector writes it. */
export function otlpSpan(text: SpanText): unknown {
  return {
    traceId: text.trace ?? TRACE,
    spanId: spanId(text.id),
    ...(text.parent !== undefined && { parentSpanId: spanId(text.parent) }),
    name: text.name ?? text.id,
    kind: 3,
    ...(text.traceState !== undefined && { traceState: text.traceState }),
    ...(text.droppedAttributes !== undefined && { droppedAttributesCount: text.droppedAttributes }),
    ...(text.from !== undefined && { startTimeUnixNano: at(text.from) }),
    ...(text.to !== undefined && { endTimeUnixNano: at(text.to) }),
    attributes: keyValues(text.attributes ?? {}),
    events: (text.events ?? []).map((event) => ({
      name: event.name,
      ...(event.at !== undefined && { timeUnixNano: at(event.at) }),
      attributes: keyValues(event.attributes ?? {}),
    })),
    status: text.status ?? {},
  };
}

/** A TracesData value of one resource and one instrumentation. */
export function tracesData(
  spans: readonly SpanText[],
  resource: { readonly [name: string]: Plain } = {},
  scope = "shop",
): unknown {
  return {
    resourceSpans: [
      {
        resource: { attributes: keyValues(resource) },
        scopeSpans: [{ scope: { name: scope }, spans: spans.map(otlpSpan) }],
      },
    ],
  };
}

export type LogText = {
  readonly span?: string;
  readonly trace?: string;
  readonly event: string;
  readonly at?: number;
  readonly body?: Plain;
  readonly attributes?: { readonly [name: string]: Plain };
};

/** A LogsData value. */
export function logsData(logs: readonly LogText[]): unknown {
  return {
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: logs.map((log) => ({
              traceId: log.trace ?? TRACE,
              ...(log.span !== undefined && { spanId: spanId(log.span) }),
              eventName: log.event,
              ...(log.at !== undefined && { timeUnixNano: at(log.at) }),
              attributes: keyValues(log.attributes ?? {}),
              ...(log.body !== undefined && { body: anyValue(log.body) }),
            })),
          },
        ],
      },
    ],
  };
}

/** Reads the trace that these spans and logs make, through the same door as a file's lines. */
export function traceOf(
  spans: readonly SpanText[],
  options: {
    readonly logs?: readonly LogText[];
    readonly mapping?: VersionMapping;
    readonly resource?: { readonly [name: string]: Plain };
    /** The instrumentation's name. */
    readonly scope?: string;
  } = {},
): Trace {
  const [first, ...others] = spansOf(tracesData(spans, options.resource, options.scope));
  if (first === undefined) throw new Error("the test gave no span");
  return readTrace([first, ...others], logsOf(logsData(options.logs ?? [])), options.mapping);
}

export function spansOf(value: unknown): readonly RawSpan[] {
  return otlpRecords.read(value).spans;
}

export function logsOf(value: unknown): readonly RawLog[] {
  return otlpRecords.read(value)?.logs ?? [];
}

/** The only model hop of a trace. */
export function modelHop(trace: Trace): ModelHop {
  const hops = trace.hops.filter((hop) => hop.kind === "model");
  const [only] = hops;
  if (only === undefined || hops.length > 1) throw new Error(`${hops.length} model hops`);
  return only;
}
