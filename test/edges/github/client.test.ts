import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { startGitHub } from "../../servers/github.ts";

/** A client that notes how long it would have waited. */
async function clientOf(server: { readonly url: string; readonly token: string }) {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  return { client: await gitHubClient({ token: server.token, baseUrl: server.url, wait, random: () => 0 }), waits };
}

const comment = { owner: "acme", repo: "support", issue_number: 7, body: "hello" };

describe("the client", () => {
  test("takes its GitHub from GITHUB_API_URL", async () => {
    await using server = await startGitHub();
    process.env["GITHUB_API_URL"] = server.url;
    try {
      const client = await gitHubClient({ token: server.token });
      expect(await client.graphql("query { viewer { login } }")).toEqual({ viewer: { login: "github-actions[bot]" } });
    } finally {
      delete process.env["GITHUB_API_URL"];
    }
  });

  test("asks again after a server error, with growing pauses", async () => {
    await using server = await startGitHub();
    server.faults.unavailable = 3;
    const { client, waits } = await clientOf(server);
    await client.graphql("query { viewer { login } }");
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test("does not send a comment twice, since the first may have arrived", async () => {
    await using server = await startGitHub();
    server.faults.unavailable = 1;
    const { client, waits } = await clientOf(server);
    await expect(client.rest.issues.createComment(comment)).rejects.toMatchObject({ status: 502 });
    expect(waits).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("waits as long as a rate limit asks for, up to a minute", async () => {
    await using server = await startGitHub();
    server.faults.rateLimit = 7;
    server.faults.before = () => {
      if (server.requests.length === 2) server.faults.rateLimit = undefined;
    };
    const { client, waits } = await clientOf(server);
    expect((await client.rest.issues.createComment(comment)).status).toBe(201);
    expect(waits).toEqual([7000]);
    server.faults.rateLimit = 61;
    await expect(client.rest.issues.createComment(comment)).rejects.toMatchObject({ status: 429 });
    expect(waits).toEqual([7000]);
  });

  test("waits out a secondary limit, and one that is renewed within a minute by GitHub's clock", async () => {
    const at = Date.parse("2026-11-23T04:00:00Z");
    const limits: readonly Reply[] = [
      { status: 403, body: { message: "You have exceeded a secondary rate limit" } },
      {
        status: 429,
        body: { message: "API rate limit exceeded" },
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(at / 1000 + 20),
          date: new Date(at).toUTCString(),
        },
      },
    ];
    await using server = await answering([...limits, { status: 201, body: { id: 1 } }]);
    const { client, waits } = await clientOf(server);
    expect((await client.rest.issues.createComment(comment)).status).toBe(201);
    expect(waits).toEqual([60_000, 21_000]);
  });

  test("does not wait for a limit that is renewed later, and asks no other 4xx again", async () => {
    const used = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "4000000000" };
    const refusals: readonly Reply[] = [
      { status: 403, body: { message: "API rate limit exceeded" }, headers: used },
      ...[400, 401, 403, 404, 409, 410, 422].map((status) => ({ status, body: { message: "no" } })),
    ];
    await using server = await answering(refusals);
    const { client, waits } = await clientOf(server);
    for (const { status } of refusals) {
      await expect(client.rest.issues.get(comment)).rejects.toMatchObject({ status });
    }
    expect(waits).toEqual([]);
    expect(server.requests).toHaveLength(refusals.length);
  });

  test("does not wait for ever: all its pauses together have an end", async () => {
    const limited = { status: 429, body: { message: "slow down" }, headers: { "retry-after": "50" } };
    await using server = await answering(Array.from({ length: 12 }, () => limited));
    const { client, waits } = await clientOf(server);
    for (let request = 0; request < 3; request += 1) {
      await expect(client.rest.issues.get(comment)).rejects.toMatchObject({ status: 429 });
    }
    expect(waits).toEqual([50_000, 50_000, 50_000]);
  });

  test("spreads runs that were told to wait as long", async () => {
    const limited = { status: 429, body: { message: "slow down" }, headers: { "retry-after": "7" } };
    await using server = await answering([limited, { status: 200, body: {} }]);
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait, random: () => 0.5 });
    await client.rest.issues.get(comment);
    expect(waits).toEqual([9500]);
  });

  test("asks again when the connection breaks, and not for a comment", async () => {
    await using server = await answering(["broken", { status: 200, body: { number: 7 } }, "broken"]);
    const { client, waits } = await clientOf(server);
    expect((await client.rest.issues.get(comment)).data.number).toBe(7);
    expect(waits).toEqual([500]);
    await expect(client.rest.issues.createComment(comment)).rejects.toMatchObject({ status: 500 });
    expect(waits).toEqual([500]);
  });

  test("says who it is, keeps its connections, and takes a token of any length", async () => {
    const ok = { status: 200, body: {} };
    const token = `ghs_${"eyJhbGciOi.".repeat(200)}`;
    await using server = await answering(
      Array.from({ length: 8 }, () => ok),
      token,
    );
    const { client } = await clientOf(server);
    for (let request = 0; request < 8; request += 1) await client.rest.issues.get(comment);
    expect(server.connections()).toBeLessThan(3);
    expect(server.requests[0]?.headers["user-agent"]).toMatch(/^eval-baseline /);
    expect(server.requests[0]?.headers.authorization).toBe(`token ${token}`);
  });

  test.each([
    ["a refusal", [{ status: 401, body: { message: "Bad credentials" } }]],
    ["a broken connection", ["broken", "broken", "broken", "broken"]],
    ["errors of GraphQL", [{ status: 200, body: { errors: [{ type: "FORBIDDEN", message: "no" }] } }]],
  ] satisfies readonly [string, readonly (Reply | "broken")[]][])("keeps the token out of %s", async (_, replies) => {
    await using server = await answering(replies, "ghs_neverToBeSeen");
    const { client } = await clientOf(server);
    const error: unknown = await client.graphql("query { viewer { login } }").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain("ghs_neverToBeSeen");
  });
});

type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: { readonly [name: string]: string };
};

/** A server that gives these replies one after another, whatever it is asked. "broken" ends the connection. */
async function answering(replies: readonly (Reply | "broken")[], token = "ghs_loopback") {
  const requests: { readonly headers: IncomingHttpHeaders }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const reply = replies[requests.length] ?? { status: 500, body: { message: "nothing more to say" } };
    requests.push({ headers: request.headers });
    request.resume();
    if (reply === "broken") return void request.socket.destroy();
    response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    response.end(JSON.stringify(reply.body));
  });
  server.on("connection", () => {
    connections += 1;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    requests,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
