import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attributes } from "../../../../src/domain/trace.ts";
import { carriersOf } from "../../../../src/formats/spans/flattened/carried.ts";
import { expandFlattened } from "../../../../src/formats/spans/flattened/expand.ts";
import { readTrace } from "../../../../src/formats/spans/read-trace.ts";
import { flatSpan } from "./flat-span.ts";

test("returns the span itself when it has no flattened names", () => {
  const span = flatSpan({ "gen_ai.operation.name": "chat", "gen_ai.prompt.name": "answer", "llmish.x": 1 });
  expect(expandFlattened(span)).toBe(span);
});

test("returns the span itself when its flattened names say nothing new", () => {
  const span = flatSpan({ "openinference.span.kind": "CHAIN", "input.value": "Where is it?", "llm.tools": "none" });
  expect(expandFlattened(span)).toBe(span);
});

test("changes nothing else of a span", () => {
  const span = flatSpan(
    { metadata: '{"index":"kb-7"}' },
    { traceState: "ot=th:8", resource: { "service.name": "shop" } },
  );
  expect(expandFlattened(span)).toEqual({
    ...span,
    attributes: { metadata: '{"index":"kb-7"}', index: "kb-7", "metadata.index": "kb-7" },
  });
});

test("names the places where a value may be carried", () => {
  expect(carriersOf("index")).toEqual([
    "index",
    "metadata",
    "metadata.index",
    "traceloop.association.properties.index",
  ]);
  expect(carriersOf("llm.model_name")).toEqual(["llm.model_name"]);
});

const index = fc.oneof(fc.nat(3), fc.nat(400), fc.constantFrom(-1, 1e21)).map(String);
const leaf = fc.constantFrom("role", "content", "tool_calls", "message.role", "message.content", "__proto__", "0.x");
const inner = fc.constantFrom(
  "message.contents.0.message_content.text",
  "message.tool_calls.1.tool_call.function.name",
  "tool_calls.0.name",
  "tool.json_schema",
  "document.content",
  "document.metadata",
  "prompt.text",
  "completion.text",
  "embedding.text",
  "name",
);
const list = fc.constantFrom(
  "llm.input_messages",
  "llm.output_messages",
  "llm.prompts",
  "llm.choices",
  "llm.tools",
  "llm.request.functions",
  "gen_ai.prompt",
  "gen_ai.completion",
  "retrieval.documents",
  "reranker.output_documents",
  "embedding.embeddings",
  "metadata",
);
const single = fc.constantFrom(
  ...["openinference.span.kind", "traceloop.span.kind", "gen_ai.operation.name", "llm.request.type", "tool.name"],
  ...["input.value", "output.value", "llm.invocation_parameters", "llm.model_name", "metadata", "llm.tools", "tool.id"],
  ...["traceloop.entity.input", "traceloop.entity.output", "traceloop.association.properties.metadata"],
  ...["gen_ai.input.messages", "gen_ai.request.model", "gen_ai.response.model", "gen_ai.usage.input_tokens"],
  ...["llm.token_count.prompt", "llm.prompt_template.variables.x", "reranker.query", "tool.parameters"],
);
const key = fc.oneof(
  single,
  list,
  fc.tuple(list, index, fc.oneof(inner, leaf)).map((names) => names.join(".")),
);
const word = fc.constantFrom("LLM", "TOOL", "RETRIEVER", "chat", "tool", "user", "assistant", "m-1", "{", '[{"a', "");
const BODY_KEYS = [
  "messages",
  "model",
  "choices",
  "message",
  "content",
  "input",
  "output",
  "role",
  "metadata.x",
  "tools",
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    word,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(...BODY_KEYS, "kwargs", "documents", "__proto__", "toString", "n", "llm.model_name"),
      tie("json"),
      {
        maxKeys: 3,
      },
    ),
  ),
}));
const value = fc.oneof(
  word,
  json,
  json.map((structure) => JSON.stringify(structure)),
  json.map((structure) => JSON.stringify(JSON.stringify(structure))),
);
const attributes = fc.dictionary(key, value, { maxKeys: 12 }) as fc.Arbitrary<Attributes>;

test("whatever the names hold, throws never, keeps what is there, and has nothing to add a second time", () => {
  fc.assert(
    fc.property(attributes, (given) => {
      const expanded = expandFlattened(flatSpan(given));
      for (const [name, original] of Object.entries(given)) expect(expanded.attributes[name]).toBe(original);
      expect(expandFlattened(expanded)).toBe(expanded);
    }),
    { numRuns: 500 },
  );
});

test("adds what every reader of hops can read", () => {
  fc.assert(
    fc.property(attributes, (given) => {
      const { attributes: expanded } = expandFlattened(flatSpan(given));
      const news = Object.fromEntries(Object.entries(expanded).filter(([name]) => !Object.hasOwn(given, name)));
      expect(readTrace([flatSpan(news)], []).id).toBe(flatSpan({}).traceId);
    }),
  );
});
