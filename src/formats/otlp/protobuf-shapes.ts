/** How one field is written, and what it is called in OTLP's JSON form. */
export type FieldShape = {
  readonly name: string;
  readonly repeated?: true;
} & (
  | { readonly kind: "string" | "hex" | "base64" | "bool" | "int" | "int64" | "fixed64" | "double" }
  /** A function, since values hold values. */
  | { readonly kind: "message"; readonly shape: () => MessageShape }
);

/** The fields of a message that are read, by number. */
export type MessageShape = {
  readonly fields: { readonly [number: number]: FieldShape };
  /** What a message must have for its fields to mean what the shape says. */
  readonly isOne?: (read: { readonly [name: string]: unknown }) => boolean;
};

// The numbers are those of opentelemetry-proto 1.x: common.proto, resource.proto, trace.proto, logs.proto, metrics.proto.

const VALUES: FieldShape = { name: "values", kind: "message", repeated: true, shape: () => ANY_VALUE };
const ARRAY: MessageShape = { fields: { 1: VALUES } };
const KEY_VALUE: MessageShape = {
  fields: { 1: { name: "key", kind: "string" }, 2: { name: "value", kind: "message", shape: () => ANY_VALUE } },
};
const KEY_VALUES: MessageShape = { fields: { 1: { ...VALUES, shape: () => KEY_VALUE } } };

const ANY_VALUE: MessageShape = {
  fields: {
    1: { name: "stringValue", kind: "string" },
    2: { name: "boolValue", kind: "bool" },
    3: { name: "intValue", kind: "int64" },
    4: { name: "doubleValue", kind: "double" },
    5: { name: "arrayValue", kind: "message", shape: () => ARRAY },
    6: { name: "kvlistValue", kind: "message", shape: () => KEY_VALUES },
    7: { name: "bytesValue", kind: "base64" },
  },
};

const ATTRIBUTES: FieldShape = { name: "attributes", kind: "message", repeated: true, shape: () => KEY_VALUE };
const RESOURCE: FieldShape = { name: "resource", kind: "message", shape: () => ({ fields: { 1: ATTRIBUTES } }) };
const SCOPE: FieldShape = {
  name: "scope",
  kind: "message",
  shape: () => ({
    fields: { 1: { name: "name", kind: "string" }, 2: { name: "version", kind: "string" }, 3: ATTRIBUTES },
  }),
};

const STATUS: MessageShape = { fields: { 2: { name: "message", kind: "string" }, 3: { name: "code", kind: "int" } } };

const EVENT: MessageShape = {
  fields: { 1: { name: "timeUnixNano", kind: "fixed64" }, 2: { name: "name", kind: "string" }, 3: ATTRIBUTES },
};

const SPAN: MessageShape = {
  fields: {
    1: { name: "traceId", kind: "hex" },
    2: { name: "spanId", kind: "hex" },
    3: { name: "traceState", kind: "string" },
    4: { name: "parentSpanId", kind: "hex" },
    5: { name: "name", kind: "string" },
    6: { name: "kind", kind: "int" },
    7: { name: "startTimeUnixNano", kind: "fixed64" },
    8: { name: "endTimeUnixNano", kind: "fixed64" },
    9: ATTRIBUTES,
    10: { name: "droppedAttributesCount", kind: "int" },
    11: { name: "events", kind: "message", repeated: true, shape: () => EVENT },
    12: { name: "droppedEventsCount", kind: "int" },
    15: { name: "status", kind: "message", shape: () => STATUS },
  },
  // A metric begins with two texts, and a gauge has nothing that a span could not have.
  isOne: ({ traceId, spanId, startTimeUnixNano, endTimeUnixNano }) =>
    startTimeUnixNano !== undefined ||
    endTimeUnixNano !== undefined ||
    (String(traceId).length === 32 && String(spanId).length === 16),
};

const LOG_RECORD: MessageShape = {
  fields: {
    1: { name: "timeUnixNano", kind: "fixed64" },
    2: { name: "severityNumber", kind: "int" },
    3: { name: "severityText", kind: "string" },
    5: { name: "body", kind: "message", shape: () => ANY_VALUE },
    6: ATTRIBUTES,
    9: { name: "traceId", kind: "hex" },
    10: { name: "spanId", kind: "hex" },
    11: { name: "observedTimeUnixNano", kind: "fixed64" },
    12: { name: "eventName", kind: "string" },
  },
};

const METRIC: MessageShape = { fields: { 1: { name: "name", kind: "string" }, 3: { name: "unit", kind: "string" } } };

/** The three things OTLP carries are built alike: resources, in them scopes, in them records. */
function dataOf(resources: string, scopes: string, records: string, record: MessageShape): MessageShape {
  const scoped: MessageShape = {
    fields: { 1: SCOPE, 2: { name: records, kind: "message", repeated: true, shape: () => record } },
  };
  const inResource: MessageShape = {
    fields: { 1: RESOURCE, 2: { name: scopes, kind: "message", repeated: true, shape: () => scoped } },
  };
  return {
    fields: { 1: { name: resources, kind: "message", repeated: true, shape: () => inResource } },
    isOne: (read) => read[resources] !== undefined,
  };
}

export const TRACES_DATA = dataOf("resourceSpans", "scopeSpans", "spans", SPAN);
export const LOGS_DATA = dataOf("resourceLogs", "scopeLogs", "logRecords", LOG_RECORD);
export const METRICS_DATA = dataOf("resourceMetrics", "scopeMetrics", "metrics", METRIC);
