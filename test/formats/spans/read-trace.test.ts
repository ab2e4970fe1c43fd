import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import { type LogText, modelHop, type SpanText, spanId, traceOf } from "../otlp/otlp.ts";

const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "m-1" } as const;

const CALL = { id: "c1", name: "find_order", arguments: '{"id":"A1"}' };
const INPUT: readonly Message[] = [
  { role: "system", text: "Be brief." },
  { role: "user", text: "Where is it?" },
  { role: "assistant", text: "", toolCalls: [CALL] },
  { role: "tool", text: "on its way", callId: "c1" },
];
const OUTPUT = { role: "assistant", text: "It is on its way." };

const OPENAI_MESSAGES = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Where is it?" },
  {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "c1", type: "function", function: { name: "find_order", arguments: '{"id":"A1"}' } }],
  },
  { role: "tool", tool_call_id: "c1", content: "on its way" },
];
const PART_MESSAGES = [
  { role: "user", parts: [{ type: "text", content: "Where is it?" }] },
  { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "find_order", arguments: { id: "A1" } }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: "on its way" }] },
];
const PART_OUTPUT = [
  { role: "assistant", parts: [{ type: "text", content: "It is on its way." }], finish_reason: "stop" },
];
const MESSAGE_EVENTS = [
  { name: "gen_ai.system.message", attributes: { content: "Be brief." } },
  { name: "gen_ai.user.message", attributes: { content: "Where is it?" } },
  { name: "gen_ai.assistant.message", attributes: { tool_calls: JSON.stringify(OPENAI_MESSAGES[2]?.tool_calls) } },
  { name: "gen_ai.tool.message", attributes: { id: "c1", content: "on its way" } },
  {
    name: "gen_ai.choice",
    attributes: { index: 0, finish_reason: "stop", message: '{"content":"It is on its way."}' },
  },
];
const newForm = {
  "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: "Be brief." }]),
  "gen_ai.input.messages": JSON.stringify(PART_MESSAGES),
  "gen_ai.output.messages": JSON.stringify(PART_OUTPUT),
};

const FORMS: readonly [string, SpanText, readonly LogText[]][] = [
  ["attributes with JSON text", { id: "1", attributes: { ...CHAT, ...newForm } }, []],
  [
    "attributes with structures",
    {
      id: "1",
      attributes: {
        ...CHAT,
        "gen_ai.system_instructions": [{ type: "text", content: "Be brief." }],
        "gen_ai.input.messages": PART_MESSAGES as never,
        "gen_ai.output.messages": PART_OUTPUT,
      },
    },
    [],
  ],
  [
    "JSON text within JSON text, and result for response",
    {
      id: "1",
      attributes: {
        ...CHAT,
        "gen_ai.system_instructions": "Be brief.",
        "gen_ai.input.messages": JSON.stringify(JSON.stringify(PART_MESSAGES).replace('response":', 'result":')),
        "gen_ai.output.messages": JSON.stringify(JSON.stringify(PART_OUTPUT)),
      },
    },
    [],
  ],
  [
    "a details event in a log record",
    { id: "1", attributes: CHAT },
    [{ span: "1", event: "gen_ai.client.inference.operation.details", attributes: newForm }],
  ],
  [
    "one event for the prompt and one for the completion",
    {
      id: "1",
      attributes: { ...CHAT, "gen_ai.response.finish_reasons": ["stop"] },
      events: [
        { name: "gen_ai.content.prompt", attributes: { "gen_ai.prompt": JSON.stringify(OPENAI_MESSAGES) } },
        {
          name: "gen_ai.content.completion",
          attributes: { "gen_ai.completion": JSON.stringify([{ role: "assistant", content: "It is on its way." }]) },
        },
      ],
    },
    [],
  ],
  ["one span event per message", { id: "1", attributes: CHAT, events: MESSAGE_EVENTS }, []],
  [
    "one log record per message, in any order",
    { id: "1", attributes: CHAT },
    MESSAGE_EVENTS.map(({ name, attributes }, index) => ({
      span: "1",
      event: name,
      at: index,
      attributes: {},
      body: attributes as never,
    })).reverse(),
  ],
];

test.each(FORMS)("reads the same content from %s", (_, span, logs) => {
  const hop = modelHop(traceOf([span], { logs }));
  expect(hop.input).toEqual(INPUT);
  expect(hop.output).toEqual(OUTPUT);
  expect(hop.finish).toBe("stop");
});

