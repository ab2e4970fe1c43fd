import { describe, expect, test } from "vitest";
import { type BatchModelsOptions, batchModels } from "../../../src/edges/batches/batch-models.ts";
import type { AnswerCache } from "../../../src/edges/models/answer-cache.ts";
import { openAiModels } from "../../../src/edges/models/openai-models.ts";
import type { ModelReply, ModelRequest, Models } from "../../../src/ports.ts";
import { type BatchServer, batchServer } from "../../servers/batches.ts";

const KEY = "sk-test-3f1c09a7d2e84b65";
const NEVER = new AbortController().signal;
const OCCASION = "0b5d1f0c9a3e4d27";

type Kept = NonNullable<Awaited<ReturnType<AnswerCache["get"]>>>;

function memory(): AnswerCache {
  const kept = new Map<string, Kept>();
  return { get: async (key) => kept.get(key), set: async (key, reply) => void kept.set(key, reply) };
}

/** Models on a machine of their own, that wait for nothing longer than a moment. */
function aMachine(overrides: Partial<BatchModelsOptions> = {}) {
  const said: string[] = [];
  const environment = { OPENAI_API_KEY: KEY };
  const cache = memory();
  const models = batchModels({
    direct: openAiModels({ environment, cache }),
    environment,
    cache,
    occasion: OCCASION,
    fresh: false,
    clock: { now: () => new Date() },
    say: (line) => said.push(line),
    quietMs: 20,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    ...overrides,
  });
  return { models, cache, said };
}

function aRequest(server: Pick<BatchServer, "url">, text: string, overrides: Partial<ModelRequest> = {}): ModelRequest {
  const model = { name: "gpt-4.1", baseUrl: server.url, keyVariable: "OPENAI_API_KEY", parameters: {} };
  return { model, messages: [{ role: "user", text }], trial: 0, ...overrides };
}

const named = (name: string, server: Pick<BatchServer, "url">) => ({ ...aRequest(server, "").model, name });

function askAll(models: Models, requests: readonly ModelRequest[], signal = NEVER): Promise<ModelReply[]> {
  return Promise.all(requests.map((request) => models.ask(request, signal)));
}

