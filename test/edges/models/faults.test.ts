import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/domain/digest.ts";
import type { ModelSpec } from "../../../src/domain/model-spec.ts";
import { openAiModels } from "../../../src/edges/models/openai-models.ts";
import type { ModelReply, Models } from "../../../src/ports.ts";
import { always, inTurn, modelServer, type Reaction, type ReceivedRequest } from "../../servers/model.ts";
import { aModel, aRequest, failed, impatient, KEY, NEVER } from "./client.ts";
import { memory } from "./memory.ts";

const ANSWER: Reaction = { kind: "answer", text: "Yes." };

/** So many different questions, all at once. */
function askMany(models: Models, model: ModelSpec, count: number, signal = NEVER): Promise<readonly ModelReply[]> {
  return Promise.all(
    Array.from({ length: count }, (_, number) =>
      models.ask(aRequest(model, { messages: [{ role: "user", text: `question ${number}` }] }), signal),
    ),
  );
}

function statuses(replies: readonly ModelReply[]): readonly string[] {
  return [...new Set(replies.map((reply) => (reply.status === "failed" ? reply.reason : reply.status)))];
}

/** Misbehaves at a share of the attempts of each question, the same ones in every run. */
function atTimes(share: number, fault: Reaction): (request: ReceivedRequest) => Reaction {
  const attempts = new Map<string, number>();
  return ({ body }) => {
    const question = body.messages[0]?.content ?? "";
    const attempt = (attempts.get(question) ?? 0) + 1;
    attempts.set(question, attempt);
    const drawn = Number.parseInt(sha256(`${question}, attempt ${attempt}`).slice(0, 8), 16) / 2 ** 32;
    return drawn < share ? fault : ANSWER;
  };
}

describe("a storm of 429", () => {
  const turnedAway: Reaction = { kind: "status", status: 429, headers: { "retry-after": "7" } };

  test("costs time and no answer, and nobody asks before the time that the server asked for", async () => {
    const refused: number[] = [];
    const arrivals: number[] = [];
    const { models, now } = impatient({ concurrency: 32 });
    await using server = await modelServer(() => {
      arrivals.push(now());
      if (now() >= 100_000) return ANSWER;
      refused.push(now());
      return turnedAway;
    });
    const replies = await askMany(models, aModel(server.url), 300);
    expect(statuses(replies)).toEqual(["replied"]);
    const tooEarly = arrivals.filter((at) => refused.some((since) => since < at && at < since + 7_000));
    expect(tooEarly).toEqual([]);
    // 32 that were under way, then half as many each round, then one at a time.
    expect(refused.length).toBeLessThanOrEqual(32 + 16 + 8 + 4 + 2 + 15);
  });

  test("without a word about when costs no answer either, and is waited out ever longer", async () => {
    const { models, waits, now } = impatient({ concurrency: 1 });
    await using server = await modelServer(() => (now() < 60_000 ? { kind: "status", status: 429 } : ANSWER));
    expect(statuses(await askMany(models, aModel(server.url), 3))).toEqual(["replied"]);
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  });

  test("that does not end is a failure of every call, and the endpoint is left alone", async () => {
    await using server = await modelServer(() => turnedAway);
    const { models, now } = impatient({ concurrency: 8 });
    const replies = await askMany(models, aModel(server.url), 100);
    expect(statuses(replies)).toEqual(["rate-limited"]);
    const details = new Set(replies.map((reply) => failed(reply).detail.replace(/after \d+ attempts?$/, "after N")));
    expect([...details].sort()).toEqual([
      `429 from ${server.url} after N`,
      `${server.url} limits the rate and was not asked again`,
      `${server.url} limits the rate and was not asked again after N`,
    ]);
    expect(server.requests.length).toBeLessThanOrEqual(8 + 4 + 2 + 24);
    expect(now()).toBeGreaterThan(500_000);
    expect(now()).toBeLessThan(700_000);
  });

  test("that was given up is asked again once the time that it asked for is over", async () => {
    let now = 0;
    const sleep = async (milliseconds: number) => {
      now += milliseconds;
    };
    await using server = await modelServer((_request, n) => (n < 2 ? turnedAway : ANSWER));
    const { models } = impatient({ patienceMs: 10_000, now: () => now, sleep });
    const model = aModel(server.url);
    expect(statuses(await askMany(models, model, 1))).toEqual(["rate-limited"]);
    now += 6_999;
    expect(statuses(await askMany(models, model, 1))).toEqual(["rate-limited"]);
    expect(server.requests).toHaveLength(2);
    now += 1;
    expect(statuses(await askMany(models, model, 1))).toEqual(["replied"]);
  });

  test("that meets one call alone is a failure of that call, for it may ask for more than the limit", async () => {
    await using server = await modelServer(({ body }) =>
      body.messages[0]?.content === "question 7" ? { kind: "status", status: 429 } : ANSWER,
    );
    const replies = await askMany(impatient({ concurrency: 4 }).models, aModel(server.url), 300);
    expect(replies.filter((reply) => reply.status === "replied")).toHaveLength(299);
    expect(failed(replies[7] ?? { status: "failed", reason: "cut-off", detail: "" }).reason).toBe("rate-limited");
    expect(server.requests.length).toBeLessThanOrEqual(299 + 60);
  });

  test("of an account without credit is not waited out", async () => {
    const error = { message: "pay", code: "insufficient_quota" };
    await using server = await modelServer(() => ({ kind: "status", status: 429, error }));
    const { models, waits } = impatient();
    expect(statuses(await askMany(models, aModel(server.url), 1))).toEqual(["rate-limited"]);
    expect([server.requests.length, waits]).toEqual([1, []]);
  });

  test("is what a 503 with a time to come back is too", async () => {
    const busy: Reaction = { kind: "status", status: 503, headers: { "retry-after": "3" } };
    await using server = await modelServer((_request, n) => (n < 12 ? busy : ANSWER));
    const { models } = impatient({ concurrency: 1 });
    expect(statuses(await askMany(models, aModel(server.url), 3))).toEqual(["replied"]);
  });
});

