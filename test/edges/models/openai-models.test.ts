import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { ModelSpec } from "../../../src/domain/model-spec.ts";
import { type OpenAiModelsOptions, openAiModels } from "../../../src/edges/models/openai-models.ts";
import type { ModelRequest } from "../../../src/ports.ts";
import { always, inTurn, modelServer, type Reaction } from "../../servers/model.ts";
import { aModel, aRequest, failed, impatient, KEY, NEVER } from "./client.ts";
import { memory } from "./memory.ts";

describe("an answer", () => {
  test("has text, calls, usage, the served model and the time it took", async () => {
    await using server = await modelServer(() => ({
      kind: "answer",
      text: "Yes.",
      model: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
      usage: { prompt_tokens: 12, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 8 } },
    }));
    const reply = await impatient().models.ask(aRequest(aModel(server.url)), NEVER);
    expect(reply).toMatchObject({
      status: "replied",
      text: "Yes.",
      toolCalls: [],
      finish: "stop",
      usage: { input: 12, output: 3, cachedInput: 8 },
      resolvedModel: "gpt-4.1-2025-04-14",
      fingerprint: "fp_1",
      cached: false,
    });
    expect(reply.status === "replied" && reply.latencyMs > 0).toBe(true);
  });

  test("leaves out what the server does not tell, rather than making it zero", async () => {
    await using server = await modelServer(() => ({ kind: "answer", text: "Yes.", usage: null }));
    const reply = await impatient().models.ask(aRequest(aModel(server.url)), NEVER);
    expect(reply).not.toHaveProperty("usage");
    expect(reply).not.toHaveProperty("fingerprint");
  });

  test("may be a refusal, by the provider's field or by its content filter", async () => {
    await using server = await modelServer(
      inTurn({ kind: "answer", refusal: "I cannot help." }, { kind: "answer", text: "", finish: "content_filter" }),
    );
    const { models } = impatient();
    expect(await models.ask(aRequest(aModel(server.url)), NEVER)).toMatchObject({
      status: "replied",
      refusal: "I cannot help.",
    });
    expect(await models.ask(aRequest(aModel(server.url), { trial: 1 }), NEVER)).toMatchObject({
      status: "replied",
      refusal: "stopped by the provider's content filter",
    });
  });

  test("gives calls without an id one each", async () => {
    await using server = await modelServer(() => ({
      kind: "answer",
      toolCalls: [
        { name: "order", arguments: '{"id":1}' },
        { name: "order", arguments: '{"id":2}' },
      ],
    }));
    const reply = await impatient().models.ask(aRequest(aModel(server.url)), NEVER);
    expect(reply).toMatchObject({
      finish: "tool_calls",
      toolCalls: [
        { id: "call_1", name: "order", arguments: '{"id":1}' },
        { id: "call_2", name: "order", arguments: '{"id":2}' },
      ],
    });
  });
});

