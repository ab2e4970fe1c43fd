import { describe, expect, test } from "vitest";
import type { TargetSpec } from "../../../src/domain/suite.ts";
import { type ApplicationPlace, openApplication } from "../../../src/edges/applications/open-application.ts";
import { type ApiAnswer, type ApiRequest, type ApiServer, apiServer, troubleWith } from "../../servers/api.ts";
import { aPlace, asked, aVariant, GO_ON, memoryCache } from "./asking.ts";

type Http = Extract<TargetSpec, { kind: "http" }>;

/** An application on a server that agrees with everybody, or answers as told. */
function at(server: Pick<ApiServer, "url">, target: Partial<Http> = {}, place: Partial<ApplicationPlace> = {}) {
  return openApplication({ kind: "http", url: `${server.url}/answer`, timeoutMs: 10_000, ...target }, aPlace(place));
}

function saying(more: object): (request: ApiRequest) => ApiAnswer {
  return ({ body }) => ({ status: 200, body: { id: (body as { id: string }).id, ...more } });
}

const agreeing = saying({ text: "Yes." });
const BY = { kind: "application" };

describe("an application over HTTP", () => {
  test("is asked with a POST of the contract, with its key, and answers", async () => {
    await using server = await apiServer(saying({ text: "Yes.", usage: { input_tokens: 10, output_tokens: 2 } }));
    const environment = { SHOP_KEY: "key-of-the-shop" };
    const application = at(server, { keyVariable: "SHOP_KEY" }, { environment });
    const answer = await application.answer(aVariant(), asked("Can I return it?"), GO_ON);
    expect(answer).toEqual({
      status: "answered",
      text: "Yes.",
      toolCalls: [],
      finish: "stop",
      modelCalls: 1,
      usage: { input: 10, output: 2 },
      usd: 0.000036,
      latencyMs: expect.any(Number),
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", path: "/answer" });
    expect(request?.headers).toMatchObject({
      authorization: "Bearer key-of-the-shop",
      "content-type": "application/json",
      accept: "application/json",
    });
    expect(request?.body).toMatchObject({
      contract: 1,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      case: "Can I return it?",
      trial: 0,
      messages: [{ role: "user", text: "Can I return it?" }],
      overrides: { policy: { text: "Be kind." } },
    });
  });

  test("sends no key where the suite names none, and keeps the query of the URL out of every detail", async () => {
    await using server = await apiServer(() => ({ status: 404, body: {} }));
    const application = at(server, { url: `${server.url}/answer?token=s3cret` });
    expect(await application.answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason: "refused-request",
      detail: `404 from ${server.url}/answer`,
      by: BY,
    });
    expect(server.requests[0]?.query.get("token")).toBe("s3cret");
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  test("says itself how long it took and what it cost, if it knows better", async () => {
    await using server = await apiServer(saying({ text: "Yes.", latency_ms: 5, usd: 0.5 }));
    const answer = await at(server, { price: 0.1 }).answer(aVariant(), asked("x"), GO_ON);
    expect(answer).toMatchObject({ latencyMs: 5, usd: 0.5 });
  });

  test("costs what the suite says where it says nothing itself, and nobody knows what without that", async () => {
    await using server = await apiServer(agreeing);
    expect(await at(server, { price: 0.1 }).answer(aVariant(), asked("x"), GO_ON)).toMatchObject({ usd: 0.1 });
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).not.toHaveProperty("usd");
  });

  test("is asked once for equal requests, and again for another trial, version or address", async () => {
    await using server = await apiServer(agreeing);
    const cache = memoryCache();
    const application = at(server, {}, { cache });
    const [first, beside] = await Promise.all([
      application.answer(aVariant(), asked("x"), GO_ON),
      application.answer(aVariant(), asked("x"), GO_ON),
    ]);
    expect(first).not.toHaveProperty("cached");
    expect(beside).toEqual({ ...first, cached: true });
    expect(await at(server, {}, { cache }).answer(aVariant(), asked("x"), GO_ON)).toEqual({ ...first, cached: true });
    expect(server.requests).toHaveLength(1);
    await application.answer(aVariant(), asked("x", 1), GO_ON);
    await application.answer(aVariant({ policy: "Be brief." }), asked("x"), GO_ON);
    await at(server, { url: `${server.url}/other` }, { cache }).answer(aVariant(), asked("x"), GO_ON);
    expect(server.requests).toHaveLength(4);
    expect(new Set(server.requests.map(({ body }) => (body as { id: string }).id)).size).toBe(4);
    expect(JSON.stringify([...cache.kept])).not.toContain("cached");
  });

  test.each([
    ["a connection that broke before the answer", { kind: "reset" }],
    ["429", { kind: "status", status: 429, headers: { "retry-after": "3" } }],
    ["502", { kind: "status", status: 502 }],
    ["503", { kind: "status", status: 503 }],
    ["504", { kind: "status", status: 504 }],
  ] as const)("is asked again after %s, by the same id", async (_, trouble) => {
    await using server = await apiServer(agreeing, { troubles: troubleWith(trouble, trouble) });
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    const answer = await at(server, {}, { sleep }).answer(aVariant(), asked("x"), GO_ON);
    expect(answer).toMatchObject({ status: "answered", text: "Yes." });
    expect(new Set(server.requests.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect(server.requests).toHaveLength(3);
    expect(waits).toEqual("headers" in trouble ? [3000, 3000] : [250, 500]);
  });

  test.each([
    ["401", { kind: "status", status: 401 }, "unauthorised", (url: string) => `401 from ${url}/answer`],
    ["403", { kind: "status", status: 403 }, "unauthorised", (url: string) => `403 from ${url}/answer`],
    [
      "422",
      { kind: "status", status: 422, body: "Dear Ann" },
      "refused-request",
      (url: string) => `422 from ${url}/answer`,
    ],
    [
      "500",
      { kind: "status", status: 500, body: "Dear Ann" },
      "server-error",
      (url: string) => `500 from ${url}/answer`,
    ],
    [
      "another place",
      { kind: "status", status: 302, headers: { location: "http://127.0.0.1:1/x?token=1" } },
      "refused-request",
      (url: string) => `${url}/answer redirects to http://127.0.0.1:1, where nothing is sent`,
    ],
    [
      "a web page",
      { kind: "status", status: 200, headers: { "content-type": "text/html" }, body: "<p>Dear Ann" },
      "malformed-answer",
      (url: string) => `${url}/answer answered with a web page instead of JSON`,
    ],
    [
      "half of its JSON",
      { kind: "cut-off" },
      "malformed-answer",
      (url: string) => `the answer of ${url}/answer is cut off or not JSON`,
    ],
    [
      "a connection that breaks in the answer",
      { kind: "reset-in-body" },
      "malformed-answer",
      (url: string) => `the answer of ${url}/answer is cut off or not JSON`,
    ],
    [
      "an endless answer",
      { kind: "flood" },
      "answer-too-large",
      (url: string) => `the answer of ${url}/answer is larger than 8 MB`,
    ],
  ] as const)("that answers with %s fails at once: it may have acted", async (_, trouble, reason, detail) => {
    await using server = await apiServer(agreeing, { troubles: () => trouble });
    const answer = await at(server).answer(aVariant(), asked("x"), GO_ON);
    expect(answer).toEqual({ status: "failed", reason, detail: detail(server.url), by: BY });
    expect(server.requests).toHaveLength(1);
  });

  test("that keeps turning requests away fails after five attempts", async () => {
    await using server = await apiServer(agreeing, { troubles: () => ({ kind: "status", status: 429 }) });
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).toMatchObject({
      reason: "rate-limited",
      detail: `429 from ${server.url}/answer after 5 attempts`,
    });
  });

  test("that does not answer in time fails, and is not asked again", async () => {
    await using server = await apiServer(agreeing, { troubles: () => ({ kind: "hang" }) });
    expect(await at(server, { timeoutMs: 100 }).answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason: "timed-out",
      detail: `${server.url}/answer: no answer in 0.1 seconds`,
      by: BY,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("that is not there is unreachable", async () => {
    const server = await apiServer(agreeing);
    await server[Symbol.asyncDispose]();
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).toMatchObject({
      reason: "unreachable",
      detail: `${server.url}/answer: ECONNREFUSED`,
    });
  });

  test.each([
    [
      "no URL of the web",
      "ftp://shop.example/",
      "unreachable",
      "the url of the application is not an http or https URL",
    ],
    [
      "a password",
      "https://ann:s3cret@shop.example/answer",
      "unauthorised",
      "the url https://shop.example/answer holds a user name or a password; a key belongs in a variable",
    ],
  ])("whose URL holds %s is not asked", async (_, url, reason, detail) => {
    expect(await at({ url: "" }, { url }).answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason,
      detail,
      by: BY,
    });
  });

  test("whose key is not set is not asked", async () => {
    await using server = await apiServer(agreeing);
    expect(await at(server, { keyVariable: "SHOP_KEY" }).answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason: "unauthorised",
      detail: `no key for ${server.url}/answer: SHOP_KEY is not set`,
      by: { ...BY, keyVariable: "SHOP_KEY" },
    });
    expect(server.requests).toEqual([]);
  });
});

describe("what an application says", () => {
  test("is told where it breaks the contract, and not asked again", async () => {
    await using server = await apiServer(saying({ text: "Dear Ann", usage: { input_tokens: "many" } }));
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason: "malformed-answer",
      detail: `the answer of ${server.url}/answer: usage.input_tokens must be a number`,
      by: BY,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("is empty without text and calls", async () => {
    await using server = await apiServer(saying({ text: "" }));
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).toMatchObject({ reason: "empty-answer" });
  });

  test("is shown when it failed: on one line, capped, without its key", async () => {
    const message = `no\u001b[31m stock\u0007\nfor key-of-the-shop ${"z".repeat(600)}`;
    await using server = await apiServer(saying({ error: { message } }));
    const environment = { SHOP_KEY: "key-of-the-shop" };
    const answer = await at(server, { keyVariable: "SHOP_KEY" }, { environment }).answer(aVariant(), asked("x"), GO_ON);
    expect(answer).toMatchObject({ reason: "application-error" });
    const detail = "detail" in answer ? answer.detail : "";
    expect(detail.startsWith(`${server.url}/answer says: no stock for *** zzz`)).toBe(true);
    expect(detail.endsWith("z…")).toBe(true);
    expect(detail.length).toBe(`${server.url}/answer says: `.length + 500);
    expect(server.requests).toHaveLength(1);
  });

  test("may ask for another attempt", async () => {
    let times = 0;
    await using server = await apiServer((request) => {
      times += 1;
      return times < 3 ? saying({ error: { message: "busy", retry: true } })(request) : agreeing(request);
    });
    expect(await at(server).answer(aVariant(), asked("x"), GO_ON)).toMatchObject({ text: "Yes." });
    expect(server.requests).toHaveLength(3);
  });

  test("fails the trial where another version ran than the one asked for", async () => {
    await using server = await apiServer(
      saying({ text: "Yes.", versions: { model: "gpt-4.1-2025-04-14", prompt: "v1" } }),
    );
    const cache = memoryCache();
    expect(await at(server, {}, { cache }).answer(aVariant(), asked("x"), GO_ON)).toEqual({
      status: "failed",
      reason: "application-error",
      detail: `${server.url}/answer ran prompt v1 instead of 9a1c04e2b7d3`,
      by: BY,
    });
    expect(cache.kept.size).toBe(0);
  });

  test("may name a version where none was asked for", async () => {
    await using server = await apiServer(saying({ text: "Yes.", versions: { prompt: "v1" } }));
    const { versions } = aVariant();
    const variant = aVariant({ versions: { ...versions, prompt: { id: null, source: "unknown" } } });
    expect(await at(server).answer(variant, asked("x"), GO_ON)).toMatchObject({ status: "answered" });
  });
});

describe("a run that is stopped", () => {
  test("asks nobody any more", async () => {
    await using server = await apiServer(agreeing);
    expect(await at(server).answer(aVariant(), asked("x"), AbortSignal.abort())).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: `stopped before ${server.url}/answer was asked`,
    });
    expect(server.requests).toEqual([]);
  });

  test("waits a while for what is under way, which is paid for", async () => {
    const stopping = new AbortController();
    await using server = await apiServer(
      (request) => {
        stopping.abort();
        return agreeing(request);
      },
      { delayMs: 20 },
    );
    expect(await at(server).answer(aVariant(), asked("x"), stopping.signal)).toMatchObject({ text: "Yes." });
  });

  test("gives up what takes longer, and does not ask again", async () => {
    const stopping = new AbortController();
    await using server = await apiServer(agreeing, {
      troubles: () => {
        stopping.abort();
        return { kind: "hang" };
      },
    });
    expect(await at(server, {}, { graceMs: 50 }).answer(aVariant(), asked("x"), stopping.signal)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: `stopped while asking ${server.url}/answer`,
    });
    await using busy = await apiServer(agreeing, { troubles: () => ({ kind: "status", status: 503 }) });
    const later = new AbortController();
    const sleep = async () => later.abort();
    expect(await at(busy, {}, { sleep }).answer(aVariant(), asked("x"), later.signal)).toMatchObject({
      reason: "cut-off",
    });
    expect(busy.requests).toHaveLength(1);
  });
});
