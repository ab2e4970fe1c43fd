import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import { modelHop, type SpanText, traceOf } from "../otlp/otlp.ts";

const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m-1" } as const;

type Attributes = NonNullable<SpanText["attributes"]>;

const callOf = (attributes: Attributes) => modelHop(traceOf([{ id: "1", attributes: { ...CHAT, ...attributes } }]));
const inputOf = (messages: unknown): readonly Message[] | undefined =>
  callOf({ "gen_ai.input.messages": JSON.stringify(messages) }).input;

describe("messages", () => {
  test("of OpenAI's Responses hold calls and results beside each other, and reasoning that is left out", () => {
    const items = [
      { role: "user", content: [{ type: "input_text", text: "Where is it?" }] },
      { type: "reasoning", summary: [] },
      { type: "function_call", id: "fc_1", call_id: "c1", name: "find_order", arguments: '{"id":"A1"}' },
      { type: "function_call_output", call_id: "c1", output: "on its way" },
    ];
    expect(inputOf(items)).toEqual([
      { role: "user", text: "Where is it?" },
      { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "find_order", arguments: '{"id":"A1"}' }] },
      { role: "tool", text: "on its way", callId: "c1" },
    ]);
  });

  test("of LangChain have a type for a role, and calls among their extras", () => {
    const calls = { tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: "{}" } }] };
    const items = [
      { type: "SystemMessage", content: "Be brief." },
      { type: "human", content: "Where is it?" },
      { type: "AIMessageChunk", content: "", additional_kwargs: calls },
    ];
    expect(inputOf(items)).toEqual([
      { role: "system", text: "Be brief." },
      { role: "user", text: "Where is it?" },
      { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "f", arguments: "{}" }] },
    ]);
  });

  test("with calls under the role of a tool are the assistant's", () => {
    const call = { id: "c1", type: "function", function: { name: "f", arguments: { a: 1 } } };
    expect(inputOf([{ role: "tool", content: [call] }])).toEqual([
      { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "f", arguments: '{"a":1}' }] },
    ]);
  });

  test("that say what a tool is are its definition and no message", () => {
    const definition = { type: "function", function: { name: "f", description: "d", parameters: { type: "object" } } };
    const messages = [
      { role: "user", content: "Where is it?" },
      { role: "tool", content: definition },
    ];
    const hop = callOf({ "gen_ai.input.messages": JSON.stringify(messages) });
    expect(hop.input).toEqual([{ role: "user", text: "Where is it?" }]);
    expect(hop.definitions).toEqual([{ name: "f", description: "d", parameters: { type: "object" } }]);
  });

  test("keep what a tool found as one text, whatever structure it had", () => {
    const found = [{ url: "https://shop.example/returns", days: 30 }];
    expect(inputOf([{ role: "tool", tool_call_id: "c1", content: found }])).toEqual([
      { role: "tool", callId: "c1", text: '[{"days":30,"url":"https://shop.example/returns"}]' },
    ]);
  });

  test("that are no JSON but Python's literals stay text", () => {
    const text = "[{'role': 'user', 'content': 'Where is it?'}]";
    expect(callOf({ "gen_ai.input.messages": text }).input).toBeUndefined();
    expect(inputOf([{ role: "tool", tool_call_id: "c1", content: "{'days': 30}" }])).toEqual([
      { role: "tool", callId: "c1", text: "{'days': 30}" },
    ]);
  });

  test.each(["[INST] Where is it? [/INST]", "[1] Where is it?", "{name}, where is it?", '"Where is it?" she asks'])(
    "that only begin like JSON are what was said: %s",
    (text) => {
      expect(callOf({ "gen_ai.prompt": text }).input).toEqual([{ role: "user", text }]);
      expect(callOf({ "gen_ai.system_instructions": text }).input).toEqual([{ role: "system", text }]);
    },
  );

  test("that hold what a provider's own tool found give it after its call", () => {
    const content = [
      { type: "tool-call", toolCallId: "c1", toolName: "search", input: {} },
      { type: "tool-result", toolCallId: "c1", toolName: "search", output: { type: "text", value: "In Leeds." } },
      { type: "text", text: "It is in Leeds." },
    ];
    expect(inputOf([{ role: "assistant", content }])).toEqual([
      { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "search", arguments: "{}" }] },
      { role: "tool", text: "In Leeds.", callId: "c1", name: "search" },
      { role: "assistant", text: "It is in Leeds." },
    ]);
  });

  test("pair by ids that are numbers too", () => {
    const call = (id: number) => ({ id, name: "f", arguments: "{}" });
    const result = (id: number) => ({ role: "tool", tool_call_id: id, content: `${id}` });
    const messages = inputOf([{ role: "assistant", tool_calls: [call(5), call(6)] }, result(6), result(5)]);
    expect(messages?.slice(1)).toEqual([
      { role: "tool", text: "6", callId: "6" },
      { role: "tool", text: "5", callId: "5" },
    ]);
  });
});