describe("a request", () => {
  test("carries messages, tools, schema and parameters in the provider's form", async () => {
    await using server = await modelServer(always("Yes."));
    const model = aModel(server.url, { parameters: { temperature: 0.2, model: "other", stream: true, n: 3 } });
    await impatient().models.ask(
      aRequest(model, {
        messages: [
          { role: "system", text: "Be kind." },
          { role: "user", text: "Order 7?" },
          { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "order", arguments: '{"id":7}' }] },
          { role: "tool", text: "sent", callId: "c1", name: "order" },
        ],
        tools: [{ name: "order", description: "Looks up", parameters: { type: "object" } }],
        answerSchema: { name: "grade", schema: { type: "object" } },
      }),
      NEVER,
    );
    expect(server.requests[0]?.path).toBe("/v1/chat/completions");
    expect(server.requests[0]?.headers["authorization"]).toBe(`Bearer ${KEY}`);
    expect(server.requests[0]?.body).toEqual({
      temperature: 0.2,
      model: "gpt-4.1",
      messages: [
        { role: "system", content: "Be kind." },
        { role: "user", content: "Order 7?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "c1", type: "function", function: { name: "order", arguments: '{"id":7}' } }],
        },
        { role: "tool", tool_call_id: "c1", content: "sent" },
      ],
      tools: [
        { type: "function", function: { name: "order", description: "Looks up", parameters: { type: "object" } } },
      ],
      response_format: {
        type: "json_schema",
        json_schema: { name: "grade", schema: { type: "object" }, strict: true },
      },
    });
  });

  test("goes to OPENAI_BASE_URL when the model names no server, and keeps the query of a base URL", async () => {
    await using server = await modelServer(always("Yes."));
    const { baseUrl: _none, ...model } = aModel("");
    const { models } = impatient({
      environment: { OPENAI_BASE_URL: `${server.url}?api-version=2`, OPENAI_API_KEY: KEY },
    });
    expect(await models.ask(aRequest(model), NEVER)).toMatchObject({ status: "replied" });
    expect(server.requests[0]?.path).toBe("/v1/chat/completions?api-version=2");
  });

  test("needs no key on the loopback interface", async () => {
    await using server = await modelServer(always("Yes."));
    const { models } = impatient({ environment: { OPENAI_API_KEY: "" } });
    expect(await models.ask(aRequest(aModel(server.url)), NEVER)).toMatchObject({ status: "replied" });
  });
});

describe("before anything is sent", () => {
  const cases: readonly (readonly [string, Partial<ModelSpec>, OpenAiModelsOptions["environment"], string, string])[] =
    [
      ["a key that is not set", {}, {}, "unauthorised", "OPENAI_API_KEY is not set"],
      ["a key that is empty", {}, { OPENAI_API_KEY: " " }, "unauthorised", "OPENAI_API_KEY is not set"],
      [
        "a key with a line break in it",
        {},
        { OPENAI_API_KEY: "sk-1\nsk-2" },
        "unauthorised",
        "the key in OPENAI_API_KEY holds white space or characters outside ASCII",
      ],
      [
        "a base URL that is none",
        { baseUrl: "localhost:8080/v1" },
        {},
        "unreachable",
        "the base URL of gpt-4.1 is not an http or https URL",
      ],
      [
        "a password in the base URL",
        { baseUrl: "https://me:secret@models.example/v1?key=abc" },
        {},
        "unauthorised",
        "the base URL https://models.example/v1 holds a user name or a password; the key belongs in OPENAI_API_KEY",
      ],
    ];
  test.each(cases)("%s is told", async (_name, model, environment, reason, detail) => {
    const { models } = impatient({ environment });
    const reply = await models.ask(aRequest(aModel("https://models.example/v1", model)), NEVER);
    expect(reply).toEqual({ status: "failed", reason, detail });
  });
});

