import fc from "fast-check";
import { expect, test } from "vitest";
import { langfuseObservations } from "../../../src/formats/langfuse/record.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { aGeneration } from "./observations.ts";

// Words of the format, so that chance gets past the outermost brackets.
const word = fc.constantFrom(
  ...["data", "meta", "trace", "observations", "scores", "id", "traceId", "trace_id", "type", "name", "startTime"],
  ...["input", "output", "metadata", "attributes", "resourceAttributes", "scope", "langgraph_node", "inputs"],
  ...["usageDetails", "usage", "input_cache_read", "total", "modelParameters", "tools", "stop", "level", "tags"],
  ...["tool_definitions", "tool_calls", "tool_call_names", "messages", "role", "content", "parts", "kwargs", "lc"],
  ...["choices", "generations", "message", "function_call", "documents", "document", "score", "source", "value"],
  ...["subject", "kind", "__proto__", "constructor", "toString"],
);
const leaf = fc.oneof(
  fc.constantFrom("GENERATION", "TOOL", "RETRIEVER", "EMBEDDING", "SPAN", "EVAL", "trace", "tools", "tool", "user"),
  fc.constantFrom("system: a\nuser: b", '{"a":', "[[", '"\\"x\\""', "None", "constructor"),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { shaped } = fc.letrec((tie) => ({
  shaped: fc.oneof(
    { maxDepth: 6, depthSize: "medium", withCrossShrink: true },
    leaf,
    fc.array(tie("shaped"), { maxLength: 3 }),
    fc.dictionary(word, tie("shaped"), { maxKeys: 5 }),
    // JSON within JSON.
    fc.dictionary(word, tie("shaped"), { maxKeys: 3 }).map((value) => JSON.stringify(value)),
  ),
}));

test("never throws on arbitrary JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(langfuseObservations.recognises(value)).toBeTypeOf("boolean");
      expect(langfuseObservations.read(value).withoutId).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("never throws on observations made of the format's own words, and the trace can be read", () => {
  const type = fc.constantFrom("GENERATION", "TOOL", "RETRIEVER", "EMBEDDING", "SPAN", "AGENT");
  fc.assert(
    fc.property(fc.dictionary(word, shaped, { maxKeys: 12 }), type, (fields, kind) => {
      const { spans, logs } = langfuseObservations.read({ ...fields, id: "o1", traceId: "t1", type: kind });
      for (const span of spans) expect(readTrace([span], logs).id).toBe(span.traceId);
    }),
    { numRuns: 400 },
  );
});

test("keeps good neighbours on a page, whatever lies between them", () => {
  fc.assert(
    fc.property(shaped, (garbage) => {
      const { spans, withoutId, logs } = langfuseObservations.read({
        data: [aGeneration({ id: "first" }), garbage, aGeneration({ id: "last" })],
        meta: {},
      });
      const ids = spans.map(({ spanId }) => spanId);
      expect([ids[0], ids.at(-1)]).toEqual(["first", "last"]);
      expect(spans.length + withoutId + logs.length).toBeLessThanOrEqual(3);
    }),
  );
});

test("stands what nests deeper than any writer does", () => {
  const nested = (open: string, close: string, depth: number): unknown =>
    JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);
  for (const [open, close] of [
    ["[", "]"],
    ['{"message":', "}"],
    ['{"input":', "}"],
    ['{"output":', "}"],
    ['{"kwargs":', "}"],
    ['{"lc":1,"kwargs":', "}"],
    ['{"type":"ai","data":', "}"],
    ['{"metadata":', "}"],
  ] as const) {
    const value = nested(open, close, 20_000);
    const observation = aGeneration({ input: value, output: value, metadata: { a: value }, modelParameters: value });
    expect(langfuseObservations.read(observation).spans).toHaveLength(1);
  }
});
