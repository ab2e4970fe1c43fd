import { describe, expect, test } from "vitest";
import type { Attributes } from "../../../../src/domain/trace.ts";
import { expandFlattened } from "../../../../src/formats/spans/flattened/expand.ts";
import { added, flatSpan, hopsOf, modelHopOf } from "./flat-span.ts";

const LLM = { "openinference.span.kind": "LLM", "llm.model_name": "m-1" } as const;
const FIND_ORDER = { name: "find_order", description: "Finds an order.", parameters: { type: "object" } };

describe("messages", () => {
  const conversation = {
    ...LLM,
    "llm.input_messages.0.message.role": "system",
    "llm.input_messages.0.message.content": "Be brief.",
    "llm.input_messages.1.message.role": "user",
    "llm.input_messages.1.message.contents.0.message_content.type": "text",
    "llm.input_messages.1.message.contents.0.message_content.text": "Where is it?",
    "llm.input_messages.1.message.contents.1.message_content.type": "image",
    "llm.input_messages.1.message.contents.1.message_content.image.image.url": "shop.png",
    "llm.input_messages.2.message.role": "assistant",
    "llm.input_messages.2.message.tool_calls.0.tool_call.id": "c1",
    "llm.input_messages.2.message.tool_calls.0.tool_call.function.name": "find_order",
    "llm.input_messages.2.message.tool_calls.0.tool_call.function.arguments": '{"id":"A1"}',
    "llm.input_messages.3.message.role": "tool",
    "llm.input_messages.3.message.tool_call_id": "c1",
    "llm.input_messages.3.message.name": "find_order",
    "llm.input_messages.3.message.content": "on its way",
    "llm.output_messages.0.message.role": "assistant",
    "llm.output_messages.0.message.content": "It is on its way.",
  };

  test("are read with their roles, parts, calls and results", () => {
    expect(modelHopOf(conversation)).toMatchObject({
      input: [
        { role: "system", text: "Be brief." },
        { role: "user", text: "Where is it?\n[image]" },
        { role: "assistant", toolCalls: [{ id: "c1", name: "find_order", arguments: '{"id":"A1"}' }] },
        { role: "tool", callId: "c1", name: "find_order", text: "on its way" },
      ],
      output: { role: "assistant", text: "It is on its way." },
    });
  });

  test("give way to those of the conventions", () => {
    const hop = modelHopOf({ ...conversation, "gen_ai.input.messages": '[{"role":"user","content":"Hello"}]' });
    expect(hop.input).toEqual([{ role: "user", text: "Hello" }]);
  });

  test("may stand in one attribute, with flat names inside", () => {
    const list = [{ "message.role": "user", "message.content": "Where is it?" }];
    expect(modelHopOf({ ...LLM, "llm.input_messages": JSON.stringify(list) }).input).toEqual([
      { role: "user", text: "Where is it?" },
    ]);
  });

  test("whose content a store made a structure of are text again", () => {
    const content = [{ order: "A1", status: "shipped" }];
    const hop = modelHopOf({
      ...LLM,
      "llm.input_messages.0.message.role": "tool",
      "llm.input_messages.0.message.content": content,
    });
    expect(hop.input?.[0]?.text).toBe('[{"order":"A1","status":"shipped"}]');
  });

  test("know the old form of a call", () => {
    const hop = modelHopOf({
      ...LLM,
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.function_call_name": "find_order",
      "llm.output_messages.0.message.function_call_arguments_json": '{"id":"A1"}',
    });
    expect(hop.output?.toolCalls).toMatchObject([{ name: "find_order", arguments: '{"id":"A1"}' }]);
  });

  test("of a stream, counted from anywhere, are one answer, and its missing beginning is told", () => {
    const chunks: Attributes = Object.fromEntries(
      [" on", " its", " way", "."].flatMap((content, index): [string, string][] => [
        [`llm.output_messages.${98 + index}.message.role`, "assistant"],
        [`llm.output_messages.${98 + index}.message.content`, content],
      ]),
    );
    const span = flatSpan({ ...LLM, ...chunks });
    expect(modelHopOf(span.attributes).output?.text).toBe(" on its way.");
    expect(expandFlattened(span).truncated).toBe(true);
  });

  test("with text and calls apart are one answer, none of it missing", () => {
    const span = flatSpan({
      ...LLM,
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.contents.0.message_content.text": "I shall look.",
      "llm.output_messages.1.message.role": "assistant",
      "llm.output_messages.1.message.tool_calls.0.tool_call.id": "c1",
      "llm.output_messages.1.message.tool_calls.0.tool_call.function.name": "find_order",
    });
    expect(modelHopOf(span.attributes).output).toEqual({
      role: "assistant",
      text: "I shall look.",
      toolCalls: [{ id: "c1", name: "find_order", arguments: "" }],
    });
    expect(expandFlattened(span).truncated).toBeUndefined();
  });

  test("that are alternatives stay apart: the first is the answer", () => {
    const hop = modelHopOf({
      ...LLM,
      "llm.invocation_parameters": '{"n":2}',
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.content": "Yes.",
      "llm.output_messages.1.message.role": "assistant",
      "llm.output_messages.1.message.content": "No.",
    });
    expect(hop.output?.text).toBe("Yes.");
  });

  test("of a model that completes text are prompts and completions", () => {
    const whole = modelHopOf({ ...LLM, "llm.prompts": ["Say hello"], "llm.choices.0.completion.text": "Hello" });
    const spread = modelHopOf({
      ...LLM,
      "llm.prompts.0.prompt.text": "Say hello",
      "llm.choices.0.completion.text": "Hello",
    });
    expect(whole.input).toEqual([{ role: "user", text: "Say hello" }]);
    expect(whole.output).toEqual({ role: "assistant", text: "Hello" });
    expect(spread).toEqual(whole);
  });
});