describe("a share of faults", () => {
  test.each<readonly [string, Reaction]>([
    ["500s at 10 %", { kind: "status", status: 500 }],
    ["resets at 10 %", { kind: "reset" }],
    ["resets in the body at 10 %", { kind: "reset-in-body" }],
    ["truncated JSON at 10 %", { kind: "body", body: '{"choices":[{"mess' }],
    ["pages of HTML at 10 %", { kind: "body", body: "<html>busy</html>", type: "text/html" }],
  ])("%s costs no answer", async (_name, fault) => {
    await using server = await modelServer(atTimes(0.1, fault));
    const replies = await askMany(impatient({ concurrency: 32 }).models, aModel(server.url), 400);
    expect(statuses(replies)).toEqual(["replied"]);
    expect(server.requests.length).toBeGreaterThan(420);
    expect(server.requests.length).toBeLessThan(480);
  });
});

test("what is asked is sent nowhere else, whatever the endpoint redirects to", async () => {
  await using elsewhere = await modelServer(() => ANSWER);
  await using server = await modelServer(() => ({
    kind: "status",
    status: 307,
    headers: { location: `${elsewhere.url}/chat/completions` },
  }));
  expect(failed(await impatient().models.ask(aRequest(aModel(server.url)), NEVER))).toMatchObject({
    reason: "refused-request",
    detail: `307 from ${server.url} (a redirect to ${new URL(elsewhere.url).origin}, not followed) after 1 attempt`,
  });
  expect([server.requests.length, elsewhere.requests.length]).toEqual([1, 0]);
});

describe("an answer that is none", () => {
  test.each<readonly [string, Reaction, string, string, number]>([
    ["a slow trickle", { kind: "trickle" }, "timed-out", "no answer from PLACE in 400 ms", 2],
    ["a hang", { kind: "hang" }, "timed-out", "no answer from PLACE in 400 ms", 2],
    ["a hang in the body", { kind: "hang-in-body" }, "timed-out", "no answer from PLACE in 400 ms", 2],
    [
      "truncated JSON",
      { kind: "body", body: '{"choices":[' },
      "malformed-answer",
      "the answer of PLACE is broken JSON",
      2,
    ],
    [
      "a page of HTML",
      { kind: "body", body: "<html>log in</html>", type: "text/html; charset=utf-8" },
      "malformed-answer",
      "the answer of PLACE is not JSON but text/html",
      2,
    ],
    [
      "a content type that nobody knows",
      { kind: "body", body: "{}", type: "what I had for lunch: soup" },
      "malformed-answer",
      "the answer of PLACE is not JSON but of no known type",
      2,
    ],
    [
      "a page of HTML that says it is an error",
      { kind: "status", status: 502, headers: { "content-type": "text/html" } },
      "server-error",
      "502 from PLACE",
      2,
    ],
    [
      "20 MB",
      { kind: "large", bytes: 20_000_000, declared: true },
      "answer-too-large",
      "the answer of PLACE is larger than 8 MB",
      1,
    ],
    [
      "20 MB that nobody announced",
      { kind: "large", bytes: 20_000_000, declared: false },
      "answer-too-large",
      "the answer of PLACE is larger than 8 MB",
      1,
    ],
  ])("%s is a failure that says what came", async (_name, reaction, reason, detail, attempts) => {
    await using server = await modelServer(() => reaction);
    const timeoutMs = reason === "timed-out" ? 400 : 60_000;
    const reply = await impatient({ attempts: 2, timeoutMs }).models.ask(aRequest(aModel(server.url)), NEVER);
    expect(reply).toEqual({
      status: "failed",
      reason,
      detail: `${detail.replace("PLACE", server.url)} after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}`,
    });
    expect(server.requests).toHaveLength(attempts);
  });

  test("of 20 MB is not read to its end", async () => {
    await using server = await modelServer(() => ({ kind: "large", bytes: 20_000_000, declared: false }));
    await impatient().models.ask(aRequest(aModel(server.url)), NEVER);
    await expect.poll(() => server.brokenOff()).toBe(1);
  });

  test("is larger than it may be by the user's own limit, and one that is not is read", async () => {
    await using server = await modelServer(always("é".repeat(300)));
    const ask = (mostBytes: number) => impatient({ mostBytes }).models.ask(aRequest(aModel(server.url)), NEVER);
    expect(failed(await ask(700)).reason).toBe("answer-too-large");
    expect(await ask(1_000)).toMatchObject({ text: "é".repeat(300) });
  });
});