describe("a model call", () => {
  test("carries models, parameters, usage and fingerprint of the new names", () => {
    const hop = modelHop(
      traceOf([
        {
          id: "1",
          name: "chat m-1",
          from: 0,
          to: 1200,
          attributes: {
            ...CHAT,
            "gen_ai.provider.name": "openai",
            "gen_ai.response.model": "m-1-2025",
            "gen_ai.request.temperature": 0.5,
            "gen_ai.request.max_tokens": 100,
            "gen_ai.usage.input_tokens": 40,
            "gen_ai.usage.output_tokens": 7,
            "gen_ai.usage.cache_read.input_tokens": 30,
            "openai.response.system_fingerprint": "fp_1",
            "gen_ai.response.finish_reasons": ["tool_calls", "stop"],
          },
        },
      ]),
    );
    expect(hop).toEqual({
      kind: "model",
      spanId: spanId("1"),
      parentId: null,
      name: "chat m-1",
      synthesised: false,
      startNs: 1_700_000_000_000_000_000n,
      endNs: 1_700_000_001_200_000_000n,
      status: "unset",
      provider: "openai",
      requestedModel: "m-1",
      resolvedModel: "m-1-2025",
      fingerprint: "fp_1",
      parameters: { temperature: 0.5, max_tokens: 100 },
      finish: "tool_calls",
      usage: { input: 40, output: 7, cachedInput: 30 },
    });
  });

  test("carries provider and usage of the old names, counts written as text", () => {
    const attributes = {
      "gen_ai.system": "az.ai.openai",
      "gen_ai.usage.prompt_tokens": "40",
      "gen_ai.usage.completion_tokens": "7",
    };
    const hop = modelHop(traceOf([{ id: "1", attributes: { ...CHAT, ...attributes } }]));
    expect(hop.provider).toBe("azure.ai.openai");
    expect(hop.usage).toEqual({ input: 40, output: 7 });
  });

  test("has no usage when only one side of it was recorded", () => {
    expect(
      modelHop(traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.usage.input_tokens": 40 } }])).usage,
    ).toBeUndefined();
  });

  test("has no input when its messages were cut off in the middle", () => {
    const attributes = { ...CHAT, "gen_ai.input.messages": JSON.stringify(PART_MESSAGES).slice(0, 60) };
    expect(modelHop(traceOf([{ id: "1", attributes }])).input).toBeUndefined();
  });

  test("keeps JSON that a user wrote as the user's text", () => {
    const messages = [{ role: "user", content: '[{"a":1}]' }];
    const hop = modelHop(
      traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.input.messages": JSON.stringify(messages) } }]),
    );
    expect(hop.input).toEqual([{ role: "user", text: '[{"a":1}]' }]);
  });

  test("shows where an image was, and leaves reasoning out", () => {
    const parts = [
      { type: "reasoning", content: "hm" },
      { type: "text", content: "See:" },
      { type: "uri", modality: "image", uri: "s3://x" },
    ];
    const attributes = { ...CHAT, "gen_ai.input.messages": JSON.stringify([{ role: "user", parts }]) };
    expect(modelHop(traceOf([{ id: "1", attributes }])).input).toEqual([{ role: "user", text: "See:\n[image]" }]);
  });

  test("pairs calls and results without ids by order", () => {
    const messages = [
      {
        role: "assistant",
        parts: [
          { type: "tool_call", name: "a" },
          { type: "tool_call", name: "b" },
        ],
      },
      { role: "tool", parts: [{ type: "tool_call_response", response: "1" }] },
      { role: "tool", parts: [{ type: "tool_call_response", response: "2" }] },
    ];
    const hop = modelHop(
      traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.input.messages": JSON.stringify(messages) } }]),
    );
    expect(hop.input?.flatMap((message) => (message.role === "tool" ? [message.callId] : []))).toEqual([
      "call-1",
      "call-2",
    ]);
  });

  test("fails when its status, an error type or a logged exception says so", () => {
    const status = { code: 2, message: "429" };
    const byStatus = modelHop(traceOf([{ id: "1", status, attributes: { ...CHAT, "error.type": "rate_limit" } }]));
    expect([byStatus.status, byStatus.error]).toEqual(["error", { type: "rate_limit", message: "429" }]);
    const logs = [
      { span: "1", event: "gen_ai.client.operation.exception", attributes: { "exception.type": "Timeout" } },
    ];
    const byLog = modelHop(traceOf([{ id: "1", attributes: CHAT }], { logs }));
    expect([byLog.status, byLog.error]).toEqual(["error", { type: "Timeout" }]);
  });

  test.each([
    ["end_turn", "stop"],
    ["MAX_TOKENS", "length"],
    ["tool-calls", "tool_calls"],
    ["SAFETY", "content_filter"],
    ["cancelled", "error"],
    ["something_new", "other"],
  ])("calls the finish reason %s %s", (raw, finish) => {
    expect(
      modelHop(traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.response.finish_reasons": [raw] } }])).finish,
    ).toBe(finish);
  });
});

describe("the kind of a hop", () => {
  test.each([
    ["chat", { "gen_ai.operation.name": "chat" }, "model"],
    ["old completion", { "gen_ai.operation.name": "completion" }, "model"],
    ["retrieval", { "gen_ai.operation.name": "retrieval" }, "retrieval"],
    ["embeddings", { "gen_ai.operation.name": "embeddings", "gen_ai.request.model": "e" }, "retrieval"],
    ["execute_tool", { "gen_ai.operation.name": "execute_tool" }, "tool"],
    ["a tool name alone", { "gen_ai.tool.name": "find_order" }, "tool"],
    ["a vector search", { "db.system": "qdrant", "db.vector.query.top_k": 3 }, "retrieval"],
    ["a model name alone", { "gen_ai.response.model": "m" }, "model"],
    [
      "an operation nobody knows, with a model",
      { "gen_ai.operation.name": "dream", "gen_ai.request.model": "m" },
      "model",
    ],
  ])("%s is told by its attributes", (_, attributes, kind) => {
    expect(traceOf([{ id: "1", attributes }]).hops.map((hop) => hop.kind)).toEqual([kind]);
  });

  test.each([
    ["an agent", { "gen_ai.operation.name": "invoke_agent", "gen_ai.request.model": "m" }],
    ["a handler", { "http.route": "/ask" }],
    ["a database that is not searched by vectors", { "db.system": "postgresql" }],
  ])("%s is no hop", (_, attributes) => {
    expect(traceOf([{ id: "1", attributes }]).hops).toEqual([]);
  });
});

test("orders hops by time whatever the order of lines, and builds assembly and parse around the model", () => {
  const tool = { id: "3", parent: "0", from: 30, to: 40, attributes: { "gen_ai.tool.name": "find_order" } };
  const search = { id: "1", parent: "0", from: 0, to: 9, attributes: { "gen_ai.operation.name": "retrieval" } };
  const output = [
    { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "find_order", arguments: "{oops" }] },
  ];
  const chat = {
    id: "2",
    parent: "0",
    from: 10,
    to: 20,
    attributes: {
      ...CHAT,
      "gen_ai.input.messages": "Where is it?",
      "gen_ai.output.messages": JSON.stringify(output),
      "gen_ai.prompt.variable.tone": "kind",
    },
  };
  const trace = traceOf([tool, chat, { id: "0", from: 0, to: 50 }, search]);
  expect(trace.hops.map(({ kind, synthesised }) => [kind, synthesised])).toEqual([
    ["retrieval", false],
    ["assembly", true],
    ["model", false],
    ["parse", true],
    ["tool", false],
  ]);
  expect(trace.hops[1]).toMatchObject({
    variables: { tone: "kind" },
    messages: [{ role: "user", text: "Where is it?" }],
  });
  expect(trace.hops[3]).toMatchObject({ outcome: "failed" });
  expect(trace.flaws).toEqual([]);
});

