import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EndpointSpec } from "../../../src/domain/suite.ts";
import { diskCache } from "../../../src/edges/models/answer-cache.ts";
import {
  type HttpServicesOptions,
  httpServices,
  type ServiceCache,
} from "../../../src/edges/services/http-services.ts";
import type { KeptSearch, KeptToolReply } from "../../../src/edges/services/service-replies.ts";
import { apiServer, type Trouble } from "../../servers/api.ts";

const KEY = "kb-test-3f1c09a7d2e84b65";
const NEVER = new AbortController().signal;

function memory(): ServiceCache {
  const kept = new Map<string, KeptSearch | KeptToolReply>();
  return { get: async (key) => kept.get(key), set: async (key, reply) => void kept.set(key, reply) };
}

/** Services that do not really wait; `waits` are the milliseconds they would have waited. */
function impatient(overrides: Partial<HttpServicesOptions> = {}) {
  const waits: number[] = [];
  const patience = { wait: async (milliseconds: number) => void waits.push(milliseconds), random: () => 0 };
  return { services: httpServices({ environment: { KB_KEY: KEY }, cache: memory(), patience, ...overrides }), waits };
}

function anEndpoint(url: string, overrides: Partial<EndpointSpec> = {}): EndpointSpec {
  return { url: `${url}/kb`, timeoutMs: 2000, ...overrides };
}

function aSearch(endpoint: EndpointSpec, query = "returns", trial = 0) {
  return { endpoint, query, variables: { tenant: "shop" }, trial };
}

function aToolCall(endpoint: EndpointSpec, args: string, trial = 0) {
  return { endpoint, call: { id: "c1", name: "order", arguments: args }, trial };
}

const FOUND = { documents: [{ id: "d1", text: "30 days", title: "Returns", score: 0.9 }], index_version: "kb-7" };

describe("a search", () => {
  test("is a POST of query, variables and trial with the key, and brings documents and the index version", async () => {
    await using server = await apiServer(() => ({ status: 200, body: FOUND }));
    const { services } = impatient();
    const endpoint = anEndpoint(server.url, { keyVariable: "KB_KEY" });
    expect(await services.search(aSearch(endpoint), NEVER)).toEqual({
      status: "found",
      documents: FOUND.documents,
      index: "kb-7",
      cached: false,
    });
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: "POST",
      path: "/kb",
      body: { query: "returns", variables: { tenant: "shop" }, trial: 0 },
    });
    expect(request?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, "content-type": "application/json" });
  });

  test("sends no key where the suite names none, and keeps the query of the url", async () => {
    await using server = await apiServer(() => ({ status: 200, body: { documents: [] } }));
    const endpoint = { url: `${server.url}/kb?index=new`, timeoutMs: 2000 };
    expect(await impatient().services.search(aSearch(endpoint), NEVER)).toEqual({
      status: "found",
      documents: [],
      cached: false,
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
    expect(server.requests[0]?.query.get("index")).toBe("new");
  });

  test("reads ids that are numbers, and null for what is absent", async () => {
    const body = { documents: [{ id: 7, text: null, title: null, score: null }], index_version: 12 };
    await using server = await apiServer(() => ({ status: 200, body }));
    expect(await impatient().services.search(aSearch(anEndpoint(server.url)), NEVER)).toEqual({
      status: "found",
      documents: [{ id: "7" }],
      index: "12",
      cached: false,
    });
  });

  test.each([
    ["a list", [], "it is no JSON object"],
    ["no documents", { results: [] }, "documents is no list"],
    ["a document that is a text", { documents: ["d1"] }, "documents[0] is no JSON object"],
    ["a document without an id", { documents: [{ id: "a" }, {}] }, "documents[1].id is neither a text nor a number"],
    ["a text that is none", { documents: [{ id: "a", text: 1 }] }, "documents[0].text is no text"],
    ["a title that is none", { documents: [{ id: "a", title: 1 }] }, "documents[0].title is no text"],
    ["a score that is none", { documents: [{ id: "a", score: "1" }] }, "documents[0].score is no number"],
    ["a version that is none", { documents: [], index_version: {} }, "index_version is neither a text nor a number"],
  ])("that is answered with %s is malformed, and says where", async (_name, body, problem) => {
    await using server = await apiServer(() => ({ status: 200, body }));
    expect(await impatient().services.search(aSearch(anEndpoint(server.url)), NEVER)).toEqual({
      status: "failed",
      reason: "malformed-answer",
      detail: `the answer of ${server.url}/kb is not as documented: ${problem}`,
      by: { kind: "retrieval endpoint" },
    });
  });
});