describe("tool definitions", () => {
  test.each<[string, Attributes]>([
    ["nested", { "llm.tools.0.tool.json_schema": JSON.stringify({ type: "function", function: FIND_ORDER }) }],
    ["flat", { "llm.tools.0.tool.json_schema": JSON.stringify(FIND_ORDER) }],
    ["doubly encoded", { "llm.tools.0.tool.json_schema": JSON.stringify(JSON.stringify(FIND_ORDER)) }],
    [
      "beside their schema",
      {
        "llm.tools.0.tool.name": "find_order",
        "llm.tools.0.tool.description": "Finds an order.",
        "llm.tools.0.tool.json_schema": '{"type":"object"}',
      },
    ],
    [
      "Bedrock's",
      {
        "llm.tools.0.tool.json_schema": JSON.stringify({
          toolSpec: { ...FIND_ORDER, parameters: undefined, inputSchema: { json: { type: "object" } } },
        }),
      },
    ],
    ["among the parameters", { "llm.invocation_parameters": JSON.stringify({ tools: [FIND_ORDER] }) }],
  ])("are read when they are %s", (_, attributes) => {
    expect(modelHopOf({ ...LLM, ...attributes }).definitions).toEqual([FIND_ORDER]);
  });

  test("may be names and descriptions in one attribute, for which the hash is partial", () => {
    const tools = [{ "tool.name": "find_order", "tool.description": "Finds an order.", "tool.options": null }];
    expect(modelHopOf({ ...LLM, "llm.tools": JSON.stringify(tools) }).definitions).toEqual([
      { name: "find_order", description: "Finds an order." },
    ]);
  });
});

describe("parameters", () => {
  const parametersOf = (given: unknown) => modelHopOf({ ...LLM, "llm.invocation_parameters": JSON.stringify(given) });

  test("come from any vendor's spelling, and nothing else comes with them", () => {
    const hop = parametersOf({
      temperature: 0.2,
      max_completion_tokens: 200,
      stop: ["END"],
      context_window: 128_000,
      api_key: "k",
    });
    expect(hop.parameters).toEqual({ temperature: 0.2, max_tokens: 200, stop_sequences: ["END"] });
    expect(parametersOf({ config: { topP: 0.5, maxOutputTokens: 9 } }).parameters).toEqual({
      top_p: 0.5,
      max_tokens: 9,
    });
  });

  test("that were not set are missing", () => {
    const unset = { temperature: null, top_p: "null", max_tokens: -1, response_format: { type: "text" }, seed: "" };
    expect(parametersOf(unset).parameters).toEqual({});
  });

  test("tell a structured answer from a plain one, and the effort of reasoning", () => {
    const format = { type: "json_schema", name: "refund" };
    const hop = parametersOf({ text: { format }, reasoning: { effort: "low" } });
    expect(hop.parameters).toMatchObject({ response_format: format, "reasoning.level": "low" });
  });

  test("that are no JSON are passed over", () => {
    expect(modelHopOf({ ...LLM, "llm.invocation_parameters": "{'temperature': 0}" }).parameters).toEqual({});
  });

  test("name the model asked for; the other one named is then the one that served", () => {
    const served = added({ ...LLM, "llm.model_name": "m-1-0613", "llm.invocation_parameters": '{"model":"m-1"}' });
    expect(served).toMatchObject({ "gen_ai.request.model": "m-1", "gen_ai.response.model": "m-1-0613" });
  });

  test.each(["m-1", "vendor/m-1", "M-1"])("do not make a served model of %s, the same name once more", (model) => {
    const attributes = added({ ...LLM, "llm.invocation_parameters": JSON.stringify({ model_name: model }) });
    expect(attributes["gen_ai.request.model"]).toBe(model);
    expect(attributes).not.toHaveProperty("gen_ai.response.model");
  });
});

