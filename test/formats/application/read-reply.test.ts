import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReply } from "../../../src/formats/application/read-reply.ts";

const schema = JSON.parse(readFileSync("schema/application.json", "utf8"));
const isResponse = new Ajv2020({ allowUnionTypes: true }).compile({
  ...schema,
  oneOf: undefined,
  $ref: "#/definitions/response",
});

const WHOLE = {
  id: "7",
  text: "Within 30 days.",
  tool_calls: [{ id: "a", name: "order", arguments: '{"id": 7}' }],
  finish: "length",
  model: "gpt-4.1-2025-04-14",
  usage: { input_tokens: 400, output_tokens: 60, cached_input_tokens: 100 },
  usd: 0.002,
  latency_ms: 812.5,
  model_calls: 2,
  documents: [{ id: "kb-7", text: "30 days", title: "Returns", score: 0.9 }],
  index_version: "kb-2",
  versions: { prompt: "v2", model: null },
  steps: [
    {
      text: "",
      tool_calls: [{ id: "a", name: "order", arguments: '{"id": 7}' }],
      results: [{ call_id: "a", text: "no such order", from: "recording", error: true }],
      finish: "tool_calls",
      latency_ms: 400,
      usage: { input_tokens: 200, output_tokens: 20 },
      model: "gpt-4.1-2025-04-14",
    },
    { text: "Within 30 days." },
  ],
};

function problemOf(value: unknown): unknown {
  return readReply(value, "7");
}

