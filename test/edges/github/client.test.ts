import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { startGitHub } from "../../servers/github.ts";

/** A client that notes how long it would have waited. */
async function clientOf(server: { readonly url: string; readonly token: string }) {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  return { client: await gitHubClient({ token: server.token, baseUrl: server.url, wait }), waits };
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
});
