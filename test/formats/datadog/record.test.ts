import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datadogSpans } from "../../../src/formats/datadog/record.ts";
import { hopOf, traceOf } from "../records.ts";
import { MODEL, SEARCH, SENT, TOOL, WORKFLOW } from "./examples.ts";

const PAGE = { data: [TOOL, MODEL, SEARCH, WORKFLOW], meta: { page: { after: "eyJ" } } };

describe("Datadog's exported spans", () => {
  const trace = traceOf(datadogSpans, [PAGE]);

  test("become one trace with its steps in order of time", () => {
    expect(trace.id).toBe("66b1d28000000000a1b2c3d4e5f60718");
    expect(trace.stack).toBe("datadog");
    expect(trace.hops.map(({ kind }) => kind)).toEqual(["retrieval", "assembly", "model", "parse", "tool"]);
    expect(trace.startNs).toBe(1786000000000000000n);
    expect(trace.flaws).toEqual([]);
  });

  test("give a model call its messages, tools, parameters and tokens", () => {
    expect(hopOf(trace, "model")).toMatchObject({
      provider: "openai",
      requestedModel: "gpt-4.1",
      parameters: { temperature: 0.2, max_tokens: 300 },
      input: [
        { role: "system", text: "You help with parcels." },
        { role: "user", text: "Where is parcel P-77?" },
      ],
      output: {
        role: "assistant",
        text: "",
        toolCalls: [{ id: "call-7", name: "find_parcel", arguments: '{"id":"P-77"}' }],
      },
      definitions: [{ name: "find_parcel", description: "Looks a parcel up", parameters: { type: "object" } }],
      usage: { input: 412, output: 11, cachedInput: 128 },
      startNs: 1786000000200000000n,
      endNs: 1786000001400000000n,
      status: "ok",
    });
  });

  test("give a search its query and documents, and a tool its arguments and result", () => {
    expect(hopOf(trace, "retrieval")).toMatchObject({
      query: "parcel status",
      documents: [{ id: "d1", title: "Tracking", score: 0.8, text: "Parcels are scanned twice." }],
    });
    expect(hopOf(trace, "tool")).toMatchObject({
      tool: "find_parcel",
      arguments: '{"id":"P-77"}',
      result: '{"town":"Leeds"}',
    });
  });

  test("turn tags into attributes, and the session among them into the conversation", () => {
    expect(trace.attributes).toMatchObject({ env: "production", beta: true, ml_app: "parcel-desk" });
    expect(trace.conversation).toBe("visit-9");
  });

  test("spread metadata under its own names and under metadata", () => {
    expect(trace.attributes).toMatchObject({ "release.train": "blue", "metadata.release.train": "blue" });
  });

  test("carry the version of the model, and one that a tag stamped", () => {
    expect(trace.versions.model).toMatchObject({ id: "gpt-4.1", source: "native" });
    expect(trace.versions.policy).toMatchObject({ id: "p4", source: "native" });
    expect(trace.versions.tools).toMatchObject({ source: "hash" });
    expect(trace.versions.retrieval).toEqual({ id: null, source: "unknown" });
  });

  test("keep evaluations apart by who gave them, and let a suite name one as feedback", () => {
    expect(trace.evaluations).toEqual([
      { name: "user feedback", label: "thumbs_down", by: "human" },
      { name: "stays on topic", value: 1, label: "pass", by: "machine" },
      { name: "length", value: 0.4, by: "unknown" },
    ]);
    expect(trace.attributes["datadog.evaluation.user feedback"]).toBe("thumbs_down");
  });
});

test("a span without the wrapping of the export's pages reads the same", () => {
  const bare = traceOf(datadogSpans, [MODEL.attributes, TOOL.attributes, SEARCH.attributes, WORKFLOW.attributes]);
  expect(bare).toEqual(traceOf(datadogSpans, [PAGE]));
});

describe("spans in the form in which applications send them", () => {
  const trace = traceOf(datadogSpans, [SENT]);

  test("are read with what the envelope says about all of them", () => {
    expect(trace.attributes).toMatchObject({ env: "production", ml_app: "parcel-desk" });
    expect(trace.conversation).toBe("visit-9");
  });

  test("carry the prompt, which the export leaves out", () => {
    expect(trace.versions.prompt).toMatchObject({ id: "answer@v9", source: "native", from: "prompt.version" });
    expect(hopOf(trace, "assembly")).toMatchObject({ template: "Help {name}", variables: { name: "Ada" } });
  });

  test("say what failed", () => {
    expect(hopOf(trace, "model")).toMatchObject({
      status: "error",
      error: { type: "ConnectionError", message: "the provider hung up" },
      endNs: 1786000001400000000n,
    });
    expect(hopOf(trace, "model").output).toBeUndefined();
  });
});

