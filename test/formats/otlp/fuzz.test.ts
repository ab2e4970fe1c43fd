import fc from "fast-check";
import { expect, test } from "vitest";
import { otlpRecords } from "../../../src/formats/otlp/record.ts";
import { ALIASES } from "../../../src/formats/spans/aliases.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { type LogText, logsData, type SpanText, TRACE, tracesData } from "./otlp.ts";

test("never throws on arbitrary JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const record = otlpRecords.read(value);
      expect(record === undefined || Array.isArray(record.spans)).toBe(true);
    }),
  );
});

// Words of the format, so that chance gets past the outermost brackets.
const key = fc.oneof(
  fc.constantFrom("resourceSpans", "resourceLogs", "scopeSpans", "scopeLogs", "spans", "logRecords", "attributes"),
  fc.constantFrom(
    "events",
    "key",
    "value",
    "traceId",
    "spanId",
    "parentSpanId",
    "stringValue",
    "kvlistValue",
    "values",
  ),
  fc.constantFrom("arrayValue", "status", "code", "body", "resource", "__proto__"),
);
const leaf = fc.oneof(
  fc.constant(TRACE),
  fc.constant("0000000000000001"),
  fc.string(),
  fc.integer(),
  fc.constant(null),
);
const { shaped } = fc.letrec((tie) => ({
  shaped: fc.oneof(
    { maxDepth: 9, depthSize: "medium", withCrossShrink: true },
    leaf,
    fc.array(tie("shaped"), { maxLength: 3 }),
    fc.dictionary(key, tie("shaped"), { maxKeys: 4 }),
  ),
}));

test("never throws on JSON made of the format's own words", () => {
  fc.assert(
    fc.property(shaped, shaped, (resourceSpans, resourceLogs) => {
      const record = otlpRecords.read({ resourceSpans: [resourceSpans], resourceLogs: [resourceLogs] });
      expect(record?.withoutId).toBeGreaterThanOrEqual(0);
    }),
  );
});

const name = fc.constantFrom(
  ...Object.values(ALIASES).flat(),
  ...["gen_ai.operation.name", "gen_ai.prompt", "gen_ai.completion", "gen_ai.output.type", "db.system", "error.type"],
  ...["gen_ai.evaluation.name", "content", "role", "message", "tool_calls", "index", "id", "__proto__"],
  ...["ai.documents", "ai.ranking", "ai.response.text", "ai.response.toolCalls", "input.value", "output.value"],
  ...["gen_ai.prompt.variable.a", "eval_baseline.version.model", "mcp.method.name", "tailsampling.policy"],
);
const json = fc.jsonValue().map((value) => JSON.stringify(value));
const messages = fc.array(
  fc.dictionary(
    fc.constantFrom("role", "parts", "content", "tool_calls", "message", "type", "id", "name"),
    fc.jsonValue(),
  ),
);
const text = fc.oneof(
  json,
  json.map((inner) => JSON.stringify(inner)),
  fc.string(),
  messages.map((list) => JSON.stringify(list)),
);
const kind = fc.oneof(
  fc
    .constantFrom("chat", "execute_tool", "retrieval", "invoke_agent", "other")
    .map((word) => ["gen_ai.operation.name", word]),
  fc.constantFrom("LLM", "TOOL", "RETRIEVER", "PROMPT", "CHAIN").map((word) => ["openinference.span.kind", word]),
  fc.constantFrom("llm", "prompt", "parser", "tool").map((word) => ["langsmith.span.kind", word]),
  fc.constantFrom("ai.rerank", "ai.rerank.doRerank", "ai.toolCall").map((word) => ["ai.operationId", word]),
);
const attributes = fc
  .tuple(fc.dictionary(name, text), kind)
  .map(([found, [attribute = "", word = ""]]) => ({ ...found, [attribute]: word }));
const id = fc.constantFrom("1", "2", "3", "4");
const event = fc.constantFrom(
  ...["gen_ai.user.message", "gen_ai.tool.message", "gen_ai.choice", "gen_ai.content.prompt", "exception"],
  ...["gen_ai.client.inference.operation.details", "gen_ai.evaluation.result", "db.query.result"],
);
const events = fc.array(fc.record({ name: event, attributes }), { maxLength: 3 });
const span: fc.Arbitrary<SpanText> = fc.record({
  id,
  parent: id,
  name: fc.constantFrom("chat", "chat.start-1", "chat.success-1", "chat.finish-2", "chat.error-1"),
  from: fc.nat(9),
  to: fc.nat(9),
  attributes,
  events,
});
const log: fc.Arbitrary<LogText> = fc.record({ span: id, event, attributes, body: text });

test("never throws on spans whose parents form circles and whose content is anything", () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), fc.array(log, { maxLength: 4 }), (spans, logs) => {
      const [first, ...others] = otlpRecords.read(tracesData(spans)).spans;
      if (first === undefined) throw new Error("no span");
      const trace = readTrace([first, ...others], otlpRecords.read(logsData(logs))?.logs ?? [], { policy: "content" });
      expect(trace.id).toBe(TRACE);
    }),
  );
});

test("reads the same trace from the same spans in any order", () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (spans) => {
      const [first, ...others] = otlpRecords.read(tracesData(spans)).spans;
      const [last, ...before] = otlpRecords.read(tracesData(spans.toReversed())).spans;
      if (first === undefined || last === undefined) throw new Error("no span");
      expect(readTrace([last, ...before], [])).toEqual(readTrace([first, ...others], []));
    }),
  );
});

test("survives structures nested deeper than the stack", () => {
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  const value: unknown = JSON.parse(`{"resourceSpans":[{"scopeSpans":[{"spans":${deep}}]}],"x":${deep}}`);
  expect(otlpRecords.read(value)?.withoutId).toBe(1);
  const attribute = { "gen_ai.operation.name": "chat", "gen_ai.input.messages": deep, "gen_ai.tool.definitions": deep };
  const [first] = otlpRecords.read(tracesData([{ id: "1", attributes: attribute }])).spans;
  expect(first && readTrace([first], []).hops.map(({ kind }) => kind)).toEqual(["model"]);
});
