import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attributesOfFacts, factsReader, spanFacts } from "../../../src/edges/sources/span-facts.ts";
import { own } from "../../../src/formats/json-shape.ts";
import { otlpRecords } from "../../../src/formats/otlp/record.ts";
import { hasNeedlessEscape, otlpScanner, type ScanRequest } from "../../../src/formats/otlp/scan.ts";
import type { SpanFacts } from "../../../src/ports.ts";
import { at, type SpanText, TRACE, tracesData } from "./otlp.ts";
import { HANDS, written } from "./written-json.ts";

const WANTED = ["app.intent", "deployment.environment.name"];
const FEEDBACK = "app.feedback";
const NAMES = attributesOfFacts(WANTED, FEEDBACK);
const EVERYTHING: ScanRequest = {
  attributes: NAMES,
  errors: true,
  starts: true,
  traceStates: true,
  matters: () => true,
};
const REQUESTS: fc.Arbitrary<ScanRequest> = fc.record({
  attributes: fc.constantFrom(NAMES, new Set<string>(), new Set(["app.intent"])),
  errors: fc.boolean(),
  starts: fc.boolean(),
  traceStates: fc.boolean(),
  matters: fc.constantFrom(
    () => true,
    (id: string) => !id.startsWith("a"),
  ),
});

function scan(line: string, request = EVERYTHING) {
  const scanner = otlpScanner(request);
  if (scanner === undefined) throw new Error("nothing can be scanned for this");
  // Among other bytes, as it is in a file.
  const before = '{"traceId":"x"}\n';
  const bytes = Buffer.from(`${before}${line}\n{"traceId":"y"}`);
  return scanner.spans(bytes, before.length, before.length + Buffer.byteLength(line));
}

function scannedFacts(line: string, request = EVERYTHING): readonly SpanFacts[] | undefined {
  return scan(line, request)?.map(factsReader(WANTED, FEEDBACK));
}

function readFacts(value: unknown, { attributes, matters }: ScanRequest): readonly SpanFacts[] {
  const { spans } = otlpRecords.read(value, attributes);
  return spans.filter(({ traceId }) => matters(traceId)).map((span) => spanFacts(span, WANTED, FEEDBACK));
}

/** What a draw makes of facts, in which several spans may be one. */
function told(facts: readonly SpanFacts[], { errors, starts, traceStates }: ScanRequest): unknown {
  const traces = Map.groupBy(facts, ({ traceId }) => traceId);
  return [...traces].sort().map(([id, spans]) => ({
    id,
    error: errors && spans.some(({ error }) => error),
    negative: spans.some(({ negativeFeedback }) => negativeFeedback),
    kinds: [
      ...Map.groupBy(spans, ({ attributes, conversation, count, tail }) =>
        JSON.stringify([Object.entries(attributes).sort(), conversation, traceStates && count, tail]),
      ),
    ]
      .map(([kind, alike]) => [kind, starts && alike.map(({ startNs }) => startNs ?? 2n ** 70n).sort(byTime)[0]])
      .sort(),
  }));
}

function byTime(a: bigint, b: bigint): number {
  return a < b ? -1 : 1;
}

