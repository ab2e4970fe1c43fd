import type { Attributes } from "../../domain/trace.ts";
import { readNanoseconds } from "../instant.ts";
import { items, own } from "../json-shape.ts";
import type { RawEvent, RawLog, RawRecord, RawSpan, RecordFormat } from "../spans/raw-span.ts";
import { readAnyValue, readAttributes } from "./any-value.ts";
import { readSpanId, readTraceId } from "./identifiers.ts";

/** OTLP/JSON: TracesData and LogsData. */
export const otlpRecords: RecordFormat = {
  name: "OpenTelemetry (OTLP/JSON)",
  recognises: (value) => SIGNALS.some((signal) => Array.isArray(own(value, signal))),
  read: readRecord,
};

/**
 * Reads one TracesData or LogsData value. Metrics are a valid record with nothing in it. Log records without a trace id
 * are left out: applications log much that is no part of a trace.
 *
 * @param value any JSON value
 * @param wanted names of the attributes to read, for a survey, which then gets no events and no logs; absent means all
 */
function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
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
    const shared = { ...resource, ...scopeAttributes(own(scope, "scope"), wanted) };
    return items(own(scope, "spans")).map((span) => readSpan(span, shared, wanted));
  });
}

/** The instrumentation's own attributes, and its name and version under the names OpenTelemetry gives them elsewhere. */
function scopeAttributes(scope: unknown, wanted: ReadonlySet<string> | undefined): Attributes {
  const named = (["name", "version"] as const).flatMap((property) => {
    const value = text(own(scope, property));
    const name = `otel.scope.${property}`;
    return value === "" || wanted?.has(name) === false ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(named), ...readAttributes(own(scope, "attributes"), wanted) };
}

function readSpan(span: unknown, resource: Attributes, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const traceId = readTraceId(own(span, "traceId"));
  const spanId = readSpanId(own(span, "spanId"));
  if (traceId === null || spanId === null) return null;
  const statusMessage = own(own(span, "status"), "message");
  const traceState = own(span, "traceState");
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
    ...(typeof traceState === "string" && traceState !== "" && { traceState }),
    ...(hasDropped(span) && { truncated: true as const }),
  };
}

function hasDropped(span: unknown): boolean {
  return Number(own(span, "droppedAttributesCount")) > 0 || Number(own(span, "droppedEventsCount")) > 0;
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
