import fc from "fast-check";
import { expect, test } from "vitest";
import { langsmithRuns } from "../../../src/formats/langsmith/record.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { aRun } from "./runs.ts";

// Words of the format, so that chance gets past the outermost brackets.
const word = fc.constantFrom(
  ...["runs", "items", "cursors", "id", "trace_id", "parent_run_id", "parent_run_ids", "run_type", "run_id", "key"],
  ...["inputs", "outputs", "extra", "metadata", "invocation_params", "tools", "stop", "ls_temperature", "thread_id"],
  ...["messages", "generations", "message", "text", "kwargs", "lc", "type", "content", "tool_calls", "args", "name"],
  ...["documents", "page_content", "output", "input", "query", "usage_metadata", "llm_output", "token_usage"],
  ...["feedback_stats", "avg", "values", "score", "value", "feedback_source", "error", "status", "inputs_s3_urls"],
  ...["prompt_token_details", "raw", "prompt_tokens", "tags", "__proto__", "constructor", "toString"],
);
const leaf = fc.oneof(
  fc.constantFrom("llm", "TOOL", "retriever", "human", "tool", "app", "success", "ERROR", '{"a":', "None"),
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
  ),
}));

test("never throws on arbitrary JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(langsmithRuns.recognises(value)).toBeTypeOf("boolean");
      expect(langsmithRuns.read(value).withoutId).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("never throws on runs made of the format's own words, and the trace can be read", () => {
  const type = fc.constantFrom("llm", "TOOL", "retriever", "embedding", "prompt", "parser", "chain");
  fc.assert(
    fc.property(fc.dictionary(word, shaped, { maxKeys: 12 }), type, (fields, kind) => {
      const { spans, logs } = langsmithRuns.read({ ...fields, id: "r1", trace_id: "r0", run_type: kind });
      expect(spans).toHaveLength(1);
      for (const span of spans) expect(readTrace([span], logs).id).toBe("r0");
    }),
    { numRuns: 400 },
  );
});

test("keeps good neighbours on a page, whatever lies between them", () => {
  fc.assert(
    fc.property(shaped, (garbage) => {
      const { spans } = langsmithRuns.read({ runs: [aRun({ id: "first" }), garbage, aRun({ id: "last" })] });
      const ids = spans.map(({ spanId }) => spanId);
      expect([ids[0], ids.at(-1)]).toEqual(["first", "last"]);
    }),
  );
});

test("stands what nests deeper than any writer does", () => {
  const deep: unknown = JSON.parse(`${'{"output":'.repeat(20_000)}1${"}".repeat(20_000)}`);
  for (const run_type of ["llm", "tool", "retriever", "prompt", "parser"]) {
    const run = aRun({
      run_type,
      inputs: { messages: deep },
      outputs: deep,
      extra: { metadata: deep, invocation_params: deep },
    });
    expect(langsmithRuns.read(run).spans).toHaveLength(1);
  }
});