const HOSTILE = fc.constantFrom(
  '"traceId":"11111111111111111111111111111111"',
  '},{"traceId":"22222222222222222222222222222222","spanId":"2222222222222222"',
  '{"key":"app.intent","value":{"stringValue":"planted"}}',
  '\\"status":{"code":2}',
  "\\",
  '"',
  '\\\\"',
  "}]}]}]}",
  "[{",
  "é𝄞<&>'`/+",
  "\u2028\u0000\n",
  "refund",
);
const text = fc.oneof(
  HOSTILE,
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.array(HOSTILE, { maxLength: 3 }).map((parts) => parts.join(" ")),
);
const ids = fc.constantFrom(
  "a".repeat(32),
  "0123456789abcdef0123456789abcdef",
  "F".repeat(32),
  "q83vASNFZ4mrze8BI0VniQ==",
);
const spanIds = fc.constantFrom("0000000000000001", "ABCDEFABCDEFABCD", "abcdefabcdefabcd", "q83vASNFZ4k=");
const name = fc.oneof(fc.constantFrom(...NAMES, "status", "traceId", "key", "value"), text);
const anyValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text.map((stringValue) => ({ stringValue })),
    fc.integer().map((intValue) => ({ intValue: String(intValue) })),
    fc.constantFrom({ intValue: 0 }, { boolValue: false }, { doubleValue: 0.5 }, {}, null, { stringValue: "" }),
    fc.array(tie("value"), { maxLength: 2 }).map((values) => ({ arrayValue: { values } })),
    fc
      .array(fc.record({ key: name, value: tie("value") }), { maxLength: 2 })
      .map((values) => ({ kvlistValue: { values } })),
  ),
})).value;
const attributes = fc.array(
  fc.oneof(
    fc.record({ key: name, value: anyValue }),
    fc.record({ value: anyValue, key: name }),
    fc.record({ key: name }),
  ),
  { maxLength: 4 },
);
const time = fc.constantFrom(at(0), at(1), at(-5), "0", 5, "999999999999999999", "12345678901234567890", null, "soon");
const status = fc.constantFrom<unknown>(
  {},
  { code: 1 },
  { code: 2 },
  { message: '"code":2' },
  { message: "timeout", code: 2 },
  { code: "STATUS_CODE_ERROR", message: "}" },
  { code: "STATUS_CODE_OK" },
  null,
);
const event = fc.record({ name: text, timeUnixNano: time, attributes }, { requiredKeys: ["name"] });
const link = fc.record({ traceId: ids, spanId: spanIds, attributes }, { requiredKeys: ["traceId", "spanId"] });
const traceState = fc.constantFrom("", "ot=th:8", "ot=th:c;rv:d5c7a1e83b2f46", 'vendor="x"');
const parts = {
  parentSpanId: spanIds,
  name: text,
  kind: fc.constant(3),
  startTimeUnixNano: time,
  attributes,
  status,
  traceState,
};
const spansWith = (extra: object) =>
  fc
    .record({
      ids: fc.record({ traceId: ids, spanId: spanIds }),
      rest: fc.record({ ...parts, ...extra }, { requiredKeys: [] }),
    })
    .map(({ ids: first, rest: { traceState: state, ...rest } }) => ({
      ...first,
      ...(state !== undefined && { traceState: state }),
      ...rest,
    }));
const hasId = (span: unknown) => own(span, "traceId") !== undefined;
const recordsOf = (span: fc.Arbitrary<unknown>) => {
  const scope = fc.record(
    {
      scope: fc.record({ name: text, attributes }, { requiredKeys: [] }),
      // A list whose first span has no key for a trace id is what a scan does not see begin.
      spans: fc
        .array(span, { maxLength: 4 })
        .map((spans) => spans.slice(spans.filter((_, index) => !spans.slice(0, index + 1).some(hasId)).length)),
      schemaUrl: text,
    },
    { requiredKeys: ["spans"] },
  );
  const resource = fc.record(
    {
      resource: fc.record({ attributes }, { requiredKeys: [] }),
      scopeSpans: fc.array(scope, { maxLength: 2 }),
      schemaUrl: text,
    },
    { requiredKeys: ["scopeSpans"] },
  );
  return fc.array(resource, { maxLength: 3 }).map((resourceSpans) => ({ resourceSpans }));
};

/** As any writer of OTLP may put it down, and as none would. */
const usualRecords = recordsOf(spansWith({ events: fc.array(event, { maxLength: 2 }) }));
const oddRecords = recordsOf(
  fc.oneof(
    spansWith({ events: fc.array(event, { maxLength: 2 }), links: fc.array(link, { maxLength: 2 }) }),
    spansWith({}).map((span) => Object.fromEntries(Object.entries(span).reverse())),
    fc.record(parts, { requiredKeys: [] }),
    fc.record({
      name: text,
      spanId: spanIds,
      traceId: fc.constantFrom("", "0".repeat(32), "abc"),
      attributes,
      startTimeUnixNano: time,
    }),
  ),
);