describe("on a bad day", () => {
  const reactions: readonly (readonly [string, Reaction, string, string, number])[] = [
    ["429", { kind: "status", status: 429 }, "rate-limited", "429 from PLACE after 26 attempts", 26],
    ["500", { kind: "status", status: 500 }, "server-error", "500 from PLACE after 3 attempts", 3],
    ["503", { kind: "status", status: 503 }, "server-error", "503 from PLACE after 3 attempts", 3],
    ["409", { kind: "status", status: 409 }, "server-error", "409 from PLACE after 3 attempts", 3],
    ["408", { kind: "status", status: 408 }, "timed-out", "408 from PLACE after 3 attempts", 3],
    ["401", { kind: "status", status: 401 }, "unauthorised", "401 from PLACE after 1 attempt", 1],
    ["403", { kind: "status", status: 403 }, "unauthorised", "403 from PLACE after 1 attempt", 1],
    [
      "404",
      { kind: "status", status: 404, error: { message: "no such model", code: "model_not_found" } },
      "refused-request",
      "404 from PLACE (model_not_found) after 1 attempt",
      1,
    ],
    [
      "400",
      {
        kind: "status",
        status: 400,
        error: { message: "Can I return my order?", type: "invalid_request_error", param: "messages[0].content" },
      },
      "refused-request",
      "400 from PLACE (invalid_request_error: messages[0].content) after 1 attempt",
      1,
    ],
    ["402", { kind: "status", status: 402 }, "rate-limited", "402 from PLACE after 1 attempt", 1],
    [
      "429 without credit",
      { kind: "status", status: 429, error: { message: "pay", code: "insufficient_quota" } },
      "rate-limited",
      "429 from PLACE (insufficient_quota) after 1 attempt",
      1,
    ],
    [
      "a connection that breaks",
      { kind: "reset" },
      "connection-reset",
      "the connection to PLACE broke (ECONNRESET) after 3 attempts",
      3,
    ],
    [
      "a connection that breaks in the body",
      { kind: "reset-in-body" },
      "connection-reset",
      "the connection to PLACE broke",
      3,
    ],
    [
      "half a JSON",
      { kind: "body", body: '{"choices": [' },
      "malformed-answer",
      "the answer of PLACE is broken JSON after 3 attempts",
      3,
    ],
    [
      "a page of HTML",
      { kind: "body", body: "<html>hello</html>", type: "text/html; charset=utf-8" },
      "malformed-answer",
      "the answer of PLACE is not JSON but text/html after 3 attempts",
      3,
    ],
    [
      "JSON of another kind",
      { kind: "body", body: '{"choices":[]}' },
      "malformed-answer",
      "the answer of PLACE is no answer of a model after 3 attempts",
      3,
    ],
    ["no body", { kind: "body", body: "" }, "malformed-answer", "the answer of PLACE is empty after 3 attempts", 3],
    [
      "an empty answer",
      { kind: "answer", text: "", finish: "length" },
      "empty-answer",
      "no text and no tool call from PLACE (finish length) after 2 attempts",
      2,
    ],
  ];
  test.each(reactions)("%s becomes a failure with its reason", async (_name, reaction, reason, detail, attempts) => {
    await using server = await modelServer(() => reaction);
    const reply = failed(await impatient({ attempts: 3 }).models.ask(aRequest(aModel(server.url)), NEVER));
    expect(reply.reason).toBe(reason);
    expect(reply.detail.replaceAll(server.url, "PLACE")).toContain(detail);
    expect(server.requests).toHaveLength(attempts);
  });

  test.each([["hang"], ["hang-in-body"]] as const)(
    "a server that answers nothing more (%s) is timed out",
    async (kind) => {
      await using server = await modelServer(() => ({ kind }));
      const { models } = impatient({ attempts: 2, timeoutMs: 300 });
      const reply = failed(await models.ask(aRequest(aModel(server.url)), NEVER));
      expect(reply).toEqual({
        status: "failed",
        reason: "timed-out",
        detail: `no answer from ${server.url} in 300 ms after 2 attempts`,
      });
      expect(server.requests).toHaveLength(2);
    },
  );

  test("a server that is not there is unreachable", async () => {
    const port = await aFreePort();
    const reply = await impatient({ attempts: 2 }).models.ask(aRequest(aModel(`http://127.0.0.1:${port}/v1`)), NEVER);
    expect(reply).toEqual({
      status: "failed",
      reason: "unreachable",
      detail: `no connection to http://127.0.0.1:${port}/v1 (ECONNREFUSED) after 2 attempts`,
    });
  });

  test.each([
    [{ kind: "status", status: 429 }],
    [{ kind: "status", status: 500 }],
    [{ kind: "reset" }],
    [{ kind: "body", body: "{" }],
    [{ kind: "answer", text: "" }],
  ] as const)("one %o and then an answer is an answer", async (fault) => {
    await using server = await modelServer(inTurn(fault, { kind: "answer", text: "Yes." }));
    expect(await impatient().models.ask(aRequest(aModel(server.url)), NEVER)).toMatchObject({
      status: "replied",
      text: "Yes.",
    });
  });

  test("the key is masked where a server echoes it", async () => {
    await using server = await modelServer(({ headers }) => ({
      kind: "status",
      status: 400,
      error: { message: `bad ${headers["authorization"]}`, code: headers["authorization"]?.replace("Bearer ", "") },
    }));
    const reply = failed(await impatient().models.ask(aRequest(aModel(server.url)), NEVER));
    expect(reply.detail).toBe(`400 from ${server.url} (***) after 1 attempt`);
  });

  test("the text of the request is not repeated in a failure", async () => {
    await using server = await modelServer(({ body }) => ({
      kind: "status",
      status: 400,
      error: { message: `cannot read: ${body.messages[0]?.content}`, code: String(body.messages[0]?.content) },
    }));
    const reply = failed(await impatient().models.ask(aRequest(aModel(server.url)), NEVER));
    expect(reply.detail).toBe(`400 from ${server.url} after 1 attempt`);
  });
});

