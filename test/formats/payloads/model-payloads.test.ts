import { describe, expect, test } from "vitest";
import { readModelInput } from "../../../src/formats/payloads/model-input.ts";
import { readModelOutput } from "../../../src/formats/payloads/model-output.ts";
import { readMessages } from "../../../src/formats/spans/messages.ts";

const USER = { role: "user", text: "Where is A1?" };
const CALL = { id: "c1", name: "get_order", arguments: '{"id":"A1"}' };

describe("the input of a model call", () => {
  const read = (value: unknown) => readMessages(readModelInput(value).messages, "user");

  test.each([
    ["a provider's messages", [{ role: "user", content: "Where is A1?" }]],
    ["JSON text of them", '[{"role":"user","content":"Where is A1?"}]'],
    ["JSON text twice encoded", JSON.stringify('[{"role":"user","content":"Where is A1?"}]')],
    ["OpenTelemetry's messages", [{ role: "user", parts: [{ type: "text", content: "Where is A1?" }] }]],
    ["a request", { model: "gpt-4.1", messages: [{ role: "user", content: "Where is A1?" }] }],
    ["a request of OpenAI's newer interface", { input: [{ role: "user", content: "Where is A1?" }] }],
    ["keyword arguments", { args: [], kwargs: { messages: [{ role: "user", content: "Where is A1?" }] } }],
    ["LangChain's messages", { messages: [[{ type: "human", content: "Where is A1?" }]] }],
    ["LangChain's serialised messages", [{ lc: 1, id: ["HumanMessage"], kwargs: { content: "Where is A1?" } }]],
    ["LangChain's stored messages", [{ type: "human", data: { content: "Where is A1?" } }]],
    ["pairs of role and text", { messages: [["human", "Where is A1?"]] }],
    ["Gemini's contents", { contents: [{ role: "user", parts: [{ text: "Where is A1?" }] }] }],
    ["messages with `text`", [{ role: "user", text: "Where is A1?" }]],
    ["one message", { role: "user", content: "Where is A1?" }],
    ["a transcript", "user: Where is A1?"],
  ])("may be %s", (_, value) => {
    expect(readModelInput(value).written).toBe(true);
    expect(read(value)).toEqual([USER]);
  });

  test.each([
    ["plain text", "Where is A1?"],
    ["text as JSON", '"Where is A1?"'],
    ["Gemini's one text", { model: "gemini-2.5-flash", contents: "Where is A1?" }],
    ["a completion model's prompts", { prompts: ["Where is A1?"] }],
    ["the argument of a traced function", { args: ["Where is A1?"], kwargs: {} }],
  ])("may be %s, which is put as the user's message", (_, value) => {
    expect(readModelInput(value).written).toBe(false);
    expect(read(value)).toEqual([USER]);
  });

  test("of another kind is put as its text, and brackets do not make it cut off", () => {
    expect(read({ order: "A1", days: 30 })).toEqual([{ role: "user", text: '{"days":30,"order":"A1"}' }]);
    expect(read({ query: "x", filter: "y" })).toEqual([{ role: "user", text: '{"filter":"y","query":"x"}' }]);
    expect(read("[1] says so, and where is A1?")).toEqual([{ role: "user", text: "[1] says so, and where is A1?" }]);
    expect(readModelInput("{'role': 'user'}").messages).toEqual([{ role: "user", content: "{'role': 'user'}" }]);
  });

  test("that is not there or was cut off is no message", () => {
    for (const value of [undefined, null, "", [], {}, { messages: [[]] }, '[{"role":"user","content":"Where is'])
      expect(read(value)).toBeUndefined();
  });

  test("keeps calls and results together, by the call's own id", () => {
    const items = [
      { role: "user", content: "Where is A1?" },
      { type: "reasoning", summary: [] },
      { type: "function_call", id: "fc_1", call_id: "c1", name: "get_order", arguments: '{"id":"A1"}' },
      { type: "function_call_output", call_id: "c1", output: '{"state":"shipped"}' },
    ];
    expect(read(items)).toEqual([
      USER,
      { role: "assistant", text: "", toolCalls: [CALL] },
      { role: "tool", callId: "c1", text: '{"state":"shipped"}' },
    ]);
  });

  test("has LangChain's and Gemini's calls and results", () => {
    const calls = [{ id: "c1", function: { name: "get_order", arguments: { id: "A1" } }, type: "function" }];
    const chain = [
      { type: "ai", content: "", additional_kwargs: { tool_calls: calls } },
      { type: "tool", content: [{ state: "shipped" }], tool_call_id: "c1", name: "get_order" },
    ];
    expect(read(chain)).toEqual([
      { role: "assistant", text: "", toolCalls: [CALL] },
      { role: "tool", callId: "c1", name: "get_order", text: '[{"state":"shipped"}]' },
    ]);
    const contents = [
      { role: "model", parts: [{ functionCall: { id: "c1", name: "get_order", args: { id: "A1" } } }] },
      { role: "user", parts: [{ function_response: { id: "c1", name: "get_order", response: { state: "shipped" } } }] },
    ];
    expect(read({ contents })).toEqual([
      { role: "assistant", text: "", toolCalls: [CALL] },
      { role: "tool", callId: "c1", name: "get_order", text: '{"state":"shipped"}' },
    ]);
  });

  test("reads a transcript by the roles at the beginnings of lines", () => {
    const text = "developer: Be brief.\nAlways.\nuser: Where is\nA1?\nassistant: None\ntool: shipped";
    expect(readModelInput(text).messages).toEqual([
      { role: "system", content: "Be brief.\nAlways." },
      { role: "user", content: "Where is\nA1?" },
      { role: "assistant", content: "" },
      { role: "tool", content: "shipped" },
    ]);
    expect(readModelInput("Dear user: hello").written).toBe(false);
  });

  test("may hold system text and tool definitions beside the messages", () => {
    const tools = [{ name: "get_order", input_schema: { type: "object" } }];
    const messages = [{ role: "user", content: "Where is A1?" }];
    expect(readModelInput({ system: "Be brief.", messages, tools })).toMatchObject({
      system: "Be brief.",
      definitions: tools,
    });
    const config = { system_instruction: "Be brief.", tools: [{ function_declarations: [{ name: "get_order" }] }] };
    expect(readModelInput({ contents: "Where is A1?", config })).toMatchObject({
      system: "Be brief.",
      definitions: config.tools,
    });
  });

  test("may hold definitions among the messages, which are not results that look like them", () => {
    const told = { type: "function", function: { name: "get_order", parameters: { type: "object" } } };
    const result = { role: "tool", tool_call_id: "c1", content: told };
    const { messages, definitions } = readModelInput([
      { role: "user", content: "x" },
      { role: "tool", content: told },
      result,
    ]);
    expect(messages).toHaveLength(2);
    expect(definitions).toEqual([told]);
    const product = { role: "tool", content: { name: "Teapot", description: "Blue" } };
    expect(readModelInput([product]).definitions).toBeUndefined();
  });
});