describe("an answer", () => {
  const call = (id: string) => ({ role: "assistant", parts: [{ type: "tool_call", id, name: "f", arguments: "{}" }] });
  const idsOf = (attributes: Attributes) => callOf(attributes).output?.toolCalls?.map(({ id }) => id);

  test("in several messages of one call each is one answer with several calls", () => {
    const output = JSON.stringify([call("c1"), call("c2")]);
    expect(idsOf({ "gen_ai.output.messages": output })).toEqual(["c1", "c2"]);
  });

  test("is the first of several that were asked for", () => {
    const output = JSON.stringify([call("c1"), call("c2")]);
    expect(idsOf({ "gen_ai.output.messages": output, "gen_ai.request.choice.count": 2 })).toEqual(["c1"]);
    const texts = JSON.stringify([
      { role: "assistant", content: "one" },
      { role: "assistant", content: "two" },
    ]);
    expect(callOf({ "gen_ai.output.messages": texts }).output?.text).toBe("one");
  });

  test("stopped for the reason of the provider's first choice, whatever the messages say", () => {
    const output = JSON.stringify([{ ...call("c1"), finish_reason: "stop" }]);
    const reasons = ["tool_calls", "stop"];
    expect(callOf({ "gen_ai.output.messages": output, "gen_ai.response.finish_reasons": reasons }).finish).toBe(
      "tool_calls",
    );
  });
});

describe("a call's parameters", () => {
  test("come under one name from every instrumentation, OpenTelemetry's own first", () => {
    const { parameters } = callOf({
      "llm.top_p": 0.9,
      "llm.chat.stop_sequences": ["END"],
      "ai.settings.maxOutputTokens": 200,
      "ai.settings.temperature": 0.7,
      "ai.settings.maxRetries": 2,
      "gen_ai.request.temperature": 0.2,
    });
    expect(parameters).toEqual({ temperature: 0.2, top_p: 0.9, stop_sequences: ["END"], max_tokens: 200 });
  });

  test("leave out what means that nothing was set, and turn a store's text into numbers", () => {
    const { parameters } = callOf({
      "gen_ai.request.max_tokens": -1,
      "gen_ai.request.seed": "",
      "gen_ai.request.user": "null",
      "gen_ai.request.stop_sequences": '{"arrayValue":{}}',
      "gen_ai.request.temperature": "1",
      "gen_ai.request.top_k": "none of them",
    });
    expect(parameters).toEqual({ temperature: 1, top_k: "none of them" });
  });
});

describe("a call's provider", () => {
  test.each([
    [{ "gen_ai.system": "vertex_ai" }, "gcp.vertex_ai"],
    [{ "llm.provider": "OpenAI" }, "openai"],
    [{ "ai.model.provider": "openai.chat" }, "openai"],
    [{ "gen_ai.system": "openai.responses", "ai.model.provider": "openai.responses" }, "openai"],
    [{ "gen_ai.system": "azure.ai.openai" }, "azure.ai.openai"],
    [{ ls_provider: "anthropic" }, "anthropic"],
    [{ model_provider: "openai" }, "openai"],
  ])("of %j is %s", (attributes, provider) => {
    expect(callOf(attributes as Attributes).provider).toBe(provider);
  });
});