test.each(["chat", "responses"] as const)(
  "a tool call with arguments that are no JSON is passed on as it is (%s)",
  async (api) => {
    const written = '{"order": 7, ';
    await using server = await modelServer(() => ({
      kind: "answer",
      toolCalls: [{ id: "c1", name: "order", arguments: written }],
    }));
    const model = aModel(server.url, api === "responses" ? { api } : {});
    expect(await impatient().models.ask(aRequest(model), NEVER)).toMatchObject({
      status: "replied",
      toolCalls: [{ id: "c1", name: "order", arguments: written }],
    });
  },
);

describe("a rate limit that is used up", () => {
  const limits = (kind: string, remaining: string, reset: string): Reaction => ({
    ...ANSWER,
    headers: { [`x-ratelimit-remaining-${kind}`]: remaining, [`x-ratelimit-reset-${kind}`]: reset },
  });

  test.each([
    ["requests", "0", "1s", [1_000]],
    ["tokens", "0", "20ms", [20]],
    ["requests", "0", "6m0s", [60_000]],
    ["requests", "1", "6m0s", []],
    ["tokens", "0", "soon", []],
  ] as const)("holds the next call back: %s, %s left, reset %s", async (kind, remaining, reset, expected) => {
    const arrivals: number[] = [];
    const { models, waits, now } = impatient();
    await using server = await modelServer((_request, n) => {
      arrivals.push(now());
      return n === 0 ? limits(kind, remaining, reset) : ANSWER;
    });
    for (const trial of [0, 1]) await models.ask(aRequest(aModel(server.url), { trial }), NEVER);
    expect(waits).toEqual(expected);
    expect(arrivals).toEqual([0, ...expected, 0].slice(0, 2));
  });

  test("is heeded by all models that are asked at one endpoint with one key, and by no others", async () => {
    await using server = await modelServer((_request, n) => (n === 0 ? limits("requests", "0", "5s") : ANSWER));
    await using other = await modelServer(() => ANSWER);
    const { models, waits } = impatient({ environment: { OPENAI_API_KEY: KEY, OTHER: "sk-other" } });
    await models.ask(aRequest(aModel(server.url)), NEVER);
    await models.ask(aRequest(aModel(other.url)), NEVER);
    await models.ask(aRequest(aModel(server.url, { name: "a", keyVariable: "OTHER" })), NEVER);
    expect(waits).toEqual([]);
    await models.ask(aRequest(aModel(server.url, { name: "a judge" })), NEVER);
    expect(waits).toEqual([5_000]);
  });

  test("is heeded on an error too", async () => {
    const headers = { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "9s" };
    await using server = await modelServer(inTurn({ kind: "status", status: 400, headers }, ANSWER));
    const { models, waits } = impatient();
    for (const trial of [0, 1]) await models.ask(aRequest(aModel(server.url), { trial }), NEVER);
    expect(waits).toEqual([9_000]);
  });
});

test("an endpoint that can take four at once is soon asked by few, and by many again once it can take more", async () => {
  let capacity = 4;
  let mostAtLast = 0;
  await using server = await modelServer((_request, n) => {
    if (n === 250) capacity = 32;
    if (n > 250) mostAtLast = Math.max(mostAtLast, server.atOnce());
    return server.atOnce() > capacity ? { kind: "status", status: 429 } : { ...ANSWER, delayMs: 3 };
  });
  const { models } = impatient({ concurrency: 32 });
  expect(statuses(await askMany(models, aModel(server.url), 700))).toEqual(["replied"]);
  // Asked by 32 all the time, seven of eight calls would have been turned away.
  expect(server.requests.length).toBeLessThan(700 + 200);
  expect(mostAtLast).toBeGreaterThan(12);
});

describe("an abort", () => {
  test("ends every call at once that waits for the endpoint, or for its turn behind those", async () => {
    const stop = new AbortController();
    await using server = await modelServer((_request, n) => {
      if (n === 3) setTimeout(() => stop.abort(), 30);
      return { kind: "status", status: 429, headers: { "retry-after": "60" } };
    });
    const models = openAiModels({ environment: {}, cache: memory(), concurrency: 4 });
    const replies = await askMany(models, aModel(server.url), 40, stop.signal);
    expect(statuses(replies)).toEqual(["cut-off"]);
    expect(server.requests).toHaveLength(4);
  });

  test("ends a wait before another attempt", async () => {
    const stop = new AbortController();
    await using server = await modelServer(() => {
      setTimeout(() => stop.abort(), 20);
      return { kind: "status", status: 500, headers: { "retry-after": "60" } };
    });
    const models = openAiModels({ environment: {}, cache: memory() });
    expect(statuses(await askMany(models, aModel(server.url), 1, stop.signal))).toEqual(["cut-off"]);
  });
});
