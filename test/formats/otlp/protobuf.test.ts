import fc from "fast-check";
import { PbfWriter } from "pbf";
import { describe, expect, test } from "vitest";
import { otlpFromProtobuf } from "../../../src/formats/otlp/protobuf.ts";
import { otlpRecords } from "../../../src/formats/otlp/record.ts";
import { logsData, otlpSpan, type SpanText, TRACE, tracesData } from "./otlp.ts";
import { protobufOf } from "./protobuf-writer.ts";

type Json = { readonly [name: string]: unknown };

const SPAN: SpanText = {
  id: "2",
  parent: "1",
  name: "chat gpt-4.1",
  from: 100,
  to: 1300,
  status: { code: 2, message: "429" },
  traceState: "ot=th:c",
  droppedAttributes: 3,
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.request.temperature": 0.2,
    "gen_ai.usage.input_tokens": 412,
    "gen_ai.request.stream": false,
    "gen_ai.response.finish_reasons": ["tool_calls"],
    "app.customer": { plan: "gold", since: 2019, open: [1] },
    "app.empty": "",
    "app.marked": "\uFEFFWhere is my order? 𠀀",
  },
  events: [{ name: "exception", at: 900, attributes: { "exception.type": "RateLimit" } }],
};

describe("a message of traces", () => {
  test("says in the words of JSON what it says in bytes", () => {
    const record = tracesData([SPAN], { "service.name": "shop-bot" });
    expect(otlpFromProtobuf(protobufOf(record as Json))).toEqual(record);
  });

  test("keeps whole numbers of 64 bits, also below zero", () => {
    const values = ["9223372036854775807", "-9223372036854775808", "-1", "9007199254740993", "0"];
    const attributes = values.map((intValue, index) => ({ key: `n${index}`, value: { intValue } }));
    const span = { ...(otlpSpan({ id: "1", from: 0 }) as Json), attributes };
    const read = otlpFromProtobuf(protobufOf({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    expect(JSON.stringify(read)).toContain(JSON.stringify(attributes));
  });

  test("writes bytes as base64, and numbers that JSON has no word for as text", () => {
    const attributes = [
      { key: "bytes", value: { bytesValue: "AQI=" } },
      { key: "nan", value: { doubleValue: "NaN" } },
      { key: "nothing", value: {} },
    ];
    const span = { ...(otlpSpan({ id: "1", from: 0 }) as Json), attributes };
    const read = otlpFromProtobuf(protobufOf({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    expect(otlpRecords.read(read).spans[0]?.attributes).toEqual({ bytes: "AQI=", nan: "NaN", nothing: null });
  });

  test("of a span without times is known by the length of its ids, and one with times whatever its ids are", () => {
    const without = tracesData([{ id: "1" }]) as Json;
    expect(otlpRecords.read(otlpFromProtobuf(protobufOf(without))).spans).toHaveLength(1);
    const badId = tracesData([
      { id: "1", trace: "abcd", from: 1 },
      { id: "2", from: 1 },
    ]) as Json;
    expect(otlpRecords.read(otlpFromProtobuf(protobufOf(badId)))).toMatchObject({ spans: [{}], withoutId: 1 });
  });

  test("whose values are nested beyond all sense is read without what lies deepest", () => {
    let value: unknown = { stringValue: "deep" };
    for (let level = 0; level < 300; level++) value = { arrayValue: { values: [value] } };
    const attributes = [
      { key: "deep", value },
      { key: "flat", value: { stringValue: "here" } },
    ];
    const span = { ...(otlpSpan({ id: "1", from: 0 }) as Json), attributes };
    const read = otlpFromProtobuf(protobufOf({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    expect(otlpRecords.read(read).spans[0]?.attributes["flat"]).toBe("here");
  });
});

test("a message of logs is told from one of traces", () => {
  const logs = [
    { span: "2", event: "gen_ai.user.message", at: 5, body: { content: "Where is it?" }, attributes: { a: 1 } },
  ];
  const record = logsData(logs) as Json;
  expect(otlpRecords.read(otlpFromProtobuf(protobufOf(record)))).toEqual(otlpRecords.read(record));
  expect(otlpRecords.read(record).logs).toHaveLength(1);
});

test("a message of metrics has nothing in it that is read", () => {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (_, data) => {
      data.writeMessage(
        2,
        (__, scope) => {
          scope.writeMessage(
            2,
            (___, metric) => {
              metric.writeStringField(1, "gen_ai.client.token.usage");
              metric.writeStringField(3, "{token}");
              // A gauge with one point.
              metric.writeMessage(
                5,
                (____, gauge) => gauge.writeMessage(1, (_____, point) => point.writeFixed64Field(3, 1), {}),
                {},
              );
            },
            {},
          );
        },
        {},
      );
    },
    {},
  );
  const read = otlpFromProtobuf(pbf.finish());
  expect(otlpRecords.recognises(read)).toBe(true);
  expect(otlpRecords.read(read)).toEqual({ spans: [], logs: [], withoutId: 0 });
});

describe("bytes that are no message", () => {
  const whole = protobufOf(tracesData([SPAN]) as Json);

  test.each([
    ["no bytes", new Uint8Array()],
    ["a line of JSON", new TextEncoder().encode('{"resourceSpans":[]}')],
    ["text", new TextEncoder().encode("Where is my order?")],
    ["a packed file", new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0])],
    ["only fields that nobody knows", new Uint8Array([0x78, 1])],
  ])("are told: %s", (_, bytes) => {
    expect(otlpFromProtobuf(bytes)).toBeUndefined();
  });

  test("are told when a message is cut off, wherever", () => {
    const lengths = Array.from({ length: whole.length - 1 }, (_, index) => index + 1);
    expect(lengths.filter((length) => otlpFromProtobuf(whole.subarray(0, length)) !== undefined)).toEqual([]);
  });

  test("never throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = otlpFromProtobuf(bytes);
        expect(read === undefined || otlpRecords.recognises(read)).toBe(true);
      }),
    );
  });

  test("never throw when single bytes of a message are changed", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const read = otlpFromProtobuf(whole.with(at, byte));
        expect(read === undefined || otlpRecords.read(read).withoutId >= 0).toBe(true);
      }),
    );
  });
});