test("counts tokens, as numbers or as text", () => {
  const hop = modelHopOf({
    ...LLM,
    "llm.token_count.prompt": "412",
    "llm.token_count.completion": 2,
    "llm.token_count.prompt_details.cache_read": 256,
  });
  expect(hop.usage).toEqual({ input: 412, output: 2, cachedInput: 256 });
});

describe("the body of a request in input.value", () => {
  const inputOf = (value: unknown) => modelHopOf({ ...LLM, "input.value": value as never }).input;
  const ASKED = { role: "user", text: "Where is it?" };

  test("gives what nothing else on the span gives: messages, tools, model, parameters", () => {
    const body = {
      model: "m-1",
      temperature: 0,
      messages: [{ role: "user", content: "Where is it?" }],
      tools: [{ type: "function", function: FIND_ORDER }],
    };
    const hop = modelHopOf({ ...LLM, "llm.model_name": "m-1-0613", "input.value": JSON.stringify(body) });
    expect(hop).toMatchObject({
      requestedModel: "m-1",
      resolvedModel: "m-1-0613",
      parameters: { temperature: 0 },
      input: [ASKED],
      definitions: [FIND_ORDER],
    });
  });

  test("is not read for messages when the span has them", () => {
    const hop = modelHopOf({
      ...LLM,
      "llm.input_messages.0.message.role": "user",
      "llm.input_messages.0.message.content": "Where is it?",
      "input.value": '{"messages":[{"role":"user","content":"another"}]}',
    });
    expect(hop.input).toEqual([ASKED]);
  });

  test.each<[string, unknown]>([
    ["a list of messages", [{ role: "user", content: "Where is it?" }]],
    ["JSON within JSON", JSON.stringify(JSON.stringify({ messages: [{ role: "user", content: "Where is it?" }] }))],
    ["LangChain's batch", { messages: [[{ lc: 1, id: ["HumanMessage"], kwargs: { content: "Where is it?" } }]] }],
    ["Google's contents", { contents: [{ role: "user", parts: [{ text: "Where is it?" }] }] }],
    ["a plain text", "Where is it?"],
    ["a prompt", { prompt: "Where is it?" }],
  ])("may be %s", (_, value) => {
    expect(inputOf(value)).toEqual([ASKED]);
  });

  test.each<[string, unknown]>([
    ["Anthropic's", { system: "Be brief.", messages: [{ role: "user", content: "Where is it?" }] }],
    ["OpenAI's Responses", { instructions: "Be brief.", input: [{ role: "user", content: "Where is it?" }] }],
    [
      "Google's",
      {
        config: { system_instruction: { parts: [{ text: "Be brief." }] } },
        contents: [{ role: "user", parts: [{ text: "Where is it?" }] }],
      },
    ],
  ])("has the system text first where it stands apart, as in %s", (_, body) => {
    expect(inputOf(JSON.stringify(body))).toEqual([{ role: "system", text: "Be brief." }, ASKED]);
  });

  test("of Responses has calls and results among its items", () => {
    const input = [
      { role: "user", content: "Where is it?" },
      { type: "function_call", call_id: "c1", name: "find_order", arguments: '{"id":"A1"}' },
      { type: "function_call_output", call_id: "c1", output: "on its way" },
    ];
    expect(inputOf(JSON.stringify(input))).toEqual([
      ASKED,
      { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "find_order", arguments: '{"id":"A1"}' }] },
      { role: "tool", callId: "c1", text: "on its way" },
    ]);
  });

  test("that was cut off is no message, and neither are the printed arguments of a function", () => {
    expect(inputOf('{"messages":[{"role":"user","content":"Where is')).toBeUndefined();
    expect(inputOf({ shop: "Acme", retries: 3 })).toBeUndefined();
  });

  test("is nothing on a span that only holds others", () => {
    expect(added({ "openinference.span.kind": "CHAIN", "input.value": "Where is it?" })).toEqual({});
  });
});

