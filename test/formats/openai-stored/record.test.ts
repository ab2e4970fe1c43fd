import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storedCompletions } from "../../../src/formats/openai-stored/record.ts";
import { hopOf, traceOf, tracesOf } from "../records.ts";
import { COMPLETION } from "./examples.ts";

describe("a stored completion", () => {
  const trace = traceOf(storedCompletions, [COMPLETION], { retrieval: "index_version" });

  test("is a trace of one model call", () => {
    expect(trace.id).toBe("chatcmpl-1");
    expect(trace.stack).toBe("openai");
    expect(trace.startNs).toBe(1786000000000000000n);
    expect(hopOf(trace, "model")).toMatchObject({
      provider: "openai",
      resolvedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
      parameters: { temperature: 0.3, top_p: 1 },
      input: [
        { role: "system", text: "You help with orders." },
        { role: "user", text: "Where is order A1?" },
      ],
      output: { text: "", toolCalls: [{ id: "c1", name: "get_order", arguments: '{"id":"A1"}' }] },
      finish: "tool_calls",
      usage: { input: 412, output: 11, cachedInput: 100 },
      endNs: null,
    });
    expect(hopOf(trace, "model").requestedModel).toBeUndefined();
  });

  test("carries its metadata as attributes, so that versions can be in them", () => {
    expect(trace.attributes).toMatchObject({ index_version: "2026-08-01", "metadata.index_version": "2026-08-01" });
    expect(trace.versions.retrieval).toMatchObject({ id: "2026-08-01", source: "mapped" });
    expect(trace.versions.prompt).toMatchObject({ id: "v9", source: "native" });
    expect(trace.versions.model).toMatchObject({ id: "gpt-4.1-2025-04-14", source: "native" });
    expect(trace.conversation).toBe("visit-4");
  });
});

test("the messages may be the page of the second call as it came, under either name", () => {
  const { messages, ...completion } = COMPLETION;
  const page = { object: "list", data: messages, has_more: false };
  const expected = traceOf(storedCompletions, [COMPLETION]).hops;
  expect(traceOf(storedCompletions, [{ ...completion, messages: page }]).hops).toEqual(expected);
  expect(traceOf(storedCompletions, [{ ...completion, input: page }]).hops).toEqual(expected);
});

test("without the second call there is an answer and no question", () => {
  const { messages: _, ...completion } = COMPLETION;
  const hop = hopOf(traceOf(storedCompletions, [completion]), "model");
  expect(hop.input).toBeUndefined();
  expect(hop.output?.toolCalls).toHaveLength(1);
});

test("a result that a tool gave answers its call", () => {
  const messages = [
    { role: "user", content: "Where is order A1?" },
    { role: "assistant", content: null, tool_calls: COMPLETION.choices[0]?.message.tool_calls },
    { role: "tool", content: "In Leeds", tool_call_id: "c1" },
  ];
  const trace = traceOf(storedCompletions, [{ ...COMPLETION, messages }]);
  expect(hopOf(trace, "model").input?.at(-1)).toEqual({ role: "tool", text: "In Leeds", callId: "c1" });
});

test("a refusal is the answer that the user got", () => {
  const message = { role: "assistant", content: null, refusal: "I cannot help with that." };
  const trace = traceOf(storedCompletions, [
    { ...COMPLETION, choices: [{ index: 0, message, finish_reason: "stop" }] },
  ]);
  expect(hopOf(trace, "model").output).toEqual({ role: "assistant", text: "I cannot help with that." });
});

test("tools and the form of the answer are read where the record has them", () => {
  const tools = [{ type: "function", function: { name: "get_order", parameters: { type: "object" } } }];
  const response_format = { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } };
  const hop = hopOf(traceOf(storedCompletions, [{ ...COMPLETION, tools, response_format }]), "model");
  expect(hop.definitions).toEqual([{ name: "get_order", parameters: { type: "object" } }]);
  expect(hop.parameters).toMatchObject({ response_format });
});

test("a page holds one trace for each completion; one without an id is counted", () => {
  const { id: _, ...withoutId } = COMPLETION;
  const page = {
    object: "list",
    data: [COMPLETION, { ...COMPLETION, id: "chatcmpl-2" }, withoutId, 7],
    has_more: false,
  };
  expect(tracesOf(storedCompletions, [page]).map(({ id }) => id)).toEqual(["chatcmpl-1", "chatcmpl-2"]);
  expect(storedCompletions.read(page).withoutId).toBe(2);
  expect(storedCompletions.recognises({ object: "list", data: [] })).toBe(true);
  expect(storedCompletions.recognises({ object: "list", data: [{ object: "model" }] })).toBe(false);
});

test("a survey gets the attributes it asked for and nothing else", () => {
  const [span] = storedCompletions.read(COMPLETION, new Set(["index_version"])).spans;
  expect(span?.attributes).toEqual({ index_version: "2026-08-01" });
});

test("never throws on JSON made of the format's own words", () => {
  const word = fc.constantFrom(
    ...["id", "created", "model", "message", "messages", "input", "data", "content", "content_parts", "tool_calls"],
    ...["usage", "metadata", "tools", "refusal", "index", "finish_reason", "role", "__proto__", "constructor"],
  );
  const { shaped } = fc.letrec((tie) => ({
    shaped: fc.oneof(
      { maxDepth: 7, depthSize: "medium" },
      fc.jsonValue(),
      fc.array(tie("shaped"), { maxLength: 3 }),
      fc.dictionary(word, tie("shaped"), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(shaped, shaped, (value, choice) => {
      const named = { ...Object(value), object: "chat.completion", choices: [choice] };
      const { spans, withoutId } = storedCompletions.read({ object: "list", data: [named, COMPLETION] });
      expect(spans.length + withoutId).toBe(2);
    }),
  );
});
