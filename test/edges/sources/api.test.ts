import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { shownWords } from "../../../src/edges/http/shown-words.ts";
import { langfuseApi } from "../../../src/edges/sources/langfuse-api.ts";
import { type PagedOptions, pagedSource } from "../../../src/edges/sources/paged.ts";
import { type ApiServer, type Trouble, type Troubles, troubleWith } from "../../servers/api.ts";
import { langfuseServer, type Observation, PUBLIC_KEY, SECRET_KEY } from "../../servers/langfuse.ts";
import { impatience, options, surveyed, told } from "./reading.ts";

const KEYS = { LANGFUSE_PUBLIC_KEY: PUBLIC_KEY, LANGFUSE_SECRET_KEY: SECRET_KEY };
const TOO_MANY: Trouble = { kind: "status", status: 429 };

const OBSERVATIONS: readonly Observation[] = Array.from({ length: 6 }, (_, n) => ({
  id: `o${n}`,
  traceId: `t${n}`,
  type: "SPAN",
  name: "order desk",
  startTime: `2026-08-06T08:00:0${n}.000Z`,
  endTime: `2026-08-06T08:00:0${n}.500Z`,
  level: "DEFAULT",
  metadata: {},
}));

function open(
  baseUrl: string,
  more: Partial<PagedOptions> = {},
  environment: { readonly [name: string]: string } = KEYS,
) {
  const { patience, waits } = impatience();
  const names = { publicKeyVariable: "LANGFUSE_PUBLIC_KEY", secretKeyVariable: "LANGFUSE_SECRET_KEY" };
  const api = langfuseApi({ kind: "langfuse", baseUrl, ...names }, [], environment, patience);
  return { source: pagedSource(api, options(more)), waits };
}

function serve(troubles: Troubles, perPage = 2): Promise<ApiServer> {
  return langfuseServer(OBSERVATIONS, { perPage, troubles });
}

describe("a server in trouble", () => {
  test.each([
    ["is overloaded", { kind: "status", status: 503 }],
    ["has an error", { kind: "status", status: 500, body: "<html>Oops</html>" }],
    ["breaks the connection", { kind: "reset" }],
    ["breaks the connection in the middle of a page", { kind: "reset-in-body" }],
    ["cuts a page off in the middle", { kind: "cut-off" }],
    ["asks for fewer requests", TOO_MANY],
  ] satisfies readonly (readonly [string, Trouble])[])(
    "that %s is asked again, and nothing is read twice",
    async (_, trouble) => {
      await using server = await serve(troubleWith(undefined, trouble, trouble));
      const { source, waits } = open(server.url);
      const { facts } = await surveyed(source);
      expect(facts.map(({ traceId }) => traceId)).toEqual(["t0", "t1", "t2", "t3", "t4", "t5"]);
      expect(waits).toEqual([250, 500]);
    },
  );

  test("is given the time it asks for, in seconds or up to a date", async () => {
    const date = new Date(Date.now() + 120_000).toUTCString();
    await using server = await serve(
      troubleWith({ ...TOO_MANY, headers: { "retry-after": "7" } }, { ...TOO_MANY, headers: { "retry-after": date } }),
    );
    const { source, waits } = open(server.url);
    await surveyed(source);
    expect(waits[0]).toBe(7000);
    expect(waits[1]).toBeGreaterThan(100_000);
    expect(waits[1]).toBeLessThanOrEqual(120_000);
  });

  test("that asks for more time than a run has is told so, and is not waited for", async () => {
    await using server = await serve(() => ({ ...TOO_MANY, headers: { "retry-after": "3600" }, body: "slow down" }));
    const { source, waits } = open(server.url);
    expect(await told(surveyed(source))).toEqual({
      problem: `Langfuse at ${server.host} answered 429 and asks to wait 3600 seconds: slow down`,
      remedy: "Run it later, narrow traces.window in the suite file, or read an export as files.",
    });
    expect(waits).toEqual([]);
  });

  test.each([
    [
      { kind: "status", status: 503, body: '{"message":"maintenance"}' },
      (host: string) => `Langfuse at ${host} answered 503 (5 attempts): maintenance`,
      "Run it again when the server is well.",
    ],
    [
      { kind: "cut-off" },
      (host: string) =>
        `page 1 of the observations of Langfuse at ${host} comes cut off: it is not whole JSON (5 attempts)`,
      "Run it again; if it stays so, look for a proxy that cuts answers off, or read an export as files.",
    ],
    [
      { kind: "reset-in-body" },
      (host: string) =>
        `page 1 of the observations of Langfuse at ${host} comes cut off: it is not whole JSON (5 attempts)`,
      "Run it again; if it stays so, look for a proxy that cuts answers off, or read an export as files.",
    ],
    [
      { kind: "reset" },
      (host: string) => `Langfuse at ${host} cannot be reached (5 attempts): ECONNRESET`,
      "Check base-url under traces.from in the suite file, and that this machine may connect to it.",
    ],
  ] as const)("that stays in it (%j) is given up after five attempts", async (trouble, problem, remedy) => {
    await using server = await serve(() => trouble);
    expect(await told(surveyed(open(server.url).source))).toEqual({ problem: problem(server.host), remedy });
    expect(server.requests).toHaveLength(5);
  });

  test("that is not there is told with the code of the system", async () => {
    const { url, host } = await gone();
    expect((await told(surveyed(open(url).source))).problem).toBe(
      `Langfuse at ${host} cannot be reached (5 attempts): ECONNREFUSED`,
    );
  });
});