describe("the body of an answer in output.value", () => {
  const hopOf = (value: unknown) => modelHopOf({ ...LLM, "output.value": value as never });

  test("gives what nothing else on the span gives: answer, id, served model, reason, usage", () => {
    const body = {
      id: "r-1",
      model: "m-1-0613",
      choices: [{ finish_reason: "stop", message: { role: "assistant", content: "Yes." } }],
      usage: { prompt_tokens: 40, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 8 } },
    };
    expect(hopOf(JSON.stringify(body))).toMatchObject({
      resolvedModel: "m-1-0613",
      output: { role: "assistant", text: "Yes." },
      finish: "stop",
      usage: { input: 40, output: 2, cachedInput: 8 },
    });
    expect(added({ ...LLM, "output.value": JSON.stringify(body) })["gen_ai.response.id"]).toBe("r-1");
  });

  test("of Anthropic counts cached tokens in, as all others do", () => {
    const usage = { input_tokens: 10, cache_read_input_tokens: 30, cache_creation_input_tokens: 2, output_tokens: 5 };
    const hop = hopOf({ role: "assistant", content: [{ type: "text", text: "Yes." }], stop_reason: "end_turn", usage });
    expect(hop).toMatchObject({
      output: { text: "Yes." },
      finish: "stop",
      usage: { input: 42, output: 5, cachedInput: 30 },
    });
  });

  test.each([
    [{ status: "completed" }, "tool_calls"],
    [{ status: "incomplete", incomplete_details: { reason: "max_output_tokens" } }, "length"],
    [{ status: "incomplete", incomplete_details: { reason: "content_filter" } }, "content_filter"],
    [{ status: "failed" }, "error"],
  ])("of Responses tells why it stopped: %o", (status, finish) => {
    const output = [{ type: "function_call", call_id: "c1", name: "find_order", arguments: "{}" }];
    const hop = hopOf(JSON.stringify({ object: "response", id: "r-1", output, ...status }));
    expect(hop.finish).toBe(finish);
    expect(hop.output?.toolCalls).toEqual([{ id: "c1", name: "find_order", arguments: "{}" }]);
  });

  test("may be the text itself, plain or the JSON that was asked for", () => {
    expect(hopOf("Yes.").output?.text).toBe("Yes.");
    expect(hopOf('{"text":"Yes.","finish_reason":"stop"}')).toMatchObject({ output: { text: "Yes." }, finish: "stop" });
    expect(hopOf('{"refund":true,"id":"A1"}').output?.text).toBe('{"refund":true,"id":"A1"}');
    expect(added({ ...LLM, "output.value": '{"refund":true,"id":"A1"}' })).not.toHaveProperty("gen_ai.response.id");
  });

  test("that was cut off is no answer", () => {
    expect(hopOf('{"choices":[{"message":{"content":"Ye').output).toBeUndefined();
  });
});

describe("a search", () => {
  const DOCUMENTS = [
    { id: "d7", text: "Returns are accepted for 30 days.", score: 0.83 },
    { id: "d9", text: "Refunds take a week." },
  ];

  test("has its query in input.value and its documents in a list", () => {
    const [hop] = hopsOf({
      "openinference.span.kind": "RETRIEVER",
      "input.value": "return period",
      "retrieval.documents.0.document.id": "d7",
      "retrieval.documents.0.document.score": 0.83,
      "retrieval.documents.0.document.content": "Returns are accepted for 30 days.",
      "retrieval.documents.1.document.metadata": '{"id":"d9"}',
      "retrieval.documents.1.document.content": "Refunds take a week.",
    });
    expect(hop).toMatchObject({ kind: "retrieval", query: "return period", documents: DOCUMENTS });
  });

  test("may have its documents in output.value, and none", () => {
    const kind = { "openinference.span.kind": "retriever", "input.value": '{"query":"return period"}' };
    const found = { ...kind, "output.value": JSON.stringify({ documents: [{ id: "d7", text: "Thirty days." }] }) };
    expect(hopsOf(found)).toMatchObject([{ query: "return period", documents: [{ id: "d7", text: "Thirty days." }] }]);
    expect(hopsOf({ ...kind, "output.value": "[]" })).toMatchObject([{ documents: [] }]);
    expect(hopsOf(kind)[0]).not.toHaveProperty("documents");
  });

  test("that ranks again has the query and the documents it put out", () => {
    const attributes = {
      "openinference.span.kind": "RERANKER",
      "reranker.query": "return period",
      "reranker.top_k": 1,
      "reranker.model_name": "rank-1",
      "reranker.input_documents.0.document.id": "d9",
      "reranker.output_documents.0.document.id": "d7",
    };
    expect(hopsOf(attributes)).toMatchObject([{ query: "return period", documents: [{ id: "d7" }] }]);
    expect(added(attributes)).toMatchObject({ "gen_ai.retrieval.top_k": 1, "gen_ai.request.model": "rank-1" });
  });

  test("that embeds has texts and no documents", () => {
    const [hop] = hopsOf({
      "openinference.span.kind": "EMBEDDING",
      "embedding.model_name": "embed-1",
      "embedding.embeddings.0.embedding.text": "return period",
      "embedding.embeddings.0.embedding.vector": [0.1, 0.2],
      "output.value": '[{"embedding":[0.1]}]',
    });
    expect(hop).toMatchObject({ kind: "retrieval", query: "return period" });
    expect(hop).not.toHaveProperty("documents");
  });
});