describe("a tool call", () => {
  test.each([
    ['{"id": 7}', { id: 7 }],
    ["", {}],
    ["id=7", "id=7"],
    ['{"id":12345678901234567890}', '{"id":12345678901234567890}'],
    ['{"id":"12345678901234567890"}', { id: "12345678901234567890" }],
  ])("sends arguments as JSON where they are, and as text where they would not be the same: %s", async (args, sent) => {
    await using server = await apiServer(() => ({ status: 200, body: { result: "sent" } }));
    await impatient().services.callTool(aToolCall(anEndpoint(server.url), args, 2), NEVER);
    expect(server.requests[0]?.body).toEqual({ name: "order", arguments: sent, trial: 2 });
  });

  test.each([
    [{ result: "sent" }, { text: "sent" }],
    [{ result: { status: "sent" } }, { text: '{"status":"sent"}' }],
    [{ result: null, error: null }, { text: "null" }],
    [{ error: "no such order" }, { text: "no such order", error: true }],
  ])("answered with %o goes to the model as a text", async (body, expected) => {
    await using server = await apiServer(() => ({ status: 200, body }));
    expect(await impatient().services.callTool(aToolCall(anEndpoint(server.url), "{}"), NEVER)).toEqual({
      status: "returned",
      ...expected,
      cached: false,
    });
  });

  test.each([
    ["a text", "sent", "it is no JSON object"],
    ["neither", {}, "it has neither result nor error"],
    ["an error that is no text", { error: { code: 1 } }, "error is no text"],
  ])("answered with %s is malformed, and says where", async (_name, body, problem) => {
    await using server = await apiServer(() => ({ status: 200, body }));
    expect(await impatient().services.callTool(aToolCall(anEndpoint(server.url), "{}"), NEVER)).toEqual({
      status: "failed",
      reason: "malformed-answer",
      detail: `the answer of ${server.url}/kb is not as documented: ${problem}`,
      by: { kind: "tool endpoint" },
    });
  });
});

