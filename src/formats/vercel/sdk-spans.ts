import type { Attributes } from "../../domain/trace.ts";
import { readInstant } from "../instant.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { readSpanId, readTraceId } from "../otlp/identifiers.ts";
import { entry } from "../payloads/attribute-values.ts";
import type { RawEvent, RawRecord, RawSpan, RecordFormat } from "../spans/raw-span.ts";

/**
 * Spans as OpenTelemetry's JavaScript SDK holds them, written out one by one: what a small exporter of one's own, or a
 * test, prints for the AI SDK. Attributes are a plain object, times `[seconds, nanoseconds]`.
 */
export const sdkSpans: RecordFormat = {
  name: "OpenTelemetry SDK spans",
  recognises: (value) => contextOf(value) !== undefined && isObject(own(value, "attributes")),
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const span = readSpan(value, wanted);
  return { spans: span === null ? [] : [span], logs: [], withoutId: span === null ? 1 : 0 };
}

/** A method of a span in the SDK, so what was written out may be its result or, as a plain property, the context. */
function contextOf(value: unknown): JsonObject | undefined {
  const context = firstOwn(value, ["spanContext", "_spanContext"]);
  return isObject(context) && typeof own(context, "traceId") === "string" ? context : undefined;
}

function readSpan(value: unknown, wanted: ReadonlySet<string> | undefined): RawSpan | null {
  const context = contextOf(value);
  const traceId = readTraceId(own(context, "traceId"));
  const spanId = readSpanId(own(context, "spanId"));
  if (traceId === null || spanId === null) return null;
  const status = own(value, "status");
  const message = own(status, "message");
  const traceState = own(context, "traceState");
  return {
    traceId,
    spanId,
    // Version 2 of the SDK keeps the whole context of the parent.
    parentId: readSpanId(own(value, "parentSpanId") ?? own(own(value, "parentSpanContext"), "spanId")),
    name: text(own(value, "name")),
    startNs: readInstant(own(value, "startTime")),
    endNs: readInstant(own(value, "endTime")),
    status: STATUSES.get(own(status, "code")) ?? "unset",
    ...(typeof message === "string" && message !== "" && { statusMessage: message }),
    attributes: readAttributes(own(value, "attributes"), wanted),
    resource: { ...readResource(value, wanted), ...readScope(value, wanted) },
    events: wanted === undefined ? items(own(value, "events")).map(readEvent) : [],
    ...(typeof traceState === "string" && traceState !== "" && { traceState }),
    ...(Number(own(value, "droppedAttributesCount")) > 0 && { truncated: true as const }),
  };
}

const STATUSES: ReadonlyMap<unknown, RawSpan["status"]> = new Map<unknown, RawSpan["status"]>([
  [1, "ok"],
  ["OK", "ok"],
  [2, "error"],
  ["ERROR", "error"],
]);

function readResource(value: unknown, wanted: ReadonlySet<string> | undefined): Attributes {
  const resource = own(value, "resource");
  return readAttributes(firstOwn(resource, ["attributes", "_attributes"]), wanted);
}

function readScope(value: unknown, wanted: ReadonlySet<string> | undefined): Attributes {
  const scope = firstOwn(value, ["instrumentationScope", "instrumentationLibrary"]);
  return readAttributes({ "otel.scope.name": own(scope, "name"), "otel.scope.version": own(scope, "version") }, wanted);
}

function readEvent(event: unknown): RawEvent {
  return {
    name: text(own(event, "name")),
    timeNs: readInstant(own(event, "time")),
    attributes: readAttributes(own(event, "attributes"), undefined),
  };
}

function readAttributes(attributes: unknown, wanted: ReadonlySet<string> | undefined): Attributes {
  if (!isObject(attributes)) return {};
  const names = Object.keys(attributes).filter((name) => wanted === undefined || wanted.has(name));
  return Object.fromEntries(names.flatMap((name) => entry(name, attributes[name])));
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