describe("a tool", () => {
  const TOOL = { "openinference.span.kind": "TOOL", "tool.name": "find_order" } as const;

  test("has its arguments and its result in input.value and output.value", () => {
    const attributes = { ...TOOL, "tool.id": "c1", "input.value": '{"id":"A1"}', "output.value": "on its way" };
    expect(hopsOf(attributes)).toMatchObject([
      { kind: "tool", tool: "find_order", callId: "c1", arguments: '{"id":"A1"}', result: "on its way" },
    ]);
  });

  test("may have its arguments in tool.parameters, where others have their schema", () => {
    expect(hopsOf({ ...TOOL, "tool.parameters": '{"id":"A1"}' })).toMatchObject([{ arguments: '{"id":"A1"}' }]);
    const schema = '{"type":"object","properties":{"id":{"type":"string"}}}';
    expect(hopsOf({ ...TOOL, "tool.parameters": schema })[0]).not.toHaveProperty("arguments");
  });

  test.each([
    { type: "tool", content: "on its way", tool_call_id: "c1", status: "success" },
    { id: "c1", name: "find_order", response: "on its way" },
  ])("may have its result in the message that takes it to the model: %o", (message) => {
    expect(hopsOf({ ...TOOL, "output.value": JSON.stringify(message) })).toMatchObject([{ result: "on its way" }]);
  });
});

describe("what the application says beside the conventions", () => {
  test("is found under its own name and under metadata", () => {
    const metadata = JSON.stringify({ index: "kb-7", "eval_baseline.version.policy": "p4", shop: { tier: "gold" } });
    expect(added({ ...LLM, metadata })).toMatchObject({
      index: "kb-7",
      "metadata.index": "kb-7",
      "eval_baseline.version.policy": "p4",
      "shop.tier": "gold",
    });
    expect(added({ ...LLM, "metadata.index": "kb-7" })).toEqual({ index: "kb-7" });
  });

  test("hides nothing that has the name already, and never passes for a convention's", () => {
    const metadata = JSON.stringify({ index: "kb-7", "llm.model_name": "m-9", "input.value": "Hello" });
    const attributes = added({ ...LLM, index: "kb-8", metadata });
    expect(attributes).toEqual({
      "metadata.index": "kb-7",
      "metadata.llm.model_name": "m-9",
      "metadata.input.value": "Hello",
    });
  });

  test("has the variables of a template back together", () => {
    const attributes = { ...LLM, "llm.prompt_template.variables.tone": "kind" };
    expect(added(attributes)).toEqual({ "llm.prompt_template.variables": { tone: "kind" } });
  });
});

describe("what the instrumentation hides", () => {
  const HIDDEN = "__REDACTED__";

  test("is not what somebody said", () => {
    const hop = modelHopOf({ ...LLM, "input.value": HIDDEN, "output.value": HIDDEN });
    expect(hop).not.toHaveProperty("input");
    expect(hop).not.toHaveProperty("output");
    expect(added({ "openinference.span.kind": "TOOL", "input.value": HIDDEN, "tool.name": "find_order" })).toEqual({
      "gen_ai.tool.name": "find_order",
    });
  });

  test("leaves no conversation with a hole in it", () => {
    const hop = modelHopOf({
      ...LLM,
      "llm.input_messages.0.message.role": "system",
      "llm.input_messages.0.message.content": HIDDEN,
      "llm.input_messages.1.message.role": "user",
      "llm.input_messages.1.message.content": "Where is it?",
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.content": "On its way.",
    });
    expect(hop).not.toHaveProperty("input");
    expect(hop.output?.text).toBe("On its way.");
  });
});
