import { describe, expect, test } from "vitest";
import type { ModelSpec } from "../../../src/domain/model-spec.ts";
import { always, modelServer } from "../../servers/model.ts";
import { aModel, aRequest, failed, impatient, NEVER } from "./client.ts";

const overResponses = (url: string, overrides: Partial<ModelSpec> = {}) =>
  aModel(url, { api: "responses", ...overrides });

describe("a request to the Responses API", () => {
  test("carries instructions, items, flat tools, the schema and the parameters", async () => {
    await using server = await modelServer(always("Yes."));
    const model = overResponses(server.url, {
      parameters: {
        temperature: 0.2,
        max_output_tokens: 99,
        text: { verbosity: "low" },
        model: "other",
        stream: true,
        n: 3,
        background: true,
        previous_response_id: "resp_0",
        conversation: "conv_0",
      },
    });
    await impatient().models.ask(
      aRequest(model, {
        messages: [
          { role: "system", text: "Be kind." },
          { role: "user", text: "Order 7?" },
          {
            role: "assistant",
            text: "Let me see.",
            toolCalls: [{ id: "c1", name: "order", arguments: '{"id":7}' }],
          },
          { role: "tool", text: "sent", callId: "c1", name: "order" },
          { role: "assistant", text: "", toolCalls: [{ id: "c2", name: "time", arguments: "{}" }] },
          { role: "tool", text: "noon", callId: "c2" },
          { role: "system", text: "Be short." },
        ],
        tools: [{ name: "order", description: "Looks up", parameters: { type: "object" } }, { name: "time" }],
        answerSchema: { name: "grade", schema: { type: "object" } },
      }),
      NEVER,
    );
    expect(server.requests[0]?.path).toBe("/v1/responses");
    expect(server.requests[0]?.body).toEqual({
      store: false,
      temperature: 0.2,
      max_output_tokens: 99,
      model: "gpt-4.1",
      instructions: "Be kind.",
      input: [
        { role: "user", content: "Order 7?" },
        { role: "assistant", content: "Let me see." },
        { type: "function_call", call_id: "c1", name: "order", arguments: '{"id":7}' },
        { type: "function_call_output", call_id: "c1", output: "sent" },
        { type: "function_call", call_id: "c2", name: "time", arguments: "{}" },
        { type: "function_call_output", call_id: "c2", output: "noon" },
        { role: "system", content: "Be short." },
      ],
      tools: [
        { type: "function", name: "order", description: "Looks up", parameters: { type: "object" }, strict: false },
        { type: "function", name: "time", parameters: null, strict: false },
      ],
      text: {
        verbosity: "low",
        format: { type: "json_schema", name: "grade", schema: { type: "object" }, strict: true },
      },
    });
  });

  test("lets the provider store the answer where the suite says so", async () => {
    await using server = await modelServer(always("Yes."));
    const { models } = impatient();
    await models.ask(aRequest(overResponses(server.url, { parameters: { store: true } })), NEVER);
    expect(server.requests[0]?.body).toMatchObject({ store: true });
    expect(server.requests[0]?.body).not.toHaveProperty("instructions");
  });

  test("is another one than to Chat Completions, and an equal one is paid for once", async () => {
    await using server = await modelServer(always("Yes."));
    const { models } = impatient();
    await models.ask(aRequest(aModel(server.url)), NEVER);
    await models.ask(aRequest(overResponses(server.url)), NEVER);
    expect(await models.ask(aRequest(overResponses(server.url)), NEVER)).toMatchObject({ text: "Yes.", cached: true });
    expect(server.requests.map(({ path }) => path)).toEqual(["/v1/chat/completions", "/v1/responses"]);
  });
});

describe("an answer of the Responses API", () => {
  test("has text, calls, usage, the served model and the time it took", async () => {
    await using server = await modelServer(() => ({
      kind: "answer",
      text: "Let me see.",
      toolCalls: [
        { id: "c1", name: "order", arguments: '{"id":7}' },
        { name: "time", arguments: "{}" },
      ],
      model: "gpt-4.1-2025-04-14",
      usage: { input_tokens: 12, output_tokens: 3, input_tokens_details: { cached_tokens: 8 } },
    }));
    const reply = await impatient().models.ask(aRequest(overResponses(server.url)), NEVER);
    expect(reply).toEqual({
      status: "replied",
      text: "Let me see.",
      toolCalls: [
        { id: "c1", name: "order", arguments: '{"id":7}' },
        { id: "call_4", name: "time", arguments: "{}" },
      ],
      finish: "tool_calls",
      usage: { input: 12, output: 3, cachedInput: 8 },
      resolvedModel: "gpt-4.1-2025-04-14",
      latencyMs: expect.any(Number),
      cached: false,
    });
  });

  test.each([
    [{ text: "Yes." }, { text: "Yes.", finish: "stop" }],
    [
      { text: "Yes, but", finish: "length" },
      { text: "Yes, but", finish: "length" },
    ],
    [{ refusal: "I cannot help." }, { text: "", refusal: "I cannot help.", finish: "stop" }],
    [
      { finish: "content_filter" },
      { text: "", refusal: "stopped by the provider's content filter", finish: "content_filter" },
    ],
  ])("%o becomes %o", async (answer, expected) => {
    await using server = await modelServer(() => ({ kind: "answer", usage: null, ...answer }));
    const reply = await impatient().models.ask(aRequest(overResponses(server.url)), NEVER);
    expect(reply).toMatchObject({ status: "replied", toolCalls: [], ...expected });
    expect(reply).not.toHaveProperty("usage");
  });

  const wrong: readonly (readonly [string, object, string, string, number])[] = [
    [
      "one that failed inside",
      { status: "failed", error: { code: "server_error" } },
      "server-error",
      "PLACE could not answer (server_error)",
      2,
    ],
    ["one that failed without saying how", { status: "failed" }, "server-error", "PLACE could not answer", 2],
    [
      "one that failed for its rate",
      { status: "failed", error: { code: "rate_limit_exceeded", message: "the key sk-1" } },
      "rate-limited",
      "PLACE could not answer (rate_limit_exceeded)",
      3,
    ],
    [
      "one that refuses the request",
      { status: "failed", error: { code: "invalid_prompt", message: "Can I return my order?" } },
      "refused-request",
      "PLACE could not answer (invalid_prompt)",
      1,
    ],
    [
      "one that is not over",
      { status: "queued", output: [] },
      "malformed-answer",
      "the answer of PLACE is no answer of a model",
      2,
    ],
    [
      "one without output",
      { status: "completed" },
      "malformed-answer",
      "the answer of PLACE is no answer of a model",
      2,
    ],
    [
      "one that holds nothing but thoughts",
      { status: "incomplete", incomplete_details: { reason: "max_output_tokens" }, output: [{ type: "reasoning" }] },
      "empty-answer",
      "no text and no tool call from PLACE (finish length)",
      2,
    ],
  ];
  test.each(wrong)("%s is a failure with its reason", async (_name, body, reason, detail, attempts) => {
    await using server = await modelServer(() => ({ kind: "body", body: JSON.stringify(body) }));
    const { models } = impatient({ attempts: 2, patienceMs: 800 });
    const reply = failed(await models.ask(aRequest(overResponses(server.url)), NEVER));
    expect(reply).toEqual({
      status: "failed",
      reason,
      detail: `${detail.replace("PLACE", server.url)} after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`,
    });
  });
});