describe("the cache", () => {
  test("answers equal requests of a trial, whatever the order of arguments, and asks anew for another trial", async () => {
    await using server = await apiServer(() => ({ status: 200, body: { result: "sent" } }));
    const { services } = impatient();
    const endpoint = anEndpoint(server.url);
    const replies = [
      await services.callTool(aToolCall(endpoint, '{"a":1,"b":2}'), NEVER),
      await services.callTool(aToolCall(endpoint, '{"b":2, "a":1}'), NEVER),
      await services.callTool(aToolCall(endpoint, '{"a":1,"b":2}', 1), NEVER),
      await services.callTool(aToolCall({ ...endpoint, url: `${endpoint.url}?index=new` }, '{"a":1,"b":2}'), NEVER),
    ];
    expect(replies.map((reply) => reply.status === "returned" && reply.cached)).toEqual([false, true, false, false]);
    expect(server.requests).toHaveLength(3);
  });

  test("lets equal requests under way share one", async () => {
    await using server = await apiServer(() => ({ status: 200, body: FOUND }), { delayMs: 20 });
    const { services } = impatient();
    const asked = Array.from({ length: 5 }, () => services.search(aSearch(anEndpoint(server.url)), NEVER));
    const replies = await Promise.all(asked);
    expect(server.requests).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === "found" && !reply.cached)).toHaveLength(1);
  });

  test("keeps no failure", async () => {
    await using server = await apiServer(() => ({ status: 200, body: FOUND }), {
      troubles: (_request, n) => (n === 0 ? { kind: "status", status: 400 } : undefined),
    });
    const { services } = impatient();
    const endpoint = anEndpoint(server.url);
    expect(await services.search(aSearch(endpoint), NEVER)).toMatchObject({ reason: "refused-request" });
    expect(await services.search(aSearch(endpoint), NEVER)).toMatchObject({ status: "found" });
  });

  test("on disk outlives the process", async () => {
    const folder = await mkdtemp(join(tmpdir(), "services-"));
    await using server = await apiServer(() => ({ status: 200, body: FOUND }));
    const run = () => {
      const clock = { now: () => new Date() };
      const cache = diskCache<KeptSearch | KeptToolReply>(folder, { clock, warn: (line) => expect.fail(line) });
      return impatient({ cache }).services.search(aSearch(anEndpoint(server.url)), NEVER);
    };
    const first = await run();
    expect(await run()).toEqual({ ...first, cached: true });
    expect(server.requests).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

describe("trouble", () => {
  const passing: readonly Trouble[] = [
    { kind: "status", status: 429, headers: { "retry-after": "3" } },
    { kind: "status", status: 500, body: "customer 4711 not found" },
    { kind: "reset" },
    { kind: "cut-off" },
  ];

  test("that passes is sat out, as long as the server asks", async () => {
    await using server = await apiServer(() => ({ status: 200, body: FOUND }), {
      troubles: (_request, n) => passing[n],
    });
    const { services, waits } = impatient();
    expect(await services.search(aSearch(anEndpoint(server.url)), NEVER)).toMatchObject({ status: "found" });
    expect(server.requests).toHaveLength(5);
    expect(waits).toEqual([3000, 500, 1000, 2000]);
  });

  const lasting: readonly (readonly [string, Trouble, string, string])[] = [
    ["429", { kind: "status", status: 429 }, "rate-limited", "429 from PLACE after 5 attempts"],
    ["500", { kind: "status", status: 500, body: "customer 4711" }, "server-error", "500 from PLACE after 5 attempts"],
    ["400", { kind: "status", status: 400, body: "customer 4711" }, "refused-request", "400 from PLACE"],
    ["401", { kind: "status", status: 401 }, "unauthorised", "401 from PLACE"],
    ["408", { kind: "status", status: 408 }, "timed-out", "408 from PLACE after 5 attempts"],
    ["a reset", { kind: "reset" }, "connection-reset", "PLACE: ECONNRESET after 5 attempts"],
    [
      "half an answer",
      { kind: "cut-off" },
      "malformed-answer",
      "the answer of PLACE is cut off or not JSON after 5 attempts",
    ],
    ["silence", { kind: "hang" }, "timed-out", "PLACE: no answer in 0.05 seconds after 5 attempts"],
    ["a flood", { kind: "flood" }, "answer-too-large", "the answer of PLACE is larger than 8 MB"],
    [
      "a redirect",
      { kind: "status", status: 302, headers: { location: "http://elsewhere.example/kb?token=1" } },
      "refused-request",
      "PLACE redirects to http://elsewhere.example, where nothing is sent",
    ],
    [
      "a web page",
      { kind: "status", status: 200, headers: { "content-type": "text/html" }, body: "<p>Sign in" },
      "malformed-answer",
      "PLACE answered with a web page instead of JSON",
    ],
  ];
  test.each(lasting)("that lasts is a failure of the endpoint's: %s", async (_name, trouble, reason, detail) => {
    await using server = await apiServer(() => ({ status: 200, body: FOUND }), { troubles: () => trouble });
    const timeoutMs = trouble.kind === "hang" ? 50 : 5000;
    const endpoint = anEndpoint(`${server.url}`, { keyVariable: "KB_KEY", timeoutMs });
    expect(await impatient().services.search(aSearch(endpoint), NEVER)).toEqual({
      status: "failed",
      reason,
      detail: detail.replace("PLACE", `${server.url}/kb`),
      by: { kind: "retrieval endpoint", keyVariable: "KB_KEY" },
    });
  });

  test.each([
    ["no url", "nowhere", undefined, "unreachable", "the url of the retrieval endpoint is not an http or https URL"],
    [
      "a file",
      "file:///etc",
      undefined,
      "unreachable",
      "the url of the retrieval endpoint is not an http or https URL",
    ],
    [
      "a password in its url",
      "https://me:secret@kb.example/search?x=1",
      undefined,
      "unauthorised",
      "the url https://kb.example/search holds a user name or a password; a key belongs in a variable",
    ],
    [
      "a key that is not set",
      "https://kb.example/s",
      "NO_KEY",
      "unauthorised",
      "no key for https://kb.example/s: NO_KEY is not set",
    ],
    [
      "a key that no header can hold",
      "https://kb.example/s",
      "BAD_KEY",
      "unauthorised",
      "the key in BAD_KEY holds white space or characters outside ASCII",
    ],
  ])("is seen before anything is sent: %s", async (_name, url, keyVariable, reason, detail) => {
    const { services } = impatient({ environment: { BAD_KEY: "a b", NO_KEY: " " } });
    const endpoint = { url, timeoutMs: 50, ...(keyVariable === undefined ? {} : { keyVariable }) };
    expect(await services.search(aSearch(endpoint), NEVER)).toEqual({
      status: "failed",
      reason,
      detail,
      by: { kind: "retrieval endpoint", ...(keyVariable === undefined ? {} : { keyVariable }) },
    });
  });

  test("of a stop lets the request under way end and starts no other", async () => {
    const stop = new AbortController();
    await using server = await apiServer(
      () => {
        stop.abort();
        return { status: 200, body: FOUND };
      },
      { delayMs: 10 },
    );
    const { services } = impatient();
    expect(await services.search(aSearch(anEndpoint(server.url)), stop.signal)).toMatchObject({ status: "found" });
    expect(await services.search(aSearch(anEndpoint(server.url), "another"), stop.signal)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: `stopped before ${server.url}/kb was asked`,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("of a stop ends the attempts", async () => {
    const stop = new AbortController();
    await using server = await apiServer(() => ({ status: 200, body: FOUND }), {
      troubles: () => {
        stop.abort();
        return { kind: "status", status: 500 };
      },
    });
    expect(await impatient().services.search(aSearch(anEndpoint(server.url)), stop.signal)).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: `stopped while asking ${server.url}/kb`,
    });
    expect(server.requests).toHaveLength(1);
  });
});
