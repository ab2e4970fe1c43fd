import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { nativeProblem } from "../../src/formats/native/record.ts";
import { recordReader } from "../../src/formats/recognise.ts";
import { PAGE as EVENTS } from "../formats/braintrust/examples.ts";
import { MODEL, SEARCH, TOOL, WORKFLOW } from "../formats/datadog/examples.ts";
import { COMPLETION } from "../formats/openai-stored/examples.ts";

async function pageOf(stack: string): Promise<string> {
  return readFile(new URL(`../../docs/traces/${stack}.md`, import.meta.url), "utf8");
}

type Asked = { readonly path: string; readonly headers: IncomingMessage["headers"]; readonly body: string };

/** Runs the program that a page gives to its readers against a server on loopback; the lines it prints, as JSON. */
async function fetched(
  stack: string,
  variables: (base: string) => NodeJS.ProcessEnv,
  answer: (asked: Asked) => unknown,
): Promise<{ readonly records: readonly unknown[]; readonly asked: readonly Asked[] }> {
  const [, program = ""] = /```js\n(\/\/ fetch-.*?)```/s.exec(await pageOf(stack)) ?? [];
  const folder = await mkdtemp(join(tmpdir(), "fetching-"));
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const one = { path: request.url ?? "", headers: request.headers, body: await text(request) };
    asked.push(one);
    response.end(JSON.stringify(answer(one)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    await writeFile(join(folder, "fetch.mjs"), program);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, [join(folder, "fetch.mjs"), "project-1"], { env: variables(base) });
    const [out, problems, status] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((ended) => child.on("close", ended)),
    ]);
    expect([status, problems]).toEqual([0, ""]);
    return {
      records: out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
      asked,
    };
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}

test("docs/traces/openai.md joins each completion, on every page, with its messages", async () => {
  const { messages, ...completion } = COMPLETION;
  const second = { ...completion, id: "chatcmpl-2" };
  const { records, asked } = await fetched(
    "openai",
    (base) => ({ OPENAI_BASE_URL: base, OPENAI_API_KEY: "key-1" }),
    ({ path }) => {
      if (path.includes("/messages")) return { object: "list", data: messages, has_more: false, last_id: "m2" };
      if (path.includes("after=chatcmpl-1")) return { object: "list", data: [second], has_more: false };
      return { object: "list", data: [completion], has_more: true, last_id: "chatcmpl-1" };
    },
  );
  expect(records).toEqual([COMPLETION, { ...COMPLETION, id: "chatcmpl-2" }]);
  expect(asked.every(({ headers }) => headers.authorization === "Bearer key-1")).toBe(true);
  expect(records.map((record) => recordReader(record)?.name)).toEqual([
    "OpenAI stored chat completions",
    "OpenAI stored chat completions",
  ]);
});

test("docs/traces/datadog.md asks for every page of its window", async () => {
  const { records, asked } = await fetched(
    "datadog",
    (base) => ({ DD_API_URL: base, DD_API_KEY: "key-1", DD_APP_KEY: "key-2" }),
    ({ body }) =>
      body.includes("second")
        ? { data: [TOOL, WORKFLOW] }
        : { data: [MODEL, SEARCH], meta: { page: { after: "second" } } },
  );
  expect(records).toEqual([MODEL, SEARCH, TOOL, WORKFLOW]);
  expect(asked.map(({ body }) => JSON.parse(body).data.attributes.page)).toEqual([
    { limit: 1000 },
    { limit: 1000, cursor: "second" },
  ]);
  expect(JSON.parse(asked[0]?.body ?? "").data.attributes.filter).toEqual({ from: "now-7d", to: "now" });
  expect(records.every((record) => recordReader(record)?.name === "Datadog LLM Observability spans")).toBe(true);
});

test("docs/traces/braintrust.md asks for every page of a project", async () => {
  const [first, ...others] = EVENTS.events;
  const { records, asked } = await fetched(
    "braintrust",
    (base) => ({ BRAINTRUST_API_URL: base, BRAINTRUST_API_KEY: "key-1" }),
    ({ body }) => {
      const { cursor } = JSON.parse(body);
      if (cursor === undefined) return { events: [first], cursor: "second" };
      return cursor === "second" ? { events: others, cursor: "third" } : { events: [], cursor: "fourth" };
    },
  );
  expect(records).toEqual(EVENTS.events);
  expect(asked.map(({ path }) => path)).toEqual(Array(3).fill("/v1/project_logs/project-1/fetch"));
  expect(records.every((record) => recordReader(record)?.name === "Braintrust logs (spans)")).toBe(true);
});

test("docs/traces/native.md shows traces without a mistake, and the mistake that it quotes", async () => {
  const page = await pageOf("native");
  const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]): unknown => JSON.parse(json));
  expect(examples.length).toBeGreaterThan(1);
  expect(examples.map(nativeProblem)).toEqual(examples.map(() => undefined));
  const broken: unknown = JSON.parse(JSON.stringify(examples[1]).replace('"role":"system"', '"role":"robot"'));
  expect(page).toContain(`\`${nativeProblem(broken)}\``);
});