describe("between attempts", () => {
  test("it waits as long as the server asks, in seconds, milliseconds or until a date", async () => {
    const soon = new Date(Date.now() + 30_000).toUTCString();
    const headers = [
      { "retry-after": "7" },
      { "retry-after-ms": "250" },
      { "retry-after": soon },
      { "retry-after": "90" },
      { "retry-after": "1d" },
      { "retry-after": "3600" },
    ];
    await using server = await modelServer((_request, n) => ({
      kind: "status",
      status: 429,
      headers: headers[n] ?? {},
    }));
    const { models, waits } = impatient();
    await models.ask(aRequest(aModel(server.url)), NEVER);
    expect(waits.map(Math.round)).toEqual([7000, 250, expect.any(Number), 90_000, 4000]);
    expect(waits[2]).toBeGreaterThan(20_000);
    expect(waits[2]).toBeLessThanOrEqual(30_000);
  });

  test("it backs off by doubling, with jitter, when the server does not say", async () => {
    await using server = await modelServer(() => ({ kind: "status", status: 500 }));
    const low = impatient({ attempts: 7 });
    await low.models.ask(aRequest(aModel(server.url)), NEVER);
    expect(low.waits).toEqual([250, 500, 1000, 2000, 4000, 4000]);
    const high = impatient({ attempts: 3, random: () => 0.5 });
    await high.models.ask(aRequest(aModel(server.url)), NEVER);
    expect(high.waits).toEqual([375, 750]);
  });
});

describe("when the run is stopped", () => {
  test("nothing new is sent", async () => {
    await using server = await modelServer(always("Yes."));
    const reply = await impatient().models.ask(aRequest(aModel(server.url)), AbortSignal.abort());
    expect(reply).toEqual({ status: "failed", reason: "cut-off", detail: `stopped before ${server.url} was asked` });
    expect(server.requests).toHaveLength(0);
  });

  test("an answer that is about to come is still taken, because it is paid for", async () => {
    const stop = new AbortController();
    await using server = await modelServer(() => {
      stop.abort();
      return { kind: "answer", text: "Yes.", delayMs: 30 };
    });
    expect(await impatient().models.ask(aRequest(aModel(server.url)), stop.signal)).toMatchObject({ text: "Yes." });
  });

  test("an answer that does not come is given up after the grace", async () => {
    const stop = new AbortController();
    await using server = await modelServer(() => {
      stop.abort();
      return { kind: "hang" };
    });
    const reply = failed(await impatient({ graceMs: 20 }).models.ask(aRequest(aModel(server.url)), stop.signal));
    expect(reply).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: `stopped while asking ${server.url} after 1 attempt`,
    });
  });

  test("every call under way is given up, also one that has begun to be answered", async () => {
    const stop = new AbortController();
    await using server = await modelServer((_request, n) => {
      if (n === 2) stop.abort();
      return { kind: n === 1 ? "hang-in-body" : "hang" };
    });
    const { models } = impatient({ graceMs: 20 });
    const trials = [0, 1, 2].map((trial) => models.ask(aRequest(aModel(server.url), { trial }), stop.signal));
    expect((await Promise.all(trials)).map((reply) => failed(reply).reason)).toEqual(["cut-off", "cut-off", "cut-off"]);
  });

  test("a failure is not attempted again, nor waited for, nor held against the provider", async () => {
    const stop = new AbortController();
    await using server = await modelServer(() => {
      stop.abort();
      return { kind: "status", status: 500 };
    });
    const { models, waits } = impatient();
    expect(failed(await models.ask(aRequest(aModel(server.url)), stop.signal)).reason).toBe("cut-off");
    expect(waits).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("the wait before another attempt is broken off", async () => {
    const stop = new AbortController();
    await using server = await modelServer(() => {
      setTimeout(() => stop.abort(), 20);
      return { kind: "status", status: 429, headers: { "retry-after": "60" } };
    });
    const models = openAiModels({ environment: {}, cache: memory() });
    expect(failed(await models.ask(aRequest(aModel(server.url)), stop.signal)).reason).toBe("cut-off");
    expect(server.requests).toHaveLength(1);
  });
});

