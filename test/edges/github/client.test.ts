import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { startGitHub } from "../../servers/github.ts";

/** A client that notes how long it would have waited. */
async function clientOf(
  server: { readonly url: string; readonly token: string },
  more: { readonly mostMs?: number } = {},
) {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait, random: () => 0, ...more });
  return { client, waits };
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
    const limited = { status: 429, body: { message: "slow down" }, headers: { "retry-after": "40" } };
    await using server = await answering(Array.from({ length: 16 }, () => limited));
    const { client, waits } = await clientOf(server);
    for (let request = 0; request < 4; request += 1) {
      await expect(client.rest.issues.get(comment)).rejects.toMatchObject({ status: 429 });
    }
    expect(waits).toEqual(Array(7).fill(40_000));
  });

  test("takes a request without an answer for lost, and asks again", async () => {
    await using server = await answering(["silent", "half", { status: 200, body: { number: 7 } }]);
    const { client, waits } = await clientOf(server, { mostMs: 50 });
    expect((await client.rest.issues.get(comment)).data.number).toBe(7);
    expect(waits).toEqual([500, 1000]);
  });

  test.each<[string, Reply | "half"]>([
    ["JSON that was cut short on its way", "half"],
    ["the web page of something in between", { status: 200, body: "<html>Sign in</html>" }],
    ["nothing", { status: 200, body: null }],
  ])("takes %s for no answer: asks again, but not for a comment", async (_, reply) => {
    await using server = await answering([reply, { status: 200, body: { number: 7 } }, reply]);
    const { client, waits } = await clientOf(server);
    expect((await client.rest.issues.get(comment)).data.number).toBe(7);
    await expect(client.rest.issues.createComment(comment)).rejects.toMatchObject({
      status: 502,
      message: "its answer was cut short, or is no JSON",
    });
    expect(waits).toEqual([500]);
  });

  test("asks GraphQL again when it fails for a reason of its own, and not when it refuses", async () => {
    const apology = { message: "Something went wrong while executing your query. Please include `0401:6C25`." };
    const refusal = { type: "FORBIDDEN", message: "Resource not accessible by integration" };
    await using server = await answering([
      { status: 200, body: { data: null, errors: [apology] } },
      { status: 200, body: { data: { viewer: { login: "me" } } } },
      { status: 200, body: { data: null, errors: [refusal] } },
    ]);
    const { client, waits } = await clientOf(server);
    expect(await client.graphql("query { viewer { login } }")).toEqual({ viewer: { login: "me" } });
    await expect(client.graphql("query { viewer { login } }")).rejects.toThrow("not accessible");
    expect(waits).toEqual([500]);
  });

  test("sends what may be there twice without harm again: a tree, a commit, a reference, a status", async () => {
    const sha = "a".repeat(40);
    const place = { owner: "acme", repo: "support" };
    await using server = await answering(Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? "broken" : OK)));
    const { client } = await clientOf(server);
    await client.rest.git.createTree({ ...place, tree: [] });
    await client.rest.git.createCommit({ ...place, tree: sha, message: "Record" });
    await client.rest.git.createRef({ ...place, ref: "refs/heads/eval-baselines", sha });
    await client.rest.repos.createCommitStatus({ ...place, sha, state: "success" });
    expect(server.requests).toHaveLength(8);
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

  test.each(["ghs_never\nToBeSeen", "ghs_never ToBeSeen", "ghs_neverTöBeSeen"])(
    "refuses the token %j without showing it",
    async (token) => {
      const error = await gitHubClient({ token, baseUrl: "http://127.0.0.1:9" }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: "UserError", message: expect.stringContaining("cannot be sent") });
      expect(inspect(error)).not.toContain("ghs_never");
    },
  );

  test("says that an address is none", async () => {
    await expect(gitHubClient({ token: "t", baseUrl: "not an address" })).rejects.toMatchObject({
      name: "UserError",
      message: "GITHUB_API_URL is no address",
    });
  });

  test.each([
    ["a refusal", [{ status: 401, body: { message: "Bad credentials" } }]],
    ["a broken connection", ["broken", "broken", "broken", "broken"]],
    ["errors of GraphQL", [{ status: 200, body: { errors: [{ type: "FORBIDDEN", message: "no" }] } }]],
  ] satisfies readonly [string, readonly Scripted[]][])("keeps the token out of %s", async (_, replies) => {
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

/** "broken" ends the connection, "silent" never answers, and "half" ends an answer in its middle. */
type Scripted = Reply | "broken" | "silent" | "half";

const OK: Reply = { status: 200, body: {} };

/** A server that gives these replies one after another, whatever it is asked. */
async function answering(replies: readonly Scripted[], token = "ghs_loopback") {
  const requests: { readonly headers: IncomingHttpHeaders }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const reply = replies[requests.length] ?? { status: 500, body: { message: "nothing more to say" } };
    requests.push({ headers: request.headers });
    request.resume();
    if (reply === "silent") return;
    if (reply === "broken") return void request.socket.destroy();
    const { status, body, headers } = reply === "half" ? OK : reply;
    const isText = typeof body === "string";
    response.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers });
    const text = isText ? body : JSON.stringify(body);
    response.end(reply === "half" ? text.slice(0, 1) : text);
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