describe("a server that says no", () => {
  test("to the key is told with its words, the variables and its host, and not asked again", async () => {
    await using server = await langfuseServer(OBSERVATIONS);
    const { source } = open(server.url, {}, { ...KEYS, LANGFUSE_SECRET_KEY: "sk-lf-of-last-year" });
    expect(await told(surveyed(source))).toEqual({
      problem: `Langfuse at ${server.host} answered 401: Invalid credentials. Confirm that you've configured the correct host.`,
      remedy: "Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY to a key of this server that is valid now.",
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [403, "Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY to a key that may read the traces of this project."],
    [404, "Check base-url and the project under traces.from in the suite file, and that the server is new enough."],
    [422, "Check the source under traces.from in the suite file against what the server says."],
  ])("with status %i leads to its own remedy", async (status, remedy) => {
    await using server = await serve(() => ({ kind: "status", status }));
    expect(await told(surveyed(open(server.url).source))).toEqual({
      problem: `Langfuse at ${server.host} answered ${status}`,
      remedy,
    });
    expect(server.requests).toHaveLength(1);
  });

  test("is quoted on one line, at most 200 characters, without control characters", async () => {
    const body = `\u001b[31mno\u001b[0m\r\n\u0007${"x".repeat(1000)}`;
    await using server = await serve(() => ({ kind: "status", status: 400, body }));
    const { problem } = await told(surveyed(open(server.url).source));
    expect(problem).toBe(`Langfuse at ${server.host} answered 400: no ${"x".repeat(196)}…`);
  });

  test.each([
    ["as they are", (secret: string) => secret],
    ["in JSON", (secret: string) => JSON.stringify({ message: `bad ${secret}` })],
    ["in a URL", (secret: string) => `GET /?key=${encodeURIComponent(secret)}`],
    ["with control characters in them", (secret: string) => `${secret.slice(0, 5)}\u0000${secret.slice(5)}`],
    ["where the quotation ends", (secret: string) => `${"y".repeat(195)}${secret}`],
  ])("never shows the credentials, though it sends them back %s", async (_, written) => {
    const basic = Buffer.from(`${PUBLIC_KEY}:${SECRET_KEY}`).toString("base64");
    for (const secret of [SECRET_KEY, basic]) {
      await using server = await serve(() => ({ kind: "status", status: 400, body: written(secret) }));
      const { problem, remedy } = await told(surveyed(open(server.url).source));
      expect(problem).toContain("***");
      for (let end = 8; end <= secret.length; end += 1) expect(problem + remedy).not.toContain(secret.slice(0, end));
    }
  });

  test("by sending us elsewhere is not followed, so that the credentials stay here", async () => {
    await using elsewhere = await langfuseServer(OBSERVATIONS);
    const headers = { location: `${elsewhere.url}/login?token=of-somebody` };
    await using server = await serve(() => ({ kind: "status", status: 302, headers }));
    expect(await told(surveyed(open(server.url).source))).toEqual({
      problem: `Langfuse at ${server.host} answered 302: it redirects to ${elsewhere.url}, where the credentials are not sent`,
      remedy: "Write the address of the API itself as base-url under traces.from in the suite file.",
    });
    expect(elsewhere.requests).toEqual([]);
  });

  test.each(["{}", "[]", "null"])("by %s says nothing that is shown", (body) => {
    expect(shownWords(body, [])).toBe("");
  });

  test("by showing a web page is told so", async () => {
    const headers = { "content-type": "text/html; charset=utf-8" };
    await using server = await serve(() => ({ kind: "status", status: 200, headers, body: "<html>Log in</html>" }));
    expect(await told(surveyed(open(server.url).source))).toEqual({
      problem: `Langfuse at ${server.host} answered with a web page instead of JSON`,
      remedy: "Write the address of the API itself as base-url under traces.from in the suite file.",
    });
  });
});

describe("pages without end", () => {
  test("are refused when a cursor comes again", async () => {
    await using server = await langfuseServer(OBSERVATIONS, { perPage: 2, repeatsCursor: true });
    expect(await told(surveyed(open(server.url).source))).toEqual({
      problem: `Langfuse at ${server.host} gave a cursor for the second time, on page 2: its pages would never end`,
      remedy: "Read an export as files, and tell whoever runs the server.",
    });
  });

  test("are refused when nothing comes but cursors", async () => {
    await using server = await serve((_, n) => ({
      kind: "status",
      status: 200,
      body: JSON.stringify({ data: [], meta: { cursor: `c${n}` } }),
    }));
    expect((await told(surveyed(open(server.url).source))).problem).toBe(
      `Langfuse at ${server.host} gave 100 pages in a row without an item, up to page 100`,
    );
  });

  test("are refused when one page is larger than 64 MB", async () => {
    await using server = await serve(() => ({ kind: "flood" }));
    expect(await told(surveyed(open(server.url).source))).toEqual({
      problem: `page 1 of the observations of Langfuse at ${server.host} is larger than 64 MB`,
      remedy: "Read an export as files, or narrow traces.window in the suite file.",
    });
  });
});

test("an answer in another form is not taken for an empty one", async () => {
  await using server = await serve(() => ({ kind: "status", status: 200, body: '{"observations": []}' }));
  expect(await told(surveyed(open(server.url).source))).toEqual({
    problem: `page 1 of the observations of Langfuse at ${server.host} holds no list of items`,
    remedy: "Check base-url under traces.from in the suite file, and that the server is new enough for this API.",
  });
});

test("a run that is stopped stops waiting for an answer", async () => {
  const stopping = new AbortController();
  await using server = await serve(() => {
    stopping.abort();
    return { kind: "hang" };
  });
  expect(await told(surveyed(open(server.url, { signal: stopping.signal }).source))).toEqual({
    problem: `reading page 1 of the observations of Langfuse at ${server.host} was stopped`,
    remedy: "Run it again to read it all.",
  });
});

test("one trace that cannot be had stops asking for the others", async () => {
  await using server = await langfuseServer(OBSERVATIONS, { troubles: () => ({ kind: "status", status: 403 }) });
  const ids = Array.from({ length: 40 }, (_, n) => `t${n}`);
  expect((await told(open(server.url).source.fetch(ids))).problem).toBe(`Langfuse at ${server.host} answered 403`);
  // Long enough for all of them, if they were still asked for.
  await delay(200);
  expect(server.requests.length).toBeLessThan(10);
});

describe("what is told before anything is sent", () => {
  test.each([
    [{}, "LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are"],
    [{ ...KEYS, LANGFUSE_SECRET_KEY: " " }, "LANGFUSE_SECRET_KEY is"],
  ])("is a variable that is not set: %j", async (environment, unset) => {
    expect(await told((async () => open("https://langfuse.example", {}, environment))())).toEqual({
      problem: `Langfuse at langfuse.example asks for a key, and ${unset} not set`,
      remedy: `Set ${unset.replace(/ (is|are)$/, "")} in the environment; in a workflow, from a secret with env.`,
    });
  });

  test("is a key that cannot be sent, without its value", async () => {
    const environment = { ...KEYS, LANGFUSE_SECRET_KEY: "sk-lf-one\nsk-lf-two" };
    expect(await told((async () => open("https://langfuse.example", {}, environment))())).toEqual({
      problem:
        "the key for Langfuse at langfuse.example in LANGFUSE_SECRET_KEY holds white space or characters outside ASCII",
      remedy: "Copy the key into LANGFUSE_SECRET_KEY again, without anything around it.",
    });
  });

  test.each([
    [
      "ftp://langfuse.example",
      "the base-url of Langfuse is not an http or https URL",
      "Correct base-url under traces.from in the suite file.",
    ],
    [
      "https://me:word@langfuse.example",
      "the base-url of Langfuse at langfuse.example holds a user name or a password",
      "Take them out of base-url under traces.from; keys belong in environment variables.",
    ],
  ])("is a base URL that is none: %s", async (baseUrl, problem, remedy) => {
    expect(await told((async () => open(baseUrl))())).toEqual({ problem, remedy });
  });
});

/** An address where nothing listens any more. */
async function gone(): Promise<{ readonly url: string; readonly host: string }> {
  await using server = await langfuseServer([]);
  return { url: server.url, host: server.host };
}