test.each([
  ['{"ok":true}', "parsed"],
  ["Sure! {", "failed"],
])("says what became of structured output %j", (text, outcome) => {
  const attributes = {
    ...CHAT,
    "gen_ai.output.type": "json",
    "gen_ai.output.messages": JSON.stringify([{ role: "assistant", content: text }]),
  };
  expect(traceOf([{ id: "1", attributes }]).hops.at(-1)).toMatchObject({ kind: "parse", outcome });
});

test("says that structured output was not parsed when none was recorded", () => {
  const hops = traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.output.type": "json" } }]).hops;
  expect(hops.at(-1)).toMatchObject({ kind: "parse", outcome: "not-attempted" });
});

describe("a call that was recorded twice", () => {
  const outer = {
    id: "1",
    from: 0,
    to: 30,
    attributes: {
      ...CHAT,
      "gen_ai.request.temperature": 0.1,
      "gen_ai.usage.input_tokens": 41,
      "gen_ai.usage.output_tokens": 8,
      "gen_ai.tool.definitions": '[{"name":"f"}]',
    },
  };
  const inner = {
    id: "2",
    parent: "1",
    from: 1,
    to: 20,
    attributes: { ...CHAT, "gen_ai.usage.input_tokens": 40, "gen_ai.usage.output_tokens": 7 },
  };

  test("is one hop, the inner span's, with what only the outer one knows", () => {
    const hop = modelHop(traceOf([outer, inner]));
    expect(hop.spanId).toBe(spanId("2"));
    expect(hop.usage).toEqual({ input: 40, output: 7 });
    expect(hop.definitions).toEqual([{ name: "f" }]);
    expect(hop.parameters).toEqual({ temperature: 0.1 });
  });

  test("lends nothing when the outer span holds several calls", () => {
    const hops = traceOf([outer, inner, { ...inner, id: "3", from: 21, to: 29 }]).hops;
    expect(hops.map((hop) => hop.kind === "model" && hop.definitions)).toEqual([undefined, undefined]);
  });

  test("counts once when two files hold the same span", () => {
    expect(traceOf([inner, inner]).hops).toHaveLength(1);
  });
});

