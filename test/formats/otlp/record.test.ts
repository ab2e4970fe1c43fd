import { expect, test } from "vitest";
import { otlpRecords } from "../../../src/formats/otlp/record.ts";
import { anyValue, otlpSpan, spansOf, TRACE, tracesData } from "./otlp.ts";

function withSpan(changes: object): unknown {
  const span = { ...(otlpSpan({ id: "1" }) as object), ...changes };
  return { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
}

test("reads ids in either case as lower case", () => {
  const [span] = spansOf(withSpan({ traceId: TRACE.toUpperCase(), spanId: "ABCDEF0123456789" }));
  expect([span?.traceId, span?.spanId]).toEqual([TRACE, "abcdef0123456789"]);
});

test("decodes ids that a writer wrote as base64", () => {
  const traceId = Buffer.from(TRACE, "hex").toString("base64");
  const [span] = spansOf(withSpan({ traceId, spanId: Buffer.from("abcdef0123456789", "hex").toString("base64") }));
  expect([span?.traceId, span?.spanId]).toEqual([TRACE, "abcdef0123456789"]);
});

test.each(["", "0".repeat(32), "abc", 17, null, undefined])(
  "counts a span with the trace id %j and leaves it out",
  (traceId) => {
    expect(otlpRecords.read(withSpan({ traceId }))).toEqual({ spans: [], logs: [], withoutId: 1 });
  },
);

test.each([null, 5, "text", [], {}, { resourceSpans: "x" }, { resource_spans: [] }])(
  "does not take %j for a record",
  (value) => {
    expect(otlpRecords.recognises(value)).toBe(false);
  },
);

test("takes metrics for a record with nothing in it", () => {
  expect(otlpRecords.recognises({ resourceMetrics: [{}] })).toBe(true);
  expect(otlpRecords.read({ resourceMetrics: [{}] })).toEqual({ spans: [], logs: [], withoutId: 0 });
});

test("keeps times to the nanosecond, from text and from numbers", () => {
  const [span] = spansOf(withSpan({ startTimeUnixNano: "1700000000123456789", endTimeUnixNano: 1700000000 }));
  expect([span?.startNs, span?.endNs]).toEqual([1700000000123456789n, 1700000000n]);
});

test.each(["0", "", "soon", -5, 1.5, "9".repeat(40), {}])("takes the time %j for none", (startTimeUnixNano) => {
  expect(spansOf(withSpan({ startTimeUnixNano }))[0]?.startNs).toBeNull();
});

test.each([
  [{ code: 2 }, "error"],
  [{ code: "STATUS_CODE_ERROR" }, "error"],
  [{ code: "ERROR" }, "error"],
  [{ code: 1 }, "ok"],
  [{ code: "STATUS_CODE_OK" }, "ok"],
  [{ code: 0 }, "unset"],
  [undefined, "unset"],
])("reads the status %j as %s", (status, expected) => {
  expect(spansOf(withSpan({ status }))[0]?.status).toBe(expected);
});

test.each([
  [{ intValue: "42" }, 42],
  [{ intValue: 42 }, 42],
  [{ intValue: "9007199254740993" }, "9007199254740993"],
  [{ doubleValue: 0.25 }, 0.25],
  [{ doubleValue: "NaN" }, "NaN"],
  [{ boolValue: false }, false],
  [{ bytesValue: "AQI=" }, "AQI="],
  [{ arrayValue: {} }, []],
  [{ kvlistValue: {} }, {}],
  [{}, null],
  ["bare", null],
  [anyValue({ a: [1, "b", { c: true }] }), { a: [1, "b", { c: true }] }],
])("reads the value %j as %j", (value, expected) => {
  expect(spansOf(withSpan({ attributes: [{ key: "k", value }] }))[0]?.attributes).toEqual({ k: expected });
});

test("keeps keys that would reach an object's prototype as ordinary properties", () => {
  const text = '{"key":"__proto__","value":{"kvlistValue":{"values":[{"key":"polluted","value":{"boolValue":true}}]}}}';
  const [span] = spansOf(withSpan({ attributes: [JSON.parse(text), { key: "constructor", value: { intValue: 1 } }] }));
  expect(Object.keys(span?.attributes ?? {})).toEqual(["__proto__", "constructor"]);
  expect("polluted" in {}).toBe(false);
});

test("lets the instrumentation's attributes stand beside its resource's", () => {
  const record = tracesData([{ id: "1" }], { "service.name": "shop" }) as { resourceSpans: { scopeSpans: object[] }[] };
  const scope = record.resourceSpans[0]?.scopeSpans[0] as { scope: object };
  scope.scope = { attributes: [{ key: "lib", value: { stringValue: "x" } }] };
  expect(spansOf(record)[0]?.resource).toEqual({ "service.name": "shop", lib: "x" });
});

test("keeps the instrumentation's name and version among what the spans share", () => {
  const scope = { name: "shop.rag", version: "1.2", attributes: [] };
  const record = { resourceSpans: [{ scopeSpans: [{ scope, spans: [otlpSpan({ id: "1" })] }] }] };
  expect(spansOf(record)[0]?.resource).toEqual({ "otel.scope.name": "shop.rag", "otel.scope.version": "1.2" });
});

test.each([{ droppedAttributesCount: 2 }, { droppedEventsCount: "1" }])(
  "knows from %j that something was cut off",
  (counts) => {
    expect(spansOf(withSpan(counts))[0]?.truncated).toBe(true);
    expect(spansOf(withSpan({ droppedAttributesCount: 0 }))[0]).not.toHaveProperty("truncated");
  },
);

test("leaves out log records that belong to no trace", () => {
  expect(
    otlpRecords.read({ resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "started" } }] }] }] }),
  ).toEqual({
    spans: [],
    logs: [],
    withoutId: 0,
  });
});

test("reads only the wanted attributes for a survey, and neither events nor logs", () => {
  const events = [{ name: "exception" }];
  const record = tracesData([{ id: "1", status: { code: 2 }, attributes: { a: 1, b: 2 }, events }], { c: 3, d: 4 });
  const [all] = otlpRecords.read(record).spans;
  expect(otlpRecords.read(record, new Set(["a", "c"]))).toEqual({
    spans: [{ ...all, attributes: { a: 1 }, resource: { c: 3 }, events: [] }],
    logs: [],
    withoutId: 0,
  });
});
