import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import { readAnyValue, readAttributes } from "./any-value.ts";
import { readSpanId, readTraceId } from "./identifiers.ts";
import { items, own } from "./json-shape.ts";
import { readNanoseconds } from "./nanoseconds.ts";

/** Something that happened during a span. */
export type RawEvent = { readonly name: string; readonly timeNs: bigint | null; readonly attributes: Attributes };

/** A span as OTLP has it, with names, ids and values in one form. */
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
};

/** A log record that belongs to a trace. */
export type RawLog = RawEvent & {
  readonly traceId: string;
  /** Null when the record belongs to the trace and to no span of it. */
  readonly spanId: string | null;
  readonly body: AttributeValue;
};

/** What one line of a file holds. */
export type OtlpRecord = {
  readonly spans: readonly RawSpan[];
  readonly logs: readonly RawLog[];
  /** Spans without a usable trace id or span id; they are in no other field. */
  readonly withoutId: number;
};

/**
 * Reads one TracesData or LogsData value. Metrics are a valid record with nothing in it. Log records without a trace id
 * are left out: applications log much that is no part of a trace.
 *
 * @param value any JSON value
 * @param wanted names of the attributes to read, for a survey, which then gets no events and no logs; absent means all
 * @returns undefined when the value is no OTLP record. Never throws.
 */
export function readRecord(value: unknown, wanted?: ReadonlySet<string>): OtlpRecord | undefined {
  if (!SIGNALS.some((signal) => Array.isArray(own(value, signal)))) return undefined;
  const found = items(own(value, "resourceSpans")).flatMap((resourceSpans) => spansOf(resourceSpans, wanted));
  const spans = found.filter((span) => span !== null);
  const logs = wanted === undefined ? items(own(value, "resourceLogs")).flatMap(logsOf) : [];
  return { spans, logs, withoutId: found.length - spans.length };
}

const SIGNALS = ["resourceSpans", "resourceLogs", "resourceMetrics"] as const;

function spansOf(resourceSpans: unknown, wanted: ReadonlySet<string> | undefined): readonly (RawSpan | null)[] {
  const resource = readAttributes(own(own(resourceSpans, "resource"), "attributes"), wanted);
  // Writers before OTLP 0.15 call the same list instrumentationLibrarySpans.
  const scopes = own(resourceSpans, "scopeSpans") ?? own(resourceSpans, "instrumentationLibrarySpans");
  return items(scopes).flatMap((scope) => {
    const shared = { ...resource, ...readAttributes(own(own(scope, "scope"), "attributes"), wanted) };
    return items(own(scope, "spans")).map((span) => readSpan(span, shared, wanted));
  });
}

function readSpan(span: unknown, resource: Attributes, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const traceId = readTraceId(own(span, "traceId"));
  const spanId = readSpanId(own(span, "spanId"));
  if (traceId === null || spanId === null) return null;
  const statusMessage = own(own(span, "status"), "message");
  return {
    traceId,
    spanId,
    parentId: readSpanId(own(span, "parentSpanId")),
    name: text(own(span, "name")),
    startNs: readNanoseconds(own(span, "startTimeUnixNano")),
    endNs: readNanoseconds(own(span, "endTimeUnixNano")),
    status: readStatus(own(own(span, "status"), "code")),
    ...(typeof statusMessage === "string" && statusMessage !== "" && { statusMessage }),
    attributes: readAttributes(own(span, "attributes"), wanted),
    resource,
    events: wanted === undefined ? items(own(span, "events")).map(readEvent) : [],
  };
}

function readStatus(code: unknown): RawSpan["status"] {
  if (code === 2 || code === "2" || code === "STATUS_CODE_ERROR" || code === "ERROR") return "error";
  return code === 1 || code === "1" || code === "STATUS_CODE_OK" || code === "OK" ? "ok" : "unset";
}

function readEvent(event: unknown): RawEvent {
  return {
    name: text(own(event, "name")),
    timeNs: readNanoseconds(own(event, "timeUnixNano")),
    attributes: readAttributes(own(event, "attributes")),
  };
}

function logsOf(resourceLogs: unknown): readonly RawLog[] {
  const scopes = items(own(resourceLogs, "scopeLogs") ?? own(resourceLogs, "instrumentationLibraryLogs"));
  return scopes.flatMap((scope) => items(own(scope, "logRecords")).flatMap((log) => readLog(log) ?? []));
}

function readLog(log: unknown): RawLog | undefined {
  const traceId = readTraceId(own(log, "traceId"));
  if (traceId === null) return undefined;
  const attributes = readAttributes(own(log, "attributes"));
  return {
    traceId,
    spanId: readSpanId(own(log, "spanId")),
    // The event's name moved from an attribute to a field of its own.
    name: text(own(log, "eventName")) || text(own(attributes, "event.name")),
    timeNs: readNanoseconds(own(log, "timeUnixNano")) ?? readNanoseconds(own(log, "observedTimeUnixNano")),
    attributes,
    body: readAnyValue(own(log, "body")),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