describe("a tool hop", () => {
  const calls = (...ids: readonly (readonly [string, string])[]) =>
    JSON.stringify([
      {
        role: "assistant",
        parts: ids.map(([id, value]) => ({ type: "tool_call", id, name: "f", arguments: { value } })),
      },
    ]);
  const argumentsOf = (spans: readonly SpanText[]) =>
    traceOf(spans).hops.flatMap((hop) => (hop.kind === "tool" ? [hop.arguments] : []));

  test("reads structured arguments and results as canonical JSON and text as it is", () => {
    const attributes = {
      "gen_ai.tool.name": "f",
      "gen_ai.tool.call.arguments": { b: 1, a: 2 },
      "gen_ai.tool.call.result": "{ 'ok' }",
    };
    expect(traceOf([{ id: "1", attributes }]).hops[0]).toMatchObject({
      arguments: '{"a":2,"b":1}',
      result: "{ 'ok' }",
    });
  });

  test("takes the last of a path of call ids, and its name from the span where nothing else has it", () => {
    const attributes = { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.call.id": ["run-1", "c1"] };
    expect(traceOf([{ id: "1", name: "execute_tool find_order", attributes }]).hops[0]).toMatchObject({
      tool: "find_order",
      callId: "c1",
    });
  });

  test("takes missing arguments from the nearest earlier call of its id, as ids repeat", () => {
    const tool = { "gen_ai.tool.name": "f", "gen_ai.tool.call.id": "c1" };
    const spans = [
      { id: "1", from: 0, attributes: { ...CHAT, "gen_ai.output.messages": calls(["c1", "first"]) } },
      { id: "2", from: 1, attributes: tool },
      { id: "3", from: 2, attributes: { ...CHAT, "gen_ai.output.messages": calls(["c1", "second"]) } },
      { id: "4", from: 3, attributes: tool },
      { id: "5", from: 4, attributes: tool },
    ];
    expect(argumentsOf(spans)).toEqual(['{"value":"first"}', '{"value":"second"}', undefined]);
  });

  test("takes missing arguments by order of the tool's calls where it has no id", () => {
    const tool = { "gen_ai.tool.name": "f" };
    const spans = [
      { id: "1", from: 0, attributes: { ...CHAT, "gen_ai.output.messages": calls(["x", "first"], ["y", "second"]) } },
      { id: "2", from: 1, attributes: tool },
      { id: "3", from: 2, attributes: tool },
    ];
    expect(argumentsOf(spans)).toEqual(['{"value":"first"}', '{"value":"second"}']);
  });
});

describe("a retrieval hop", () => {
  test("reads query and documents, whatever the text's field is called", () => {
    const documents = [
      { id: "d1", score: 0.5, content: "one" },
      { id: 2, page_content: "two", metadata: { title: "Two", score: "0.4" } },
      { pageContent: "three" },
      { id: "d4" },
    ];
    const attributes = {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.retrieval.query.text": "q",
      "gen_ai.retrieval.documents": JSON.stringify(documents),
    };
    expect(traceOf([{ id: "1", attributes }]).hops[0]).toMatchObject({
      query: "q",
      documents: [
        { id: "d1", score: 0.5, text: "one" },
        { id: "2", text: "two", title: "Two", score: 0.4 },
        { id: "sha256:8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f", text: "three" },
        { id: "d4" },
      ],
    });
  });

  test("reads the result events of a vector database", () => {
    const result = { "db.query.result.id": "d1", "db.query.result.score": 0.5, "db.query.result.document": "one" };
    const span = {
      id: "1",
      attributes: { "db.system": "pinecone" },
      events: [{ name: "db.query.result", attributes: result }],
    };
    expect(traceOf([span]).hops[0]).toMatchObject({
      kind: "retrieval",
      documents: [{ id: "d1", score: 0.5, text: "one" }],
    });
  });

  test("tells no documents recorded from none found", () => {
    const attributes = { "gen_ai.operation.name": "retrieval" };
    expect(traceOf([{ id: "1", attributes }]).hops[0]).not.toHaveProperty("documents");
    expect(
      traceOf([{ id: "1", attributes: { ...attributes, "gen_ai.retrieval.documents": "[]" } }]).hops[0],
    ).toMatchObject({ documents: [] });
  });
});

test("reads tool definitions of every nesting", () => {
  const parameters = { type: "object" };
  const definitions = [
    { type: "function", name: "flat", parameters },
    { type: "function", function: { name: "nested", description: "d", parameters } },
    { name: "anthropic", input_schema: parameters },
    JSON.stringify({ name: "text", inputSchema: JSON.stringify(parameters) }),
    { function_declarations: [{ name: "google", parameters }, { name: "bare" }] },
    { type: "function" },
  ];
  const hop = modelHop(
    traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.tool.definitions": JSON.stringify(definitions) } }]),
  );
  expect(hop.definitions).toEqual([
    { name: "flat", parameters },
    { name: "nested", description: "d", parameters },
    { name: "anthropic", parameters },
    { name: "text", parameters },
    { name: "google", parameters },
    { name: "bare" },
  ]);
});

describe("the trace", () => {
  test("lets the root's value win, then the earlier span's, then the resource's", () => {
    const trace = traceOf(
      [
        { id: "2", parent: "1", from: 1, attributes: { who: "child", when: "first", where: "span" } },
        { id: "3", parent: "1", from: 2, attributes: { when: "second" } },
        { id: "1", from: 5, attributes: { who: "root" } },
      ],
      { resource: { where: "resource", what: "resource" } },
    );
    const instrumentation = { "otel.scope.name": "shop" };
    expect(trace.attributes).toEqual({
      who: "root",
      when: "first",
      where: "span",
      what: "resource",
      ...instrumentation,
    });
    expect(trace.startNs).toBe(1_700_000_000_001_000_000n);
  });

  test("is not complete when a parent is missing, and keeps the orphan", () => {
    const trace = traceOf([{ id: "2", parent: "1", attributes: CHAT }]);
    expect(trace.flaws).toEqual(["missing-parent"]);
    expect(trace.hops).toHaveLength(1);
  });

  test("knows its conversation", () => {
    expect(traceOf([{ id: "1", attributes: { "session.id": "s", "gen_ai.conversation.id": "c" } }]).conversation).toBe(
      "c",
    );
  });

  test("collects evaluations from span events and log records", () => {
    const attributes = {
      "gen_ai.evaluation.name": "tone",
      "gen_ai.evaluation.score.value": 0.5,
      "gen_ai.evaluation.score.label": "fair",
    };
    const logs = [
      {
        event: "gen_ai.evaluation.result",
        body: { "gen_ai.evaluation.name": "thumbs", "gen_ai.evaluation.score.value": 1 },
      },
    ];
    expect(
      traceOf([{ id: "1", events: [{ name: "gen_ai.evaluation.result", attributes }] }], { logs }).evaluations,
    ).toEqual([
      { name: "tone", value: 0.5, label: "fair", by: "unknown" },
      { name: "thumbs", value: 1, by: "unknown" },
    ]);
  });
});