const name = fc.string({ minLength: 1, maxLength: 8 });
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ unit: "grapheme" }),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
    fc.array(tie("plain"), { maxLength: 3 }),
    fc.dictionary(name, tie("plain"), { maxKeys: 3 }),
  ),
}));
const attributes = fc.dictionary(name, plain, { maxKeys: 4 }) as fc.Arbitrary<SpanText["attributes"] & object>;
const id = fc.constantFrom("1", "2", "3a", "ffffffffffffffff");
const span: fc.Arbitrary<SpanText> = fc.record({
  id,
  parent: id,
  trace: fc.constantFrom(TRACE, "f".repeat(32)),
  name: fc.string(),
  from: fc.nat(10_000),
  to: fc.nat(10_000),
  attributes,
  events: fc.array(fc.record({ name, at: fc.nat(10_000), attributes }), { maxLength: 2 }),
});
const log = fc.record({
  span: id,
  event: name,
  at: fc.nat(10_000),
  attributes,
  body: plain.map((value) => value as never),
});

test("a record read from bytes is the record read from JSON", () => {
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 3, minLength: 1 }),
      attributes,
      fc.array(log, { minLength: 1, maxLength: 3 }),
      (spans, resource, logs) => {
        for (const record of [tracesData(spans, resource), logsData(logs)] as readonly Json[])
          expect(otlpRecords.read(otlpFromProtobuf(protobufOf(record)))).toEqual(otlpRecords.read(record));
      },
    ),
  );
});