describe("the reply of an application", () => {
  test("is read whole", () => {
    expect(isResponse(WHOLE), JSON.stringify(isResponse.errors)).toBe(true);
    expect(readReply(WHOLE, "7")).toEqual({
      status: "answered",
      versions: { prompt: "v2" },
      answer: {
        status: "answered",
        text: "Within 30 days.",
        toolCalls: [{ id: "a", name: "order", arguments: '{"id": 7}' }],
        finish: "length",
        latencyMs: 812.5,
        usage: { input: 400, output: 60, cachedInput: 100 },
        usd: 0.002,
        resolvedModel: "gpt-4.1-2025-04-14",
        modelCalls: 2,
        steps: [
          {
            text: "",
            toolCalls: [{ id: "a", name: "order", arguments: '{"id": 7}' }],
            results: [{ callId: "a", text: "no such order", from: "recording", error: true }],
            finish: "tool_calls",
            latencyMs: 400,
            usage: { input: 200, output: 20 },
            resolvedModel: "gpt-4.1-2025-04-14",
          },
          { text: "Within 30 days.", toolCalls: [], results: [], finish: "stop" },
        ],
        documents: [{ id: "kb-7", text: "30 days", title: "Returns", score: 0.9 }],
        index: "kb-2",
      },
    });
  });

  test("needs an id and a text; what it does not say stays unknown", () => {
    expect(readReply({ id: "7", text: "Yes.", mood: "good" }, "7")).toEqual({
      status: "answered",
      versions: {},
      answer: { status: "answered", text: "Yes.", toolCalls: [], finish: "stop", modelCalls: 1 },
    });
  });

  test("may say null for what it does not know", () => {
    const nulls = { usage: null, usd: null, latency_ms: null, steps: null, error: null, finish: null, versions: null };
    expect(isResponse({ id: "7", text: "Yes.", ...nulls })).toBe(true);
    expect(readReply({ id: "7", text: "Yes.", ...nulls }, "7")).toEqual(readReply({ id: "7", text: "Yes." }, "7"));
  });

  test("may give a call's arguments as a structure, and no id", () => {
    const tool_calls = [{ name: "order", arguments: { id: 7 } }, { name: "stock" }];
    expect(readReply({ id: "7", text: "", tool_calls }, "7")).toMatchObject({
      answer: {
        toolCalls: [
          { id: "call-1", name: "order", arguments: '{"id":7}' },
          { id: "call-2", name: "stock", arguments: "{}" },
        ],
      },
    });
  });

  test("counts a model call for each step where it does not say how many there were", () => {
    const reply = readReply({ id: "7", text: "Yes.", steps: [{ text: "" }, { text: "Yes." }] }, "7");
    expect(reply).toMatchObject({ answer: { modelCalls: 2 } });
  });

  test("is empty without text and calls", () => {
    expect(readReply({ id: "7", text: "" }, "7")).toEqual({ status: "empty" });
  });

  test("may be a failure, which may be worth another attempt", () => {
    expect(readReply({ id: "7", error: { message: "no stock" } }, "7")).toEqual({
      status: "failed",
      message: "no stock",
      retry: false,
    });
    expect(readReply({ id: "7", error: { message: "busy", retry: true } }, "7")).toMatchObject({ retry: true });
  });

  test.each([
    ["no object", "Yes.", "it must be an object"],
    ["no id", { text: "Yes." }, "id is missing"],
    ["another id", { id: "8", text: "Yes." }, "id is not that of the request"],
    ["no text", { id: "7" }, "text is missing"],
    ["a text that is none", { id: "7", text: 7 }, "text must be text"],
    ["calls that are no list", { id: "7", text: "", tool_calls: {} }, "tool_calls must be a list"],
    ["a call without a name", { id: "7", text: "", tool_calls: [{}] }, "tool_calls[0].name is missing"],
    [
      "a finish that nobody knows",
      { id: "7", text: "", finish: "done" },
      "finish must be one of stop, length, tool_calls, content_filter, error, other",
    ],
    ["usage without output", { id: "7", text: "", usage: { input_tokens: 1 } }, "usage.output_tokens is missing"],
    [
      "a count that is none",
      { id: "7", text: "", usage: { input_tokens: 1.5, output_tokens: 1 } },
      "usage.input_tokens must be a whole number, 0 or more",
    ],
    ["dollars below nought", { id: "7", text: "", usd: -1 }, "usd must be 0 or more"],
    ["a latency as text", { id: "7", text: "", latency_ms: "812" }, "latency_ms must be a number"],
    ["a document without id", { id: "7", text: "", documents: [{ text: "x" }] }, "documents[0].id is missing"],
    ["a version as a number", { id: "7", text: "", versions: { prompt: 2 } }, 'versions["prompt"] must be text'],
    [
      "a step's result from nowhere",
      { id: "7", text: "", steps: [{ text: "", results: [{ call_id: "a", text: "x" }] }] },
      "steps[0].results[0].from is missing",
    ],
    ["an error without a message", { id: "7", error: {} }, "error.message is missing"],
    ["an error as text", { id: "7", error: "no stock" }, "error must be an object"],
  ])("is malformed with %s", (_, value, problem) => {
    expect(problemOf(value)).toEqual({ status: "malformed", problem });
    expect(isResponse(value) && problem !== "id is not that of the request").toBe(false);
  });

  test("is malformed with a number too large to be held", () => {
    expect(problemOf(JSON.parse('{"id":"7","text":"","usd":1e999}'))).toEqual({
      status: "malformed",
      problem: "usd is too large a number",
    });
  });

  test("is malformed with arguments that nest too deep", () => {
    const deep = JSON.parse(
      `{"id":"7","text":"","tool_calls":[{"name":"x","arguments":${"[".repeat(100_000)}${"]".repeat(100_000)}}]}`,
    );
    expect(problemOf(deep)).toEqual({ status: "malformed", problem: "tool_calls[0].arguments nests too deep" });
  });

  test("takes nothing that is inherited, and throws for nothing", () => {
    expect(readReply(JSON.parse('{"id":"7","__proto__":{"text":"Yes."}}'), "7")).toMatchObject({ status: "malformed" });
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...Object.keys(WHOLE), "error") }), (value) => {
        expect(["answered", "failed", "empty", "malformed"]).toContain(readReply({ ...value, id: "7" }, "7").status);
      }),
    );
  });
});
