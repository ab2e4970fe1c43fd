import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/formats/json-shape.ts";
import { phoenixSpans } from "../../../src/formats/phoenix/spans.ts";
import { expandFlattened } from "../../../src/formats/spans/flattened/expand.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";

function aSpan(overrides: JsonObject = {}): JsonObject {
  return {
    id: "U3Bhbjox",
    name: "answer",
    context: { trace_id: "0123456789ABCDEF0123456789abcdef", span_id: "00000000000000a2" },
    span_kind: "LLM",
    parent_id: "00000000000000a1",
    start_time: "2026-08-06T08:00:00.3+00:00",
    end_time: "2026-08-06T08:00:01+00:00",
    status_code: "OK",
    status_message: "",
    attributes: {},
    events: [],
    ...overrides,
  };
}

const spansOf = (value: unknown) => phoenixSpans.read(value).spans;

test("reads a span's ids, name, times, status and kind", () => {
  expect(phoenixSpans.read(aSpan())).toEqual({
    spans: [
      {
        traceId: "0123456789abcdef0123456789abcdef",
        spanId: "00000000000000a2",
        parentId: "00000000000000a1",
        name: "answer",
        startNs: 1_786_003_200_300_000_000n,
        endNs: 1_786_003_201_000_000_000n,
        status: "ok",
        attributes: { "openinference.span.kind": "LLM" },
        resource: {},
        events: [],
      },
    ],
    logs: [],
    withoutId: 0,
  });
});

test("reads a failure with its message and its exception", () => {
  const event = {
    name: "exception",
    timestamp: "2026-08-06T08:00:00.9+00:00",
    attributes: { "exception.type": "Timeout" },
  };
  const [span] = spansOf(
    aSpan({ status_code: "ERROR", status_message: "no answer", parent_id: null, events: [event] }),
  );
  expect(span).toMatchObject({
    parentId: null,
    status: "error",
    statusMessage: "no answer",
    events: [{ name: "exception", timeNs: 1_786_003_200_900_000_000n, attributes: { "exception.type": "Timeout" } }],
  });
});

describe("attributes", () => {
  const FLAT = {
    "openinference.span.kind": "LLM",
    "llm.model_name": "m-1",
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.content": "Can I send it back?",
    "llm.output_messages.0.message.role": "assistant",
    "llm.output_messages.0.message.content": "Yes.",
    "tag.tags": ["web", "returns"],
    "metadata.index": "kb-7",
  };
  const NESTED = {
    openinference: { span: { kind: "LLM" } },
    llm: {
      model_name: "m-1",
      input_messages: [{ message: { role: "user", content: "Can I send it back?" } }],
      output_messages: [{ message: { role: "assistant", content: "Yes." } }],
    },
    tag: { tags: ["web", "returns"] },
    metadata: { index: "kb-7" },
  };

  test.each([FLAT, NESTED])("are the same, flat or nested", (attributes) => {
    expect(spansOf(aSpan({ attributes }))[0]?.attributes).toEqual(FLAT);
  });

  test("make a trace with its question, its answer and what the application said of it", () => {
    const [span] = spansOf(aSpan({ attributes: NESTED }));
    if (span === undefined) throw new Error("no span");
    const trace = readTrace([expandFlattened(span)], [], { retrieval: "metadata.index" });
    expect(trace.hops.find(({ kind }) => kind === "model")).toMatchObject({
      input: [{ role: "user", text: "Can I send it back?" }],
      output: { text: "Yes." },
    });
    expect(trace.versions.retrieval).toMatchObject({ id: "kb-7", source: "mapped" });
  });

  test("keep their own kind before the one beside them", () => {
    const attributes = { "openinference.span.kind": "RETRIEVER" };
    expect(spansOf(aSpan({ attributes }))[0]?.attributes).toEqual(attributes);
    expect(spansOf(aSpan({ span_kind: "UNKNOWN" }))[0]?.attributes).toEqual({});
  });

  test("pollute nothing", () => {
    const attributes = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(Object.keys(spansOf(aSpan({ attributes, span_kind: "UNKNOWN" }))[0]?.attributes ?? {})).toEqual([
      "__proto__.polluted",
      "constructor.prototype.polluted",
    ]);
    expect("polluted" in {}).toBe(false);
  });

  test("end where no writer goes deeper", () => {
    let deep: JsonObject = { a: 1 };
    for (let level = 0; level < 50_000; level++) deep = { a: deep };
    expect(spansOf(aSpan({ attributes: deep }))).toHaveLength(1);
  });
});

describe("for a survey", () => {
  const metadata = '{"index":"kb-7","shop":"Acme"}';

  test("only the wanted attributes are read, and no events", () => {
    const span = aSpan({
      attributes: { metadata, "session.id": "s-1", "user.id": "u-1" },
      events: [{ name: "exception" }],
    });
    const { spans } = phoenixSpans.read(span, new Set(["session.id"]));
    expect(spans).toMatchObject([{ attributes: { "session.id": "s-1" }, events: [] }]);
    expect(Object.keys(spans[0]?.attributes ?? {})).toEqual(["session.id"]);
  });

  test.each(["index", "metadata.index"])("a value within the metadata is found as %s", (name) => {
    const { spans } = phoenixSpans.read(aSpan({ attributes: { metadata } }), new Set([name]));
    expect(spans[0]?.attributes).toEqual({ [name]: "kb-7" });
  });
});