describe("the output of a model call", () => {
  const read = (value: unknown) => {
    const { message } = readModelOutput(value);
    return message === undefined ? undefined : readMessages([message], "assistant")?.[0];
  };
  const ANSWER = { role: "assistant", text: "On its way." };

  test.each([
    ["a message", { role: "assistant", content: "On its way." }],
    ["a message without its role", { content: "On its way.", refusal: null }],
    ["JSON text of a message", '{"role":"assistant","content":"On its way."}'],
    ["OpenTelemetry's messages", [{ role: "assistant", parts: [{ type: "text", content: "On its way." }] }]],
    ["a provider's answer", { choices: [{ message: { role: "assistant", content: "On its way." } }, { message: {} }] }],
    [
      "OpenAI's newer answer",
      {
        object: "response",
        output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text: "On its way." }] }],
      },
    ],
    ["Anthropic's answer", { type: "message", role: "assistant", content: [{ type: "text", text: "On its way." }] }],
    ["Gemini's answer", { candidates: [{ content: { role: "model", parts: [{ text: "On its way." }] }, index: 0 }] }],
    ["Gemini's one candidate", { content: { role: "model", parts: [{ text: "On its way." }] }, usage_metadata: {} }],
    ["LangChain's message", { type: "AIMessageChunk", content: "On its way.", response_metadata: {} }],
    ["LangChain's generations", { generations: [[{ text: "x", message: { type: "ai", content: "On its way." } }]] }],
    [
      "a graph's messages",
      {
        messages: [
          { type: "human", content: "?" },
          { type: "ai", content: "On its way." },
        ],
      },
    ],
  ])("may be %s", (_, value) => {
    expect(readModelOutput(value).written).toBe(true);
    expect(read(value)).toEqual(ANSWER);
  });

  test.each([
    ["plain text", "On its way."],
    ["text as JSON", '"On its way."'],
    ["a completion", { choices: [{ text: "On its way.", index: 0 }] }],
    ["LangChain's completion", { generations: [[{ text: "On its way." }]] }],
    ["what a traced function returned", { output: "On its way." }],
  ])("may be %s, which is put as the assistant's message", (_, value) => {
    expect(readModelOutput(value).written).toBe(false);
    expect(read(value)).toEqual(ANSWER);
  });

  test("in JSON that was asked for is its text, whatever its keys are", () => {
    const answer = '{"content":"On its way.","model":"T-800","state":"shipped"}';
    expect(read(answer)).toEqual({ role: "assistant", text: answer });
    expect(readModelOutput(answer).servedModel).toBeUndefined();
  });

  test("in several pieces is one message with all calls", () => {
    const call = (id: string) => ({ id, type: "function", function: { name: "get_order", arguments: '{"id":"A1"}' } });
    const pieces = [
      { role: "assistant", content: "One moment." },
      { role: "assistant", content: [call("c1")] },
      { role: "assistant", tool_calls: [call("c2")] },
    ];
    expect(read(pieces)).toEqual({ role: "assistant", text: "One moment.", toolCalls: [CALL, { ...CALL, id: "c2" }] });
    const loop = [
      ...pieces,
      { role: "tool", content: "shipped", tool_call_id: "c2" },
      { role: "assistant", content: "On its way." },
    ];
    expect(read(loop)).toEqual(ANSWER);
  });

  test("says why it stopped, which model was served and by which configuration", () => {
    const answer = {
      choices: [{ finish_reason: "stop", message: { content: "x" } }],
      model: "gpt-4.1-2025-04-14",
      system_fingerprint: "fp_1",
    };
    expect(readModelOutput(answer)).toMatchObject({
      finish: "stop",
      servedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
    });
    const kwargs = { content: "x", response_metadata: { finish_reason: "length", model_name: "gpt-4.1-2025-04-14" } };
    const generations = [[{ text: "x", message: { lc: 1, id: ["AIMessage"], kwargs } }]];
    expect(readModelOutput({ generations })).toMatchObject({ finish: "length", servedModel: "gpt-4.1-2025-04-14" });
    const gemini = {
      candidates: [{ content: { parts: [{ text: "x" }] }, finishReason: "STOP" }],
      modelVersion: "gemini-2.5-flash",
    };
    expect(readModelOutput(gemini)).toMatchObject({ finish: "STOP", servedModel: "gemini-2.5-flash" });
  });

  test("of OpenAI's newer interface repeats the instructions and the tools", () => {
    const tools = [{ type: "function", name: "get_order", parameters: {} }];
    expect(readModelOutput({ object: "response", instructions: "Be brief.", tools, output: [] })).toMatchObject({
      system: "Be brief.",
      definitions: tools,
    });
  });

  test("that is not there, that Python calls None, or that was cut off is no message", () => {
    for (const value of [undefined, null, "", [], {}, { choices: [] }, "None", '{"role":"assistant","content":"On it'])
      expect(read(value)).toBeUndefined();
  });
});
