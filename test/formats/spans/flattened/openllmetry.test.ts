import { describe, expect, test } from "vitest";
import { added, hopsOf, modelHopOf } from "./flat-span.ts";

const CHAT = { "llm.request.type": "chat", "gen_ai.request.model": "m-1" } as const;

test("reads messages, calls, results and definitions from flattened names", () => {
  const hop = modelHopOf({
    ...CHAT,
    "gen_ai.prompt.name": "answer",
    "gen_ai.prompt.0.role": "system",
    "gen_ai.prompt.0.content": "Be brief.",
    "gen_ai.prompt.1.role": "user",
    "gen_ai.prompt.1.content": '[{"type":"text","text":"Where is it?"}]',
    "gen_ai.prompt.2.role": "assistant",
    "gen_ai.prompt.2.tool_calls.0.id": "c1",
    "gen_ai.prompt.2.tool_calls.0.name": "find_order",
    "gen_ai.prompt.2.tool_calls.0.arguments": '{"id":"A1"}',
    "gen_ai.prompt.3.role": "tool",
    "gen_ai.prompt.3.tool_call_id": "c1",
    "gen_ai.prompt.3.content": "on its way",
    "gen_ai.completion.0.role": "assistant",
    "gen_ai.completion.0.content": "It is on its way.",
    "gen_ai.completion.0.finish_reason": "stop",
    "llm.request.functions.0.name": "find_order",
    "llm.request.functions.0.description": "Finds an order.",
    "llm.request.functions.0.parameters": '{"type":"object"}',
    "llm.request.functions.1.name": "cancel_order",
    "llm.request.functions.1.input_schema": '{"type":"object"}',
  });
  expect(hop).toMatchObject({
    input: [
      { role: "system", text: "Be brief." },
      { role: "user", text: "Where is it?" },
      { role: "assistant", toolCalls: [{ id: "c1", name: "find_order", arguments: '{"id":"A1"}' }] },
      { role: "tool", callId: "c1", text: "on its way" },
    ],
    output: { role: "assistant", text: "It is on its way." },
    finish: "stop",
    definitions: [
      { name: "find_order", description: "Finds an order.", parameters: { type: "object" } },
      { name: "cancel_order", parameters: { type: "object" } },
    ],
  });
});

test("takes the first of several completions, which are alternatives, and the reason of each", () => {
  const attributes = {
    ...CHAT,
    "gen_ai.completion.0.content": "Yes.",
    "gen_ai.completion.0.finish_reason": "stop",
    "gen_ai.completion.1.content": "No, because",
    "gen_ai.completion.1.finish_reason": "length",
  };
  expect(modelHopOf(attributes).output).toEqual({ role: "assistant", text: "Yes." });
  expect(added(attributes)["gen_ai.response.finish_reasons"]).toEqual(["stop", "length"]);
});

test("makes one answer of calls that stand in completions of their own, in place of the text", () => {
  const call = (id: string) => [{ id, type: "function", function: { name: "find_order", arguments: { id } } }];
  const hop = modelHopOf({
    ...CHAT,
    "gen_ai.completion.0.role": "assistant",
    "gen_ai.completion.0.content": call("A1"),
    "gen_ai.completion.1.role": "assistant",
    "gen_ai.completion.1.content": call("A2"),
  });
  expect(hop.output?.toolCalls).toEqual([
    { id: "A1", name: "find_order", arguments: '{"id":"A1"}' },
    { id: "A2", name: "find_order", arguments: '{"id":"A2"}' },
  ]);
});

test("reads the names that came before", () => {
  const hop = modelHopOf({
    "llm.request.type": "chat",
    "llm.request.model": "m-1",
    "llm.temperature": 0.2,
    "llm.frequency_penalty": 0.1,
    "llm.chat.stop_sequences": ["END"],
    "llm.prompts.0.role": "user",
    "llm.prompts.0.content": "Where is it?",
    "llm.completions.0.role": "assistant",
    "llm.completions.0.content": "On its way.",
    "llm.usage.prompt_tokens": 40,
    "llm.usage.completion_tokens": 3,
  });
  expect(hop).toMatchObject({
    requestedModel: "m-1",
    parameters: { temperature: 0.2, frequency_penalty: 0.1, stop_sequences: ["END"] },
    input: [{ role: "user", text: "Where is it?" }],
    output: { role: "assistant", text: "On its way." },
    usage: { input: 40, output: 3 },
  });
});

test("lets a span mix both conventions: each says what the other does not", () => {
  const hop = modelHopOf({
    "openinference.span.kind": "LLM",
    "llm.model_name": "m-1",
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.content": "Where is it?",
    "gen_ai.prompt.0.role": "user",
    "gen_ai.prompt.0.content": "the same in other names",
    "gen_ai.completion.0.role": "assistant",
    "gen_ai.completion.0.content": "On its way.",
    "output.value": "the same once more",
  });
  expect(hop.input).toEqual([{ role: "user", text: "Where is it?" }]);
  expect(hop.output).toEqual({ role: "assistant", text: "On its way." });
});

describe("a tool", () => {
  const TOOL = { "traceloop.span.kind": "tool", "traceloop.entity.name": "find_order" } as const;

  test.each([
    ["what a Python decorator records", { args: [], kwargs: { id: "A1" } }],
    ["what a TypeScript decorator records", { args: [{ id: "A1" }], kwargs: {} }],
    [
      "what a callback records",
      { input_str: "{'id': 'A1'}", inputs: { id: "A1" }, tags: [], metadata: {}, kwargs: {} },
    ],
    ["the arguments alone", { id: "A1" }],
  ])("has its arguments in %s", (_, input) => {
    expect(hopsOf({ ...TOOL, "traceloop.entity.input": JSON.stringify(input) })).toMatchObject([
      { kind: "tool", tool: "find_order", arguments: '{"id":"A1"}' },
    ]);
  });

  test.each([
    ["text", '"on its way"'],
    ["what a callback records", '{"output":"on its way","kwargs":{"tags":null}}'],
    [
      "LangChain's message",
      JSON.stringify({
        output: { lc: 1, id: ["ToolMessage"], kwargs: { type: "tool", tool_call_id: "c1", content: "on its way" } },
        kwargs: {},
      }),
    ],
  ])("has its result in %s", (_, output) => {
    expect(hopsOf({ ...TOOL, "traceloop.entity.output": output })).toMatchObject([{ result: "on its way" }]);
  });

  test("is not what a workflow's input and output are about", () => {
    const attributes = { "traceloop.span.kind": "workflow", "traceloop.entity.input": '{"args":[],"kwargs":{}}' };
    expect(added(attributes)).toEqual({});
  });
});

test("gives association properties their own names", () => {
  const attributes = {
    "traceloop.association.properties.session_id": "s-1",
    "traceloop.association.properties.eval_baseline.version.retrieval": "kb-7",
  };
  expect(added(attributes)).toEqual({ session_id: "s-1", "eval_baseline.version.retrieval": "kb-7" });
});