describe("equal requests", () => {
  test("are paid for once, also while the first is under way", async () => {
    await using server = await modelServer(() => ({ kind: "answer", text: "Yes.", delayMs: 20 }));
    const { models } = impatient();
    const request = aRequest(aModel(server.url));
    const replies = await Promise.all([models.ask(request, NEVER), models.ask(request, NEVER)]);
    expect(replies.map((reply) => reply.status === "replied" && reply.cached)).toEqual([false, true]);
    expect(await models.ask(request, NEVER)).toMatchObject({ cached: true });
    expect(server.requests).toHaveLength(1);
  });

  test("are told apart by trial, messages, parameters and server, and not by key or price", async () => {
    await using server = await modelServer(always("Yes."));
    const cache = memory();
    const environment = { OPENAI_API_KEY: KEY, OTHER: "sk-other" };
    const ask = (model: ModelSpec, overrides: Partial<ModelRequest> = {}) =>
      impatient({ cache, environment }).models.ask(aRequest(model, overrides), NEVER);
    const model = aModel(server.url);
    await ask(model);
    await ask({ ...model, keyVariable: "OTHER", price: { input: 1, output: 1 } });
    expect(server.requests).toHaveLength(1);
    await ask(model, { trial: 1 });
    await ask(model, { messages: [{ role: "user", text: "And now?" }] });
    await ask({ ...model, parameters: { temperature: 1 } });
    await ask({ ...model, baseUrl: server.url.replace("127.0.0.1", "localhost") });
    expect(server.requests).toHaveLength(5);
  });

  test("are asked again after a failure", async () => {
    await using server = await modelServer(inTurn({ kind: "status", status: 400 }, { kind: "answer", text: "Yes." }));
    const { models } = impatient();
    expect(await models.ask(aRequest(aModel(server.url)), NEVER)).toMatchObject({ status: "failed" });
    expect(await models.ask(aRequest(aModel(server.url)), NEVER)).toMatchObject({ status: "replied", cached: false });
  });
});

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("what an answer without content took is told beside the answer that came then, to the one who asked first", async () => {
  const usage = { prompt_tokens: 40, completion_tokens: 900 };
  await using server = await modelServer((_, n) =>
    n === 0 ? { kind: "answer", text: "", finish: "length", usage } : { kind: "answer", text: "Yes." },
  );
  const { models } = impatient();
  const request = aRequest(aModel(server.url));
  const [first, second] = await Promise.all([models.ask(request, NEVER), models.ask(request, NEVER)]);
  expect(first).toMatchObject({ status: "replied", text: "Yes.", wasted: { input: 40, output: 900 } });
  expect(second).not.toHaveProperty("wasted");
  expect(await models.ask(request, NEVER)).not.toHaveProperty("wasted");
});

test("what answers without content took is told when none had any", async () => {
  const usage = { prompt_tokens: 40, completion_tokens: 900 };
  await using server = await modelServer(() => ({ kind: "answer", text: "", finish: "length", usage }));
  const reply = await impatient().models.ask(aRequest(aModel(server.url)), NEVER);
  expect(reply).toMatchObject({ status: "failed", reason: "empty-answer", wasted: { input: 80, output: 1_800 } });
});
