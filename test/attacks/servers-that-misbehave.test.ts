import { describe, expect, test } from "vitest";
import { aModel, aRequest, failed, impatient, KEY, NEVER } from "../edges/models/client.ts";
import { type Behaviour, modelServer } from "../servers/model.ts";

/** What comes of asking a server that behaves like this. */
async function ask(behave: Behaviour, more: Parameters<typeof impatient>[0] = {}) {
  await using server = await modelServer(behave);
  const { models } = impatient(more);
  const reply = await models.ask(aRequest(aModel(server.url)), NEVER);
  return { reply, detail: failed(reply).detail, requests: server.requests.length };
}

describe("a model's provider", () => {
  test("that redirects gets no key sent elsewhere", async () => {
    await using elsewhere = await modelServer(() => ({ kind: "answer", text: "mine" }));
    for (const status of [301, 302, 303, 307, 308]) {
      const { reply } = await ask(() => ({ kind: "status", status, headers: { location: `${elsewhere.url}/x` } }));
      expect(reply.status).toBe("failed");
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test("whose answer never ends is cut off", async () => {
    const { reply, detail } = await ask(() => ({ kind: "large", bytes: 2 ** 31, declared: false }));
    expect(reply.status).toBe("failed");
    expect(detail).not.toBe("");
  });

  test("whose error never ends is cut off, and not repeated", async () => {
    const { detail } = await ask(() => ({ kind: "status", status: 400, error: { message: "x".repeat(5_000_000) } }));
    expect(detail.length).toBeLessThan(1_000);
  });

  test("whose address holds a password gets nothing, and the password is not repeated", async () => {
    await using server = await modelServer(() => ({ kind: "answer", text: "a" }));
    const { models } = impatient();
    const address = server.url.replace("http://", `http://user:${KEY}@`);
    const told = await models.ask(aRequest(aModel(address)), NEVER).then(
      (reply) => JSON.stringify(reply),
      (error: Error) => error.message,
    );
    expect(told).toContain("password");
    expect(told).not.toContain(KEY);
    expect(server.requests).toEqual([]);
  });

  test("that answers with the key it was sent is not repeated", async () => {
    const { reply } = await ask(() => ({ kind: "answer", text: `You sent ${KEY}.`, model: KEY, fingerprint: KEY }));
    expect(reply).toMatchObject({ status: "replied", text: "You sent ***." });
    expect(JSON.stringify(reply)).not.toContain(KEY);
  });

  test("that quotes the key in its refusal is not quoted", async () => {
    for (const error of [{ message: `bad key ${KEY}` }, { message: "no", code: KEY }, { message: "no", type: KEY }])
      expect((await ask(() => ({ kind: "status", status: 401, error }))).detail).not.toContain(KEY);
  });

  test("that puts commands, markup and escape sequences in its refusal puts none into what people read", async () => {
    const hostile = "\u001b[31m\n::error::x\n<img src=x>\n@octocat #1 ##[group]y";
    const { detail } = await ask(() => ({ kind: "status", status: 400, error: { message: hostile, code: hostile } }));
    expect(detail).not.toMatch(/\p{Cc}|::error|<img|@octocat|##\[/u);
  });

  test("that answers with JSON of prototypes changes none", async () => {
    const body = '{"__proto__":{"polluted":1},"choices":[{"message":{"__proto__":{"polluted":1},"content":"a"}}]}';
    await ask(() => ({ kind: "body", body }));
    expect({}).not.toHaveProperty("polluted");
  });
});