test.each([
  ["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.usage.cache_read.input_tokens"],
  ["gen_ai.usage.prompt_tokens", "gen_ai.usage.completion_tokens", "gen_ai.usage.cache_read_input_tokens"],
  ["llm.token_count.prompt", "llm.token_count.completion", "llm.token_count.prompt_details.cache_read"],
  ["ai.usage.inputTokens", "ai.usage.outputTokens", "ai.usage.cachedInputTokens"],
  ["ai.usage.promptTokens", "ai.usage.completionTokens", "ai.usage.inputTokenDetails.cacheReadTokens"],
])("reads usage from %s, %s and %s", (input, output, cached) => {
  expect(callOf({ [input]: "40", [output]: 7, [cached]: 30 }).usage).toEqual({ input: 40, output: 7, cachedInput: 30 });
});

test("goes on to the next name when a count is not one", () => {
  const attributes = {
    "gen_ai.usage.input_tokens": -1,
    "gen_ai.usage.prompt_tokens": 40,
    "gen_ai.usage.output_tokens": 7,
  };
  expect(callOf(attributes).usage).toEqual({ input: 40, output: 7 });
});

const PARAMETERS = { type: "object", properties: { id: { type: "string" } } };

test.each<readonly [string, unknown]>([
  [
    "a map from names, each told in JSON text",
    { f: JSON.stringify({ description: "d", parameters: JSON.stringify(PARAMETERS) }) },
  ],
  ["Datadog's schema", [{ name: "f", description: "d", schema: PARAMETERS }]],
  [
    "pydantic-ai's function_tools",
    { function_tools: [{ name: "f", description: "d", parameters_json_schema: PARAMETERS }], output_tools: [] },
  ],
  ["a single definition", { type: "function", function: { name: "f", description: "d", parameters: PARAMETERS } }],
  [
    "the AI SDK's list of JSON texts",
    [JSON.stringify({ type: "function", name: "f", description: "d", inputSchema: PARAMETERS })],
  ],
  ["Google's declarations", { function_declarations: [{ name: "f", description: "d", parameters: PARAMETERS }] }],
  ["OpenLLMetry's functions", [{ name: "f", description: "d", parameters: JSON.stringify(PARAMETERS) }]],
])("reads tool definitions from %s", (_, definitions) => {
  const expected = [{ name: "f", description: "d", parameters: PARAMETERS }];
  expect(callOf({ "gen_ai.tool.definitions": JSON.stringify(definitions) }).definitions).toEqual(expected);
  expect(callOf({ "gen_ai.tool.definitions": JSON.stringify(JSON.stringify(definitions)) }).definitions).toEqual(
    expected,
  );
});

test("takes an empty description for none, as stores write one for it", () => {
  const tools = (definition: object) => ({ ...CHAT, "gen_ai.tool.definitions": JSON.stringify([definition]) });
  const [without, empty] = [
    { name: "f", parameters: {} },
    { name: "f", description: "", parameters: {} },
  ].map((definition) => traceOf([{ id: "1", attributes: tools(definition) }]).versions.tools);
  expect(empty).toEqual(without);
});

test("reads names with dots as definitions without parameters", () => {
  const definitions = [{ "tool.name": "f", "tool.description": "d", "tool.options": null }];
  expect(callOf({ "gen_ai.tool.definitions": JSON.stringify(definitions) }).definitions).toEqual([
    { name: "f", description: "d" },
  ]);
});