test("reads every span of a page", () => {
  const page = { data: [aSpan(), aSpan({ context: { trace_id: "t2", span_id: "s1" } })], next_cursor: "abc" };
  expect(phoenixSpans.recognises(page)).toBe(true);
  expect(spansOf(page).map(({ traceId }) => traceId)).toEqual(["0123456789abcdef0123456789abcdef", "t2"]);
  expect(phoenixSpans.recognises({ data: [], next_cursor: null })).toBe(true);
  expect(phoenixSpans.read({ data: [], next_cursor: null })).toEqual({ spans: [], logs: [], withoutId: 0 });
});

test("counts what has no ids, beside good neighbours", () => {
  const zero = { trace_id: "0".repeat(32), span_id: "s1" };
  const page = { data: [aSpan({ context: zero }), aSpan(), null, aSpan({ context: { trace_id: "t1" } })] };
  const record = phoenixSpans.read(page);
  expect(record.spans).toHaveLength(1);
  expect(record.withoutId).toBe(3);
});

test("reads what OpenTelemetry's Python SDK prints to a console", () => {
  const printed = {
    name: "answer",
    context: { trace_id: `0x${"ab".repeat(16)}`, span_id: `0x${"cd".repeat(8)}`, trace_state: "[]" },
    kind: "SpanKind.INTERNAL",
    parent_id: null,
    start_time: "2026-08-06T08:00:00.300000Z",
    end_time: "2026-08-06T08:00:01.000000Z",
    status: { status_code: "ERROR", description: "no answer" },
    attributes: { "gen_ai.operation.name": "chat" },
    events: [],
    resource: { attributes: { "service.name": "shop" }, schema_url: "" },
  };
  expect(spansOf(printed)).toMatchObject([
    {
      traceId: "ab".repeat(16),
      spanId: "cd".repeat(8),
      status: "error",
      statusMessage: "no answer",
      attributes: { "gen_ai.operation.name": "chat" },
      resource: { "service.name": "shop" },
    },
  ]);
});

describe("what Phoenix's endpoint spans/otlpv1 gives", () => {
  const otherSpan = {
    trace_id: "0123456789abcdef0123456789abcdef",
    span_id: "00000000000000a2",
    name: "answer",
    kind: "SPAN_KIND_INTERNAL",
    start_time_unix_nano: "1786003200300000000",
    attributes: [{ key: "llm.model_name", value: { string_value: "m-1", kvlist_value: null } }],
  };
  const refused = {
    spans: [],
    logs: [],
    problem:
      "spans of Phoenix's endpoint spans/otlpv1, which leave out part of the attributes: get them from the endpoint spans",
  };

  test.each([
    ["a span", otherSpan, 1],
    ["a page of spans", { data: [otherSpan, otherSpan], next_cursor: null }, 2],
    ["whole", { resource_spans: [{ scope_spans: [{ spans: [otherSpan, otherSpan, otherSpan] }] }] }, 3],
    ["whole and empty", { resource_spans: [] }, 1],
  ])("is refused with a reason, its spans counted: %s", (_, value, withoutId) => {
    expect(phoenixSpans.recognises(value)).toBe(true);
    expect(phoenixSpans.read(value)).toEqual({ ...refused, withoutId });
  });
});

test.each<[string, unknown]>([
  ["OTLP", { resourceSpans: [] }],
  ["a span of OTLP", { traceId: "t", spanId: "s", name: "n", startTimeUnixNano: "1" }],
  ["a row of another store", { trace_id: "t1", id: "o1", name: "n", start_time: "2026-08-06 08:00:00.300" }],
  ["a page of another store", { data: [{ id: "o1", traceId: "t1" }], meta: { cursor: "x" } }],
  ["a list", [aSpan()]],
  ["a text", "span"],
  ["null", null],
])("does not take %s for its own", (_, value) => {
  expect(phoenixSpans.recognises(value)).toBe(false);
});

const KEYS = [
  ...["data", "next_cursor", "context", "trace_id", "span_id", "parent_id", "name", "start_time", "status_code"],
  ...["attributes", "events", "resource", "metadata", "llm", "span_kind", "resource_spans", "scope_spans", "spans"],
  ...["start_time_unix_nano", "status", "timestamp", "__proto__", "toString"],
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 7, depthSize: "medium", withCrossShrink: true },
    fc.constantFrom("t1", "0123456789abcdef", "2026-08-06T08:00:00Z", "ERROR"),
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("json"), { maxKeys: 6 }),
  ),
}));

test("never throws on JSON made of the format's own words", () => {
  fc.assert(
    fc.property(json, json, (inner, beside) => {
      for (const value of [
        inner,
        { data: [inner, beside] },
        aSpan({ attributes: inner, events: [beside], status: beside }),
      ]) {
        phoenixSpans.recognises(value);
        for (const wanted of [undefined, new Set(["index", "llm.model_name"])])
          expect(phoenixSpans.read(value, wanted).withoutId).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("keeps a good span whatever stands beside it", () => {
  fc.assert(
    fc.property(json, (garbage) => {
      fc.pre(!phoenixSpans.recognises(garbage));
      const record = phoenixSpans.read({ data: [garbage, aSpan()], next_cursor: null });
      expect([record.spans.length, record.withoutId]).toEqual([1, 1]);
    }),
  );
});