const textOf = (reply: ModelReply) => (reply.status === "replied" ? reply.text : `${reply.reason}: ${reply.detail}`);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
/** Resolves once something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("all that is asked at once goes into one batch, and every asker gets its own answer", async () => {
  await using server = await batchServer();
  const { models, said } = aMachine();
  const replies = await askAll(
    models,
    numbers(30).map((text) => aRequest(server, text)),
  );
  expect(replies.map(textOf)).toEqual(numbers(30).map((text) => `Answer to ${text}`));
  expect(replies[0]).toEqual({
    status: "replied",
    text: "Answer to 0",
    toolCalls: [],
    finish: "stop",
    usage: { input: 10, output: 5 },
    latencyMs: 0,
    resolvedModel: "gpt-4.1-2026-01-01",
    batched: true,
    cached: false,
  });
  expect(server.batches).toHaveLength(1);
  expect(server.batches[0]).toMatchObject({
    endpoint: "/v1/chat/completions",
    metadata: { eval_baseline: OCCASION, part: expect.stringMatching(/^[0-9a-f]{16}-[0-9a-f]{16}$/) },
  });
  expect(server.batches[0]?.inputs[0]).toEqual({
    custom_id: expect.stringMatching(/^[0-9a-f]{64}$/),
    method: "POST",
    url: "/v1/chat/completions",
    body: { model: "gpt-4.1", messages: [{ role: "user", content: "0" }] },
  });
  expect([...server.keys]).toEqual([`Bearer ${KEY}`]);
  const place = server.url;
  expect(said).toEqual([`Handed in batch batch_1 at ${place}: 30 × gpt-4.1.`]);
});

test("an answer is kept where models that are asked directly look for it, and the other way about", async () => {
  await using server = await batchServer();
  const { models, cache } = aMachine();
  const request = aRequest(server, "one");
  await models.ask(request, NEVER);
  const direct = openAiModels({ environment: { OPENAI_API_KEY: KEY }, cache });
  expect(await direct.ask(request, NEVER)).toMatchObject({ text: "Answer to one", batched: true, cached: true });
  expect(await models.ask(request, NEVER)).toMatchObject({ cached: true });
  expect(server.batches).toHaveLength(1);
});

test("equal requests of one trial are one request of the batch, and further trials are others", async () => {
  await using server = await batchServer();
  const replies = await askAll(aMachine().models, [
    aRequest(server, "a"),
    aRequest(server, "a"),
    aRequest(server, "a", { trial: 1 }),
  ]);
  expect(replies.map((reply) => reply.status === "replied" && reply.cached)).toEqual([false, true, false]);
  expect(server.batches[0]?.inputs).toHaveLength(2);
});

test("each model and each API has a batch of its own", async () => {
  await using server = await batchServer({
    course: ([first]) => {
      if (first?.url !== "/v1/responses") return {};
      const message = { type: "message", role: "assistant", content: [{ type: "output_text", text: "By responses." }] };
      const body = { id: "resp_1", object: "response", status: "completed", model: "gpt-4.1-x", output: [message] };
      return { line: () => ({ kind: "body", body }) };
    },
  });
  const replies = await askAll(aMachine().models, [
    aRequest(server, "a"),
    aRequest(server, "b", { model: named("gpt-4.1-mini", server) }),
    aRequest(server, "c", { model: { ...named("gpt-4.1", server), api: "responses" } }),
    aRequest(server, "d"),
  ]);
  expect(replies.map(textOf)).toEqual(["Answer to a", "Answer to b", "By responses.", "Answer to d"]);
  expect(server.batches.map(({ endpoint, inputs }) => [endpoint, inputs.map(({ body }) => body.model)])).toEqual(
    expect.arrayContaining([
      ["/v1/chat/completions", ["gpt-4.1", "gpt-4.1"]],
      ["/v1/chat/completions", ["gpt-4.1-mini"]],
      ["/v1/responses", ["gpt-4.1"]],
    ]),
  );
});

test("more than one file may hold becomes several batches", async () => {
  await using server = await batchServer();
  const { models } = aMachine({ limits: { requests: 4, bytes: 1e6 } });
  const replies = await askAll(
    models,
    numbers(10).map((text) => aRequest(server, text)),
  );
  expect(replies.every(({ status }) => status === "replied")).toBe(true);
  expect(server.batches.map(({ inputs }) => inputs.length).sort()).toEqual([2, 4, 4]);
});

test("what is asked because of an answer, as the steps of an agent are, goes into the next batch together", async () => {
  await using server = await batchServer();
  const { models } = aMachine();
  const texts = await Promise.all(
    numbers(12).map(async (text) => {
      const first = textOf(await models.ask(aRequest(server, text), NEVER));
      return textOf(await models.ask(aRequest(server, `${first}, and then`), NEVER));
    }),
  );
  expect(texts).toEqual(numbers(12).map((text) => `Answer to Answer to ${text}, and then`));
  expect(server.batches.map(({ inputs }) => inputs.length)).toEqual([12, 12]);
});

describe("a run that was stopped", () => {
  test("tells that its batch is under way, and another machine takes the answers from it and pays for nothing", async () => {
    let done = false;
    await using server = await batchServer({
      course: () => ({
        get states() {
          return done ? ["completed"] : ["in_progress"];
        },
      }),
    });
    const stop = new AbortController();
    const requests = numbers(5).map((text) => aRequest(server, text));
    const first = aMachine();
    const stopped = askAll(first.models, requests, stop.signal);
    await until(() => server.batches[0] !== undefined && server.batches[0].looks > 1);
    stop.abort();
    expect((await stopped).map(textOf)).toEqual(
      requests.map(
        () =>
          `cut-off: stopped while batch batch_1 of ${server.url} is under way: the same command goes on from it later`,
      ),
    );
    const place = server.url;
    expect(first.said).toEqual([
      `Handed in batch batch_1 at ${place}: 5 × gpt-4.1.`,
      `Stopped while batch batch_1 of ${place} is under way: the same command goes on from it later.`,
    ]);

    const other = aMachine();
    const replies = askAll(other.models, [...requests, aRequest(server, "new")]);
    await until(() => other.said.length > 0);
    expect(server.batches).toHaveLength(1);
    done = true;
    expect((await replies).map(textOf)).toEqual([...numbers(5), "new"].map((text) => `Answer to ${text}`));
    expect((await replies).map((reply) => reply.status === "replied" && reply.cached)).not.toContain(true);
    expect(server.batches.map(({ inputs }) => inputs.length)).toEqual([5, 1]);
    expect(other.said).toEqual([
      `Waiting for batch batch_1 of ${server.url}, which an earlier run handed in.`,
      `Handed in batch batch_2 at ${server.url}: 1 × gpt-4.1.`,
    ]);
  });

  test("finds what has ended meanwhile, on whatever page of the list, newest answers first", async () => {
    await using server = await batchServer({
      course: (_inputs, n) => ({ line: () => ({ kind: "answer", text: `${n}` }) }),
    });
    await aMachine().models.ask(aRequest(server, "a"), NEVER);
    await aMachine({ fresh: true }).models.ask(aRequest(server, "a"), NEVER);
    for (const text of numbers(5)) await aMachine({ occasion: "another" }).models.ask(aRequest(server, text), NEVER);
    const { models } = aMachine();
    expect(textOf(await models.ask(aRequest(server, "a"), NEVER))).toBe("1");
    expect(server.batches).toHaveLength(7);
  });

  test("does not take what is older than two days, or of another occasion", async () => {
    let now = Date.now() / 1000 - 48 * 3600 - 60;
    await using server = await batchServer({ now: () => now });
    await aMachine().models.ask(aRequest(server, "a"), NEVER);
    now = Date.now() / 1000;
    await aMachine({ occasion: "another" }).models.ask(aRequest(server, "a"), NEVER);
    await aMachine().models.ask(aRequest(server, "a"), NEVER);
    expect(server.batches).toHaveLength(3);
  });

  test("asks again for what failed in it, and keeps what the cancelled batch did answer", async () => {
    await using server = await batchServer({
      course: (_inputs, n) =>
        n > 0
          ? {}
          : {
              states: ["in_progress", "cancelling", "cancelled"],
              line: (_input, index) =>
                index < 2 ? { kind: "answer", text: "early" } : { kind: "not-asked", code: "batch_cancelled" },
            },
    });
    const requests = numbers(4).map((text) => aRequest(server, text));
    const cancelled = `server-error: batch batch_1 of ${server.url} was cancelled (batch_cancelled)`;
    expect((await askAll(aMachine().models, requests)).map(textOf)).toEqual(["early", "early", cancelled, cancelled]);
    expect((await askAll(aMachine().models, requests)).map(textOf)).toEqual([
      "early",
      "early",
      "Answer to 2",
      "Answer to 3",
    ]);
    expect(server.batches.map(({ inputs }) => inputs.length)).toEqual([4, 2]);
  });

  test("while the cache was looked into hands nothing in", async () => {
    await using server = await batchServer();
    const stop = new AbortController();
    const cache = { ...memory(), get: async () => void stop.abort() as undefined };
    const reply = await aMachine({ cache }).models.ask(aRequest(server, "a"), stop.signal);
    expect(textOf(reply)).toBe(`cut-off: stopped before a batch was handed in at ${server.url}`);
    expect(server.calls).toEqual([]);
  });

  test("before anything was handed in says so", async () => {
    await using server = await batchServer();
    const stop = new AbortController();
    const stopped = aMachine({ quietMs: 600_000 }).models.ask(aRequest(server, "a"), stop.signal);
    setImmediate(() => stop.abort());
    expect(textOf(await stopped)).toBe(`cut-off: stopped before a batch was handed in at ${server.url}`);
    expect(server.calls).toEqual([]);
  });
});

describe("a request that fails", () => {
  test("for a passing reason goes into one more batch, and then has failed", async () => {
    await using server = await batchServer({
      course: (_inputs, n) => ({
        line: ({ body }) =>
          n === 0 || JSON.stringify(body).includes("always")
            ? { kind: "status", status: 500 }
            : { kind: "answer", text: "now" },
      }),
    });
    const replies = await askAll(aMachine().models, [aRequest(server, "once"), aRequest(server, "always")]);
    expect(replies.map(textOf)).toEqual([
      "now",
      `server-error: 500 from the Batch API of ${server.url} (server_error)`,
    ]);
    expect(server.batches.map(({ inputs }) => inputs.length)).toEqual([2, 2]);
  });

  test("for good has failed at once, with the words of the API and not those of the server", async () => {
    await using server = await batchServer({
      course: () => ({
        line: (_input, index) =>
          index === 0
            ? { kind: "status", status: 400, code: "context_length_exceeded" }
            : { kind: "answer", text: "fine" },
      }),
    });
    const replies = await askAll(aMachine().models, [aRequest(server, "a"), aRequest(server, "b")]);
    expect(replies.map(textOf)).toEqual([
      `refused-request: 400 from the Batch API of ${server.url} (context_length_exceeded)`,
      "fine",
    ]);
    expect(server.batches).toHaveLength(1);
  });

  test("whose answer is huge has failed, and the answers beside it have not", async () => {
    await using server = await batchServer({
      course: () => ({
        line: (_input, index) => ({ kind: "answer", text: index === 0 ? "x".repeat(8_000_000) : "fine" }),
      }),
    });
    const replies = await askAll(aMachine().models, [aRequest(server, "a"), aRequest(server, "b")]);
    expect(replies.map(textOf)).toEqual([
      `answer-too-large: an answer of ${server.url} is longer than 8,000,000 characters`,
      "fine",
    ]);
    expect(server.batches).toHaveLength(1);
  });

  test.each([
    [
      "of which neither file tells",
      { kind: "nothing" },
      "server-error: batch batch_2 of <url> brought no answer to a request",
    ],
    [
      "whose answer is none",
      { kind: "body", body: { object: "x" } },
      "malformed-answer: the answer of <url> is no answer of a model",
    ],
    [
      "whose answer is empty",
      { kind: "answer", text: "" },
      "empty-answer: no text and no tool call from <url> (finish stop)",
    ],
    [
      "that was not reached in time",
      { kind: "not-asked", code: "batch_expired" },
      "timed-out: batch batch_2 of <url> ran out of its 24 hours (batch_expired)",
    ],
  ] as const)("is one %s, after two batches", async (_name, outcome, said) => {
    await using server = await batchServer({ course: () => ({ line: () => outcome }) });
    const reply = await aMachine().models.ask(aRequest(server, "a"), NEVER);
    expect(textOf(reply)).toBe(said.replace("<url>", server.url));
    expect(server.batches).toHaveLength(2);
  });
});

describe("a batch", () => {
  test("that runs out of time gives what it has, and the rest goes into the next", async () => {
    await using server = await batchServer({
      course: (_inputs, n) =>
        n > 0
          ? {}
          : {
              states: ["in_progress", "expired"],
              line: (_input, index) =>
                index % 2 === 0 ? { kind: "answer", text: "in time" } : { kind: "not-asked", code: "batch_expired" },
            },
    });
    const replies = await askAll(
      aMachine().models,
      numbers(4).map((text) => aRequest(server, text)),
    );
    expect(replies.map(textOf)).toEqual(["in time", "Answer to 1", "in time", "Answer to 3"]);
  });

  test("that is not accepted fails all of its requests, and is not handed in again", async () => {
    await using server = await batchServer({
      course: () => ({ states: ["validating", "failed"], code: "invalid_model" }),
    });
    const replies = await askAll(aMachine().models, [aRequest(server, "a"), aRequest(server, "b")]);
    expect(new Set(replies.map(textOf))).toEqual(
      new Set([`refused-request: batch batch_1 of ${server.url} was not accepted (invalid_model)`]),
    );
    expect(server.batches).toHaveLength(1);
  });

  test("that is more than the account may have waiting is handed in as halves, one after the other", async () => {
    await using server = await batchServer({
      course: ({ length }) => (length > 3 ? { states: ["validating", "failed"], code: "token_limit_exceeded" } : {}),
    });
    const replies = await askAll(
      aMachine().models,
      numbers(10).map((text) => aRequest(server, text)),
    );
    expect(replies.map(textOf)).toEqual(numbers(10).map((text) => `Answer to ${text}`));
    expect(server.batches.map(({ inputs }) => inputs.length)).toEqual([10, 5, 3, 2, 5, 3, 2]);
  });

  test("in a state nobody has heard of is waited for", async () => {
    await using server = await batchServer({ course: () => ({ states: ["validating", "meditating", "completed"] }) });
    expect(textOf(await aMachine().models.ask(aRequest(server, "a"), NEVER))).toBe("Answer to a");
  });
});

describe("a provider in trouble", () => {
  test("costs time: every call is made again, and what was handed in is not handed in twice", async () => {
    const troubles = new Map<string, number>();
    await using server = await batchServer({
      disturb: ({ method, path }) => {
        const what = `${method} ${path.replace(/_\d+|-\d+/g, "")}`;
        const count = (troubles.get(what) ?? 0) + 1;
        troubles.set(what, count);
        if (count === 1) return { status: 503 };
        if (count === 2) return "reset";
        return count === 3 && method === "POST" && path.endsWith("batches") ? "after" : undefined;
      },
    });
    const replies = await askAll(
      aMachine().models,
      numbers(3).map((text) => aRequest(server, text)),
    );
    expect(replies.map(textOf)).toEqual(numbers(3).map((text) => `Answer to ${text}`));
    expect(server.batches).toHaveLength(1);
    expect([...troubles.keys()]).toHaveLength(5);
  });

  test("that breaks off a download is asked for the file again", async () => {
    let broken = 0;
    await using server = await batchServer({
      disturb: ({ path }) => (path.endsWith("/content") && broken++ < 2 ? "half" : undefined),
    });
    const replies = await askAll(
      aMachine().models,
      numbers(200).map((text) => aRequest(server, text)),
    );
    expect(replies.map(textOf)).toEqual(numbers(200).map((text) => `Answer to ${text}`));
    expect(broken).toBe(3);
  });

  test("that has no batches at all fails every request, and is asked no model", async () => {
    await using server = await batchServer({ disturb: () => ({ status: 404 }) });
    const replies = await askAll(aMachine().models, [aRequest(server, "a"), aRequest(server, "b")]);
    expect(new Set(replies.map(textOf))).toEqual(new Set([`refused-request: 404 from the Batch API of ${server.url}`]));
    expect(server.calls).toEqual([{ method: "GET", path: "/v1/batches" }]);
  });

  test("that refuses the key fails at once", async () => {
    await using server = await batchServer({ disturb: () => ({ status: 401 }) });
    expect(await aMachine().models.ask(aRequest(server, "a"), NEVER)).toMatchObject({
      reason: "unauthorised",
      detail: `401 from the Batch API of ${server.url}`,
    });
  });

  test("that is away for long fails the requests in the end", async () => {
    await using server = await batchServer({
      disturb: ({ path }) => (path.includes("batch_") ? { status: 500 } : undefined),
    });
    const reply = await aMachine({ attempts: 4 }).models.ask(aRequest(server, "a"), NEVER);
    expect(textOf(reply)).toBe(`server-error: 500 from the Batch API of ${server.url}`);
    expect(server.calls.filter(({ path }) => path.includes("batch_"))).toHaveLength(4);
  });
});

test("without a key nothing is sent", async () => {
  const { models } = aMachine({ environment: {} });
  const model = { ...named("gpt-4.1", { url: "https://models.example/v1" }) };
  expect(await models.ask(aRequest({ url: "" }, "a", { model }), NEVER)).toEqual({
    status: "failed",
    reason: "unauthorised",
    detail: "OPENAI_API_KEY is not set",
  });
});
