import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Variant } from "../../src/domain/variant.ts";
import { openApplication } from "../../src/edges/applications/open-application.ts";
import { aPlace, asked, aVariant, GO_ON } from "../edges/applications/asking.ts";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { apiServer } from "../servers/api.ts";

const DOCUMENT = readFileSync(new URL("../../docs/targets.md", import.meta.url), "utf8");
const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/application.json", import.meta.url), "utf8"));

/** The program that the document shows in a language. */
function example(language: string): string {
  return new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms").exec(DOCUMENT)?.[1] ?? "";
}

/** A model on the loopback interface that repeats the system text. */
function parrot() {
  return apiServer(({ body }) => {
    const [system] = (body as { messages: readonly { content: string }[] }).messages;
    const message = { role: "assistant", content: `I was told: ${system?.content}` };
    const usage = { prompt_tokens: 12, completion_tokens: 5 };
    return { status: 200, body: { model: "gpt-4.1-2025-04-14", choices: [{ message, finish_reason: "stop" }], usage } };
  });
}

function variantAt(baseUrl: string): Variant {
  return aVariant({
    model: { name: "gpt-4.1", baseUrl, keyVariable: "OPENAI_API_KEY", parameters: { temperature: 0 } },
    template: { kind: "system", text: "Help. {{ policy }}" },
  });
}

test("the program of docs/targets.md in TypeScript answers as an application", async () => {
  using folder = scratchDirectory();
  await using model = await parrot();
  writeFileSync(join(folder.path, "answer.ts"), example("ts"));
  const application = openApplication(
    { kind: "command", command: [process.execPath, "answer.ts"], workers: 1, timeoutMs: 30_000 },
    aPlace({ folder: folder.path }),
  );
  const answer = await application.answer(variantAt(model.url), asked("Can I return it?"), GO_ON);
  await application.close();
  expect(answer).toMatchObject({
    status: "answered",
    text: "I was told: Help. Be kind.",
    finish: "stop",
    resolvedModel: "gpt-4.1-2025-04-14",
    usage: { input: 12, output: 5 },
  });
  expect(model.requests[0]?.body).toMatchObject({ model: "gpt-4.1", temperature: 0 });
});

test.skipIf(!hasPython())("the server of docs/targets.md in Python answers as an application", async () => {
  using folder = scratchDirectory();
  await using model = await parrot();
  writeFileSync(join(folder.path, "answer.py"), example("python"));
  const port = await freePort();
  const server = spawn("python3", ["answer.py"], {
    cwd: folder.path,
    env: { ...process.env, PORT: String(port) },
    stdio: "ignore",
  });
  try {
    await listening(port, server);
    const url = `http://127.0.0.1:${port}/answer`;
    const application = openApplication({ kind: "http", url, timeoutMs: 30_000 }, aPlace());
    const answer = await application.answer(variantAt(model.url), asked("Can I return it?"), GO_ON);
    expect(answer).toMatchObject({
      status: "answered",
      text: "I was told: Help. {{ policy }}",
      usage: { input: 12, output: 5 },
    });
    const lost = await application.answer(variantAt("http://127.0.0.1:1"), asked("And now?"), GO_ON);
    expect(lost).toMatchObject({ reason: "application-error", detail: `${url} says: URLError` });
  } finally {
    server.kill();
    await once(server, "exit");
  }
});

test.each(["ts", "python"])("the example in %s has fewer than 30 lines", (language) => {
  const lines = example(language).trim().split("\n").length;
  expect(lines).toBeGreaterThan(15);
  expect(lines).toBeLessThan(30);
});

test("docs/targets.md names every key of a request and a response", () => {
  const { request, response, overrides } = SCHEMA.definitions;
  const keys = [request, response, overrides].flatMap(({ properties }) => Object.keys(properties));
  expect(keys.filter((key) => !DOCUMENT.includes(`\`${key}\``))).toEqual([]);
});

test("schema/application.json is a schema", () => {
  expect(() => new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA)).not.toThrow();
});

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await delay(50);
  }
  throw new Error("the server ended");
}
