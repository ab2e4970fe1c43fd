import type { ChatMessage, ChatToolCall } from "../src/simulation/chat.ts";

/** Anything an OTLP attribute can hold; null is the empty value. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Values = { readonly [key: string]: Value };

/** A span before it is written. Times are whole milliseconds since the epoch; kind and status are OTLP's numbers. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: 1 | 2 | 3;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Values;
  readonly status?: { readonly code: 0 | 1 | 2; readonly message?: string };
};

/** An event as a log record, joined to a span by its ids. */
export type LogRecord = {
  readonly traceId: string;
  readonly spanId: string;
  readonly atMs: number;
  readonly eventName: string;
  readonly attributes: Values;
  readonly body: Values;
};

/** One line of an OTLP/JSON file with the spans of one resource, without the line end. */
export function spanLine(resource: Values, scope: string, spans: readonly Span[]): string {
  const written = spans.map(({ startMs, endMs, attributes, status, ...span }) => ({
    ...span,
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(endMs),
    attributes: keyValues(attributes),
    status: status ?? {},
  }));
  return JSON.stringify({
    resourceSpans: [
      { resource: { attributes: keyValues(resource) }, scopeSpans: [{ scope: { name: scope }, spans: written }] },
    ],
  });
}

/** One line of an OTLP/JSON file with log records of one resource, without the line end. */
export function logLine(resource: Values, scope: string, records: readonly LogRecord[]): string {
  const logRecords = records.map(({ atMs, attributes, body, ...record }) => ({
    timeUnixNano: nanoseconds(atMs),
    ...record,
    attributes: keyValues(attributes),
    body: anyValue(body),
  }));
  return JSON.stringify({
    resourceLogs: [
      { resource: { attributes: keyValues(resource) }, scopeLogs: [{ scope: { name: scope }, logRecords }] },
    ],
  });
}

/** Chat messages as the GenAI conventions write them since 1.37: JSON text of `{role, parts}`. */
export function messagesAttribute(messages: readonly ChatMessage[], finish?: string): string {
  return JSON.stringify(
    messages.map((message) => ({
      role: message.role,
      parts: partsOf(message),
      ...(finish !== undefined && { finish_reason: finish }),
    })),
  );
}

function partsOf({ role, content, tool_calls = [], tool_call_id }: ChatMessage): readonly object[] {
  if (role === "tool") return [{ type: "tool_call_response", id: tool_call_id, response: content }];
  const text = content === "" && tool_calls.length > 0 ? [] : [{ type: "text", content }];
  return [...text, ...tool_calls.map(callPart)];
}

function callPart({ id, function: { name, arguments: text } }: ChatToolCall): object {
  return { type: "tool_call", id, name, arguments: JSON.parse(text) };
}

function nanoseconds(ms: number): string {
  return `${ms}000000`;
}

function keyValues(values: Values): readonly object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: Value): object {
  if (value === null) return {};
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  if (isList(value)) return { arrayValue: { values: value.map(anyValue) } };
  return { kvlistValue: { values: keyValues(value) } };
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