describe("hops that a framework recorded itself", () => {
  const spans: readonly SpanText[] = [
    { id: "0", from: 0, to: 99 },
    {
      id: "1",
      parent: "0",
      name: "answer prompt",
      from: 1,
      to: 2,
      attributes: {
        "langsmith.span.kind": "prompt",
        "llm.prompt_template.template": "Answer {customer}.",
        "llm.prompt_template.variables": '{"customer":"Ada"}',
        "gen_ai.output.messages": '[{"role":"system","content":"Answer Ada."}]',
      },
    },
    {
      id: "2",
      parent: "0",
      from: 3,
      to: 8,
      attributes: {
        "langsmith.span.kind": "llm",
        "gen_ai.output.type": "json",
        "gen_ai.input.messages": '[{"role":"system","content":"Answer Ada."}]',
        "gen_ai.output.messages": '[{"role":"assistant","content":"{\\"ok\\":true}"}]',
      },
    },
    { id: "3", parent: "0", from: 9, to: 10, attributes: { "langsmith.span.kind": "parser" } },
  ];

  test("are the hops, and none is put in beside them", () => {
    const { hops } = traceOf(spans);
    expect(hops.map(({ kind, synthesised }) => [kind, synthesised])).toEqual([
      ["assembly", false],
      ["model", false],
      ["parse", false],
    ]);
    expect(hops[0]).toMatchObject({
      name: "answer prompt",
      template: "Answer {customer}.",
      variables: { customer: "Ada" },
      messages: [{ role: "system", text: "Answer Ada." }],
    });
    expect(hops[2]).toMatchObject({ outcome: "parsed" });
  });

  test("belong to the call next to them: another call of the trace has its own put in", () => {
    const second = { ...spans[2], id: "4", from: 20, to: 30 } as SpanText;
    expect(
      traceOf([...spans, second]).hops.map(({ kind, synthesised }) => `${kind}${synthesised ? " put in" : ""}`),
    ).toEqual(["assembly", "model", "parse", "assembly put in", "model", "parse put in"]);
  });

  test("that failed did not parse", () => {
    const parser = {
      id: "3",
      attributes: { "langsmith.span.kind": "parser" },
      status: { code: 2, message: "no JSON" },
    };
    expect(traceOf([parser]).hops[0]).toMatchObject({ kind: "parse", outcome: "failed", status: "error" });
  });

  test("of OpenInference's PROMPT take their variables and text from its input and output", () => {
    const attributes = {
      "openinference.span.kind": "PROMPT",
      "input.value": '{"customer":"Ada"}',
      "output.value": "Answer Ada.",
    };
    expect(traceOf([{ id: "1", attributes }]).hops[0]).toMatchObject({
      kind: "assembly",
      variables: { customer: "Ada" },
      messages: [{ role: "user", text: "Answer Ada." }],
    });
  });
});

test("says who gave a score where the format knows", () => {
  const scores = ["human", "machine", "nobody"].map((by, index) => ({
    event: "gen_ai.evaluation.result",
    attributes: {
      "gen_ai.evaluation.name": `s${index}`,
      "gen_ai.evaluation.score.value": 1,
      "eval_baseline.evaluation.by": by,
    },
  }));
  const { evaluations } = traceOf([{ id: "1" }], { logs: scores });
  expect(evaluations.map(({ by }) => by)).toEqual(["human", "machine", "unknown"]);
});

test("takes OpenInference's annotations of a span or its trace for scores, and says who gave them", () => {
  const attributes = {
    "annotations.0.annotation.name": "helpful",
    "annotations.0.annotation.score": 1,
    "annotations.0.annotation.annotator_kind": "HUMAN",
    "trace.evaluations.0.evaluation.name": "tone",
    "trace.evaluations.0.evaluation.score": "0.5",
    "trace.evaluations.0.evaluation.label": "fair",
    "trace.evaluations.0.evaluation.annotator_kind": "LLM",
    "session.annotations.0.annotation.name": "loyal",
    "evaluations.0.evaluation.name": "seen",
  };
  expect(traceOf([{ id: "1", attributes }]).evaluations).toEqual([
    { name: "helpful", value: 1, by: "human" },
    { name: "seen", by: "unknown" },
    { name: "tone", value: 0.5, label: "fair", by: "machine" },
  ]);
});

test.each(["session.id", "langfuse.session.id", "thread_id", "metadata.session_id", "ai.telemetry.metadata.sessionId"])(
  "knows the conversation by %s",
  (name) => {
    expect(traceOf([{ id: "1", attributes: { [name]: "c9" } }]).conversation).toBe("c9");
  },
);

describe("a search", () => {
  const searchOf = (attributes: Attributes) =>
    traceOf([{ id: "1", attributes: { "gen_ai.operation.name": "retrieval", ...attributes } }]).hops[0];

  test("asks the one text that was embedded, and none of several", () => {
    expect(searchOf({ "ai.value": '"return period"' })).toMatchObject({ query: "return period" });
    expect(searchOf({ "ai.values": ['"return period"'] })).toMatchObject({ query: "return period" });
    expect(searchOf({ "ai.values": ['"one"', '"two"'] })).not.toHaveProperty("query");
  });

  test("finds documents in a list within a structure, each as JSON text", () => {
    const documents = [JSON.stringify({ id: "d7", name: "Returns", text: "30 days." })];
    expect(searchOf({ "gen_ai.retrieval.documents": JSON.stringify({ documents }) })).toMatchObject({
      documents: [{ id: "d7", title: "Returns", text: "30 days." }],
    });
  });
});