test.each([
  ["nanoseconds as a number", 1786000000100000000, 1786000000100000000n],
  ["nanoseconds as text", "1786000000100000000", 1786000000100000000n],
  ["milliseconds", 1786000000100, 1786000000100000000n],
  ["nothing", undefined, null],
])("the unit of a start follows from its size: %s", (_, start, expected) => {
  const [span] = datadogSpans.read({ ...WORKFLOW.attributes, start_ns: start, ml_app: "parcel-desk" }).spans;
  expect(span?.startNs).toBe(expected);
});

test.each(["undefined", "", "0", null])("a span whose parent is %j is a root", (parent) => {
  expect(datadogSpans.read({ ...MODEL.attributes, parent_id: parent }).spans[0]?.parentId).toBeNull();
});

test("the results of tools among a model's messages answer their calls", () => {
  const messages = [
    { role: "user", content: "Where is parcel P-77?" },
    { role: "assistant", content: "", tool_calls: [{ name: "find_parcel", arguments: { id: "P-77" }, tool_id: "c1" }] },
    { role: "user", content: "", tool_results: [{ tool_id: "c1", result: "Leeds", type: "tool_result" }] },
  ];
  const trace = traceOf(datadogSpans, [{ ...MODEL.attributes, input: { messages } }]);
  expect(hopOf(trace, "model").input).toEqual([
    { role: "user", text: "Where is parcel P-77?" },
    { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "find_parcel", arguments: '{"id":"P-77"}' }] },
    { role: "tool", text: "Leeds", callId: "c1" },
  ]);
});

test("plain text in and out is what was asked and what was answered, even when it is JSON", () => {
  const trace = traceOf(datadogSpans, [
    { ...MODEL.attributes, input: { value: "Where is it?" }, output: { value: '{"town":"Leeds"}' } },
  ]);
  expect(hopOf(trace, "model")).toMatchObject({
    input: [{ role: "user", text: "Where is it?" }],
    output: { role: "assistant", text: '{"town":"Leeds"}' },
  });
});

test("a span without ids is counted and its neighbours on the page survive", () => {
  const { trace_id: _, ...withoutTrace } = SEARCH.attributes;
  const record = datadogSpans.read({ data: [MODEL, { type: "span", attributes: withoutTrace }, null, "x"], meta: {} });
  expect(record.spans.map(({ spanId }) => spanId)).toEqual(["102"]);
  expect(record.withoutId).toBe(3);
});

test("a survey gets the attributes it asked for and nothing else", () => {
  const record = datadogSpans.read(PAGE, new Set(["env", "session.id"]));
  expect(record.spans.at(-1)?.attributes).toEqual({ env: "production", "session.id": "visit-9" });
  expect(record.spans[0]?.attributes).toEqual({ env: "production" });
  expect(record.logs).toEqual([]);
});

test("never throws on JSON made of the format's own words", () => {
  const word = fc.constantFrom(
    ...["span_id", "trace_id", "parent_id", "span_kind", "start_ns", "duration", "meta", "input", "output", "messages"],
    ...["value", "documents", "tags", "metrics", "metadata", "prompt", "evaluation", "error", "type", "attributes"],
    ...[
      "data",
      "spans",
      "tool_calls",
      "tool_results",
      "tool_definitions",
      "status",
      "name",
      "__proto__",
      "constructor",
    ],
  );
  const leaf = fc.oneof(fc.constantFrom("span", "llm", "tool", "retrieval", "error", "1"), fc.jsonValue());
  const { shaped } = fc.letrec((tie) => ({
    shaped: fc.oneof(
      { maxDepth: 7, depthSize: "medium" },
      leaf,
      fc.array(tie("shaped"), { maxLength: 3 }),
      fc.dictionary(word, tie("shaped"), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(shaped, (value) => {
      const named = { span_id: "1", trace_id: "t", start_ns: 1, span_kind: "llm", ...Object(value) };
      expect(datadogSpans.read({ data: [named, MODEL] }).spans.length).toBeGreaterThanOrEqual(1);
    }),
  );
});