describe("a scan of a line of OTLP", () => {
  test("tells what the reader of parsed records tells, or that it is not sure", () => {
    fc.assert(
      fc.property(fc.oneof(usualRecords, oddRecords), HANDS, REQUESTS, (record, hand, request) => {
        const line = written(record, hand);
        if (hasNeedlessEscape(Buffer.from(line))) return;
        const facts = scannedFacts(line, request);
        if (facts === undefined) return;
        expect(told(facts, request)).toEqual(told(readFacts(JSON.parse(line), request), request));
      }),
      { numRuns: 3000 },
    );
  });

  test("is sure of what writers of OTLP write", () => {
    fc.assert(
      fc.property(usualRecords, HANDS, REQUESTS, (record, hand, request) => {
        fc.pre(hand.escapes !== "letters");
        const hasSpans = record.resourceSpans.some(({ scopeSpans }) =>
          scopeSpans.some(({ spans }) => spans.length > 0),
        );
        expect(scannedFacts(written(record, hand), request) !== undefined).toBe(hasSpans);
      }),
      { numRuns: 500 },
    );
  });
});

const REFUND = { "app.intent": "refund" } as const;
const usual = (spans: readonly SpanText[], resource = {}) => JSON.stringify(tracesData(spans, resource));

test("several spans of a trace are one, with the first start, where they differ in nothing else", () => {
  const spans = [{ id: "1", from: 5 }, { id: "2", from: 3 }, { id: "3", from: 4, attributes: REFUND }, { id: "4" }];
  expect(scannedFacts(usual(spans, { "deployment.environment.name": "production" }))).toMatchObject([
    { startNs: BigInt(at(3)), attributes: { "deployment.environment.name": "production" } },
    { startNs: BigInt(at(4)), attributes: { "deployment.environment.name": "production", ...REFUND } },
    { startNs: null },
  ]);
});

test("what a resource says counts for its own spans only, also where the next resource says nothing", () => {
  const spoken = tracesData([{ id: "1" }], { "app.intent": "refund" }) as { resourceSpans: unknown[] };
  const silent = tracesData([{ id: "2", trace: "e".repeat(32) }]) as { resourceSpans: unknown[] };
  const line = JSON.stringify({ resourceSpans: [...spoken.resourceSpans, ...silent.resourceSpans] });
  expect(scannedFacts(line)?.map(({ attributes }) => attributes)).toEqual([REFUND, {}]);
});

test.each([
  ["links", usual([{ id: "1" }]).replace('"events":[]', `"links":[{"traceId":"${TRACE}","spanId":"1"}]`)],
  ["another key before the trace id", usual([{ id: "1" }]).replace(/("traceId":"\w+"),("spanId":"\w+")/, "$2,$1")],
  ["an id that is none", usual([{ id: "1" }]).replace(TRACE, "0".repeat(32))],
  ["a span id that is none", usual([{ id: "1" }]).replace("0000000000000001", "none")],
  ["no spans", '{"resourceSpans":[]}'],
  [
    "a resource behind its spans",
    usual([{ id: "1" }], REFUND).replace(/(\{"resource":)(.*),("scopeSpans":.*)\}\]\}$/, '{$3,"resource":$2}]}'),
  ],
])("is not sure of a record with %s", (_, line) => {
  expect(() => JSON.parse(line)).not.toThrow();
  expect(scan(line)).toBeUndefined();
});

test("what does not matter is told of once in a row, and not read", () => {
  const met: string[] = [];
  const other = "e".repeat(32);
  const spans = [
    { id: "1" },
    { id: "2", status: { code: 2 } },
    { id: "3", trace: other, attributes: REFUND },
    { id: "4" },
  ];
  const matters = (id: string) => {
    met.push(id);
    return id === other;
  };
  expect(scan(usual(spans), { ...EVERYTHING, matters })?.map(({ traceId }) => traceId)).toEqual([other]);
  expect(met).toEqual([TRACE, other, TRACE]);
});

test.each(["café", "a/b", 'a"b', "otel.scope.name", "x"])("does not look for the attribute %s in raw bytes", (name) => {
  expect(otlpScanner({ ...EVERYTHING, attributes: new Set([name]) })).toBeUndefined();
});

test.each([
  ["\\u0041", true],
  ["\\u002e", true],
  ["\\u005F", true],
  ["\\u003c\\u0026\\u0027\\u000a\\u00e9\\u2028", false],
  ["\\\\n \\/", false],
])("takes %s for an escape that no writer needs: %s", (text, expected) => {
  expect(hasNeedlessEscape(Buffer.from(`{"name":"${text}"}`))).toBe(expected);
});
