import { describe, expect, test } from "vitest";
import { type GitHubServer, startGitHub } from "./github.ts";
import { type Area, lostAnswer, rateLimited, secondaryRateLimit, serverError } from "./github-faults.ts";

async function ask(server: GitHubServer, path: string, body?: unknown) {
  return fetch(`${server.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `token ${server.token}`, connection: "close" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const REPO = "/repos/acme/support";
const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`;

async function commitOnMain(server: GitHubServer, expectedHeadOid: string) {
  const input = {
    branch: { repositoryNameWithOwner: "acme/support", branchName: "main" },
    expectedHeadOid,
    message: { headline: "Add" },
    fileChanges: { additions: [{ path: "b.md", contents: Buffer.from("b").toString("base64") }] },
  };
  const answer = await (await ask(server, "/graphql", { query: COMMIT, variables: { input } })).json();
  return answer as { readonly data: unknown; readonly errors?: readonly { readonly type: string }[] };
}

describe("the faults of the loopback GitHub", () => {
  test.each<[Area, string, object]>([
    ["contents", `${REPO}/git/trees`, { tree: [{ path: "a", mode: "100644", type: "blob", content: "a" }] }],
    ["issues", `${REPO}/issues`, { title: "t" }],
    ["statuses", `${REPO}/statuses/HEAD`, { state: "success" }],
  ])("refuse to write %s, and nothing else", async (area, path, body) => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ files: { a: "1" } });
    server.faults.unwritable.add(area);
    const refused = await ask(server, path, body);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ message: "Resource not accessible by integration" });
    expect((await ask(server, `${REPO}/issues/${number}/comments`, { body: "hello" })).status).toBe(201);
  });

  test("refuse the comment of a pull request only where neither area may be written", async () => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ files: { a: "1" } });
    const comment = () => ask(server, `${REPO}/issues/${number}/comments`, { body: "hello" });
    server.faults.unwritable.add("pull-requests");
    expect((await comment()).status).toBe(201);
    server.faults.unwritable.add("issues");
    expect((await comment()).status).toBe(403);
    const issue = server.openIssue({ title: "t", body: "b", author: "alice" });
    server.faults.unwritable.delete("issues");
    expect((await ask(server, `${REPO}/issues/${issue}/comments`, { body: "hello" })).status).toBe(201);
  });

  test("refuse to read what the token may not see", async () => {
    await using server = await startGitHub();
    server.faults.unreadable.add("issues");
    expect((await ask(server, `${REPO}/issues`)).status).toBe(403);
    expect((await ask(server, `${REPO}/pulls`)).status).toBe(200);
  });

  test("refuse a commit on a head that has moved, or is said to have", async () => {
    await using server = await startGitHub();
    const head = await server.commit("main", { a: "1" });
    server.faults.stale = 1;
    expect((await commitOnMain(server, head)).errors).toMatchObject([{ type: "STALE_DATA" }]);
    expect((await commitOnMain(server, head)).errors).toBeUndefined();
    expect((await commitOnMain(server, head)).errors).toMatchObject([{ type: "STALE_DATA" }]);
    server.faults.unwritable.add("contents");
    expect((await commitOnMain(server, head)).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  });

  test("lose an answer after the work is done, or fail before it", async () => {
    await using server = await startGitHub();
    server.faults.next.push(serverError(500), lostAnswer({ on: ({ method }) => method === "POST" }));
    const comment = () => ask(server, `${REPO}/issues/7/comments`, { body: "hello" });
    expect((await comment()).status).toBe(500);
    expect(server.comments).toHaveLength(0);
    expect((await ask(server, `${REPO}/issues/7/comments`)).status).toBe(200);
    expect((await comment()).status).toBe(502);
    expect(server.comments).toHaveLength(1);
  });

  test("ask to wait, by the limit of an hour and by the one on writing", async () => {
    await using server = await startGitHub();
    server.faults.next.push(rateLimited(7), secondaryRateLimit(3), secondaryRateLimit());
    const answers = [
      await ask(server, REPO),
      await ask(server, REPO),
      await ask(server, REPO),
      await ask(server, REPO),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 403, 403, 200]);
    expect(answers.map(({ headers }) => headers.get("retry-after"))).toEqual(["7", "3", null, null]);
    expect(await answers[1]?.text()).toContain("secondary rate limit");
  });

  test("show references and listings as they were some seconds ago, by a clock that the test moves", async () => {
    await using server = await startGitHub();
    const { number, head } = await server.openPullRequest({ files: { a: "1" } });
    server.clock.advance(100);
    server.faults.staleSeconds = 30;
    const pushed = await server.push(number, { a: "2" });
    await ask(server, `${REPO}/issues/${number}/comments`, { body: "hello" });
    // biome-ignore lint/suspicious/noExplicitAny: checked against GitHub's description by the server itself.
    const read = async (path: string): Promise<any> => (await ask(server, `${REPO}/${path}`)).json();
    const seen = async () => ({
      pull: (await read(`pulls/${number}`)).head.sha,
      ref: (await read(`git/ref/heads/proposal`)).object.sha,
      comments: (await read(`issues/${number}/comments`)).length,
    });
    expect(await seen()).toEqual({ pull: head, ref: head, comments: 0 });
    server.clock.advance(60);
    expect(await seen()).toEqual({ pull: pushed.head, ref: pushed.head, comments: 1 });
  });
});
