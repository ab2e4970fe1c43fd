import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "./github.ts";
import { manyFiles } from "./github-people.ts";

/** Every test ends with the server's own complaint about anything that GitHub's description does not know. */
async function ask(server: GitHubServer, path: string, init: { method?: string; body?: unknown } = {}) {
  const response = await fetch(`${server.url}/repos/${path}`, {
    method: init.method ?? "GET",
    headers: { authorization: `token ${server.token}`, connection: "close" },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: checked against GitHub's description by the server itself.
  const body: any = response.status === 204 ? undefined : await response.json();
  return { status: response.status, body, link: response.headers.get("link") };
}

async function graphQl(server: GitHubServer, query: string) {
  const url = server.url.endsWith("/api/v3") ? server.url.replace(/v3$/, "graphql") : `${server.url}/graphql`;
  const headers = { authorization: `bearer ${server.token}`, connection: "close" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
  return (await response.json()) as { data: { repository: unknown }; errors?: unknown };
}

const SUPPORT = "acme/support";

describe("pull requests of the loopback GitHub", () => {
  test("are told with the head, the base and the files that git has", async () => {
    await using server = await startGitHub();
    await server.commit("main", { "prompts/a.md": "one\ntwo\n", "old.md": "some text that is moved\n" });
    const { number, head, base } = await server.openPullRequest({
      files: { "prompts/a.md": "one\n2\n", "old.md": null, "new.md": "some text that is moved\n" },
      author: "alice",
    });
    await server.commit("main", { "README.md": "Later.\n" });
    const { body } = await ask(server, `${SUPPORT}/pulls/${number}`);
    expect(body).toMatchObject({ number, state: "open", user: { login: "alice" }, changed_files: 2, merged: false });
    expect(body).toMatchObject({ head: { sha: head, repo: { id: server.id, fork: false } }, base: { sha: base } });
    const files = (await ask(server, `${SUPPORT}/pulls/${number}/files`)).body;
    expect(files).toMatchObject([
      { filename: "new.md", previous_filename: "old.md", status: "renamed", changes: 0 },
      { filename: "prompts/a.md", status: "modified", additions: 1, deletions: 1 },
    ]);
    expect(files[1].patch).toBe("@@ -1,2 +1,2 @@\n one\n-two\n+2");
    const compared = (await ask(server, `${SUPPORT}/compare/main...${head}`)).body;
    expect(compared).toMatchObject({ status: "diverged", ahead_by: 1, behind_by: 1 });
    expect(compared.merge_base_commit.sha).toBe(base);
    expect(compared.files.map(({ filename }: { filename: string }) => filename)).toEqual(["new.md", "prompts/a.md"]);
    expect((await ask(server, `${SUPPORT}/pulls/${number}/commits`)).body).toHaveLength(1);
  });

  test("from a fork have a repository of their own, whose commits the first one can read", async () => {
    await using server = await startGitHub();
    const { number, head } = await server.openPullRequest({ fork: "stranger", branch: "patch-1", files: { a: "1" } });
    await server.openPullRequest({ branch: "patch-1", files: { b: "1" } });
    const { body } = await ask(server, `${SUPPORT}/pulls?state=open&head=stranger:patch-1&per_page=100`);
    expect(body).toMatchObject([{ number, head: { sha: head, repo: { full_name: "stranger/support", fork: true } } }]);
    expect(body[0].head.repo.id).not.toBe(server.id);
    expect((await ask(server, `${SUPPORT}/git/trees/${head}?recursive=1`)).body.tree).toMatchObject([{ path: "a" }]);
    expect((await ask(server, "stranger/support")).body).toMatchObject({ fork: true, owner: { login: "stranger" } });
    expect((await ask(server, `${SUPPORT}/compare/main...stranger:patch-1`)).body.ahead_by).toBe(1);
    expect((await ask(server, `${SUPPORT}/commits/${head}/pulls`)).body).toEqual([]);
    expect(
      (await ask(server, "stranger/support/git/refs", { method: "POST", body: { ref: "refs/heads/x", sha: head } }))
        .status,
    ).toBe(403);
    server.deleteFork("stranger");
    expect((await ask(server, `${SUPPORT}/pulls/${number}`)).body.head.repo).toBeNull();
    expect((await ask(server, "stranger/support")).status).toBe(404);
  });

  test("are pushed to at an instant that the server knows and the author does not choose", async () => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ fork: "stranger", branch: "patch-1", files: { a: "1" } });
    server.clock.advance(600);
    const before = server.clock.now();
    const { head } = await server.push(number, { a: "2" });
    const { body } = await ask(server, "stranger/support/activity?ref=patch-1&per_page=1");
    expect(body).toMatchObject([{ after: head, ref: "refs/heads/patch-1", activity_type: "push" }]);
    expect(body[0].timestamp > before).toBe(true);
    expect((await ask(server, `${SUPPORT}/pulls/${number}`)).body.head.sha).toBe(head);
    await server.push(number, { a: "3" }, { force: true });
    const all = (await ask(server, "stranger/support/activity?ref=refs/heads/patch-1")).body;
    expect(all.map((one: { activity_type: string }) => one.activity_type)).toEqual([
      "force_push",
      "push",
      "branch_creation",
    ]);
  });

  test("have labels, and events that say who set them and when", async () => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ files: { a: "1" } });
    server.label(number, "accept", "alice");
    server.unlabel(number, "accept", "bob");
    server.label(number, "accept", "carol");
    server.setPermission("carol", "maintain");
    const events = (await ask(server, `${SUPPORT}/issues/${number}/events?per_page=2`)).body;
    expect(events).toMatchObject([
      { event: "labeled", actor: { login: "alice" }, label: { name: "accept" } },
      { event: "unlabeled", actor: { login: "bob" } },
    ]);
    expect((await ask(server, `${SUPPORT}/issues/${number}/timeline`)).body).toHaveLength(3);
    expect((await ask(server, `${SUPPORT}/issues/${number}/labels`)).body).toMatchObject([{ name: "accept" }]);
    const may = async (who: string) => (await ask(server, `${SUPPORT}/collaborators/${who}/permission`)).body;
    expect(await may("carol")).toMatchObject({ permission: "write", role_name: "maintain" });
    expect(await may("nobody")).toMatchObject({ permission: "read", role_name: "read" });
    expect((await ask(server, `${SUPPORT}/collaborators/dependabot[bot]/permission`)).status).toBe(404);
  });

  test("are merged by a real commit, and found by the commits they brought", async () => {
    await using server = await startGitHub();
    const one = await server.openPullRequest({ fork: "stranger", files: { a: "1" } });
    const two = await server.openPullRequest({ branch: "second", files: { b: "1" } });
    const merged = await server.mergePullRequest(one.number, { by: "alice" });
    const squashed = await server.mergePullRequest(two.number, { by: "alice", method: "squash" });
    expect(runGit(server.repository, ["ls-tree", "--name-only", "main"])).toBe("a\nb");
    expect((await ask(server, `${SUPPORT}/commits/${one.head}/pulls`)).body).toMatchObject([{ number: one.number }]);
    expect((await ask(server, `${SUPPORT}/commits/${merged}/pulls`)).body).toMatchObject([{ number: one.number }]);
    expect((await ask(server, `${SUPPORT}/commits/${squashed}/pulls`)).body).toMatchObject([{ number: two.number }]);
    const closed = (await ask(server, `${SUPPORT}/pulls?state=closed&sort=updated&direction=desc`)).body;
    expect(closed.map(({ number }: { number: number }) => number)).toEqual([two.number, one.number]);
    expect(closed[1].merge_commit_sha).toBe(merged);
  });

  test("list 3,000 files at most, on pages; a comparison lists 300", async () => {
    await using server = await startGitHub();
    const { number, head } = await server.openPullRequest({ files: manyFiles(3050) });
    const { body, link } = await ask(server, `${SUPPORT}/pulls/${number}/files?per_page=100&page=30`);
    expect(body).toHaveLength(100);
    expect(link).not.toContain("next");
    expect((await ask(server, `${SUPPORT}/compare/main...${head}`)).body.files).toHaveLength(300);
  });
});

describe("issues and statuses of the loopback GitHub", () => {
  test("are opened, found by their author, changed and closed", async () => {
    await using server = await startGitHub();
    server.openIssue({ title: "Other", body: "x", author: "alice" });
    const made = await ask(server, `${SUPPORT}/issues`, { method: "POST", body: { title: "Drift", body: "y" } });
    expect(made).toMatchObject({ status: 201, body: { number: 2, user: { login: "github-actions[bot]" } } });
    const path = `${SUPPORT}/issues?state=open&creator=${encodeURIComponent("github-actions[bot]")}`;
    expect((await ask(server, path)).body).toMatchObject([{ number: 2 }]);
    await ask(server, `${SUPPORT}/issues/2`, { method: "PATCH", body: { state: "closed", state_reason: "completed" } });
    expect((await ask(server, path)).body).toEqual([]);
    expect((await ask(server, `${SUPPORT}/issues/2`)).body).toMatchObject({
      state: "closed",
      state_reason: "completed",
    });
    const long = { title: "t", body: "x".repeat(65_537) };
    expect((await ask(server, `${SUPPORT}/issues`, { method: "POST", body: long })).status).toBe(422);
  });

  test("hang on a commit that is there", async () => {
    await using server = await startGitHub();
    const { head } = await server.openPullRequest({ fork: "stranger", files: { a: "1" } });
    const body = { state: "success", context: "eval-baseline/desk", description: "fine" };
    expect((await ask(server, `${SUPPORT}/statuses/${head}`, { method: "POST", body })).status).toBe(201);
    expect((await ask(server, `${SUPPORT}/commits/${head}/statuses`)).body).toMatchObject([body]);
    expect((await ask(server, `${SUPPORT}/statuses/${"1".repeat(40)}`, { method: "POST", body })).status).toBe(422);
  });
});

describe("the repository of the loopback GitHub", () => {
  test("tells what it is, its commits, branches and files", async () => {
    await using server = await startGitHub({ visibility: "internal" });
    const sha = await server.commit("main", { "a/b.md": "text\n" });
    expect((await ask(server, SUPPORT)).body).toMatchObject({ id: server.id, private: true, visibility: "internal" });
    expect((await ask(server, `${SUPPORT}/commits/main`)).body).toMatchObject({ sha, files: [{ filename: "a/b.md" }] });
    expect((await ask(server, `${SUPPORT}/commits?per_page=1`)).body).toMatchObject([{ sha }]);
    expect((await ask(server, `${SUPPORT}/branches/main`)).body).toMatchObject({ name: "main", commit: { sha } });
    expect((await ask(server, `${SUPPORT}/git/ref/heads%2Fmain`)).body.object.sha).toBe(sha);
    expect((await ask(server, `${SUPPORT}/git/commits/${sha}`)).body.sha).toBe(sha);
    const file = (await ask(server, `${SUPPORT}/contents/a/b.md?ref=main`)).body;
    expect(Buffer.from(file.content, "base64").toString()).toBe("text\n");
  });

  test("moves a branch forward only, unless forced", async () => {
    await using server = await startGitHub();
    const first = runGit(server.repository, ["rev-parse", "main"]);
    await server.commit("main", { a: "1" });
    const move = (body: object) => ask(server, `${SUPPORT}/git/refs/heads/main`, { method: "PATCH", body });
    expect(await move({ sha: first })).toMatchObject({
      status: 422,
      body: { message: "Update is not a fast forward" },
    });
    expect((await move({ sha: first, force: true })).status).toBe(200);
    expect(runGit(server.repository, ["rev-parse", "main"])).toBe(first);
  });

  test("answers GraphQL about pull requests, labels and pages of comments", async () => {
    await using server = await startGitHub({ enterprise: true });
    const { number, head } = await server.openPullRequest({ fork: "stranger", files: { a: "1" } });
    server.label(number, "accept", "alice");
    for (const body of ["one", "two", "three"]) server.addComment({ issue: number, author: "alice", body });
    const { data, errors } = await graphQl(
      server,
      `{ repository(owner: "acme", name: "support") { pullRequest(number: ${number}) {
        headRefOid isCrossRepository headRepository { databaseId } labels(first: 10) { nodes { name } }
        comments(first: 2) { totalCount nodes { body author { login } } pageInfo { hasNextPage endCursor } }
        timelineItems(itemTypes: [LABELED_EVENT], last: 1) { nodes { ... on LabeledEvent { createdAt actor { login } label { name } } } }
      } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.repository).toMatchObject({
      pullRequest: {
        headRefOid: head,
        isCrossRepository: true,
        labels: { nodes: [{ name: "accept" }] },
        comments: { totalCount: 3, nodes: [{ body: "one" }, { body: "two" }], pageInfo: { hasNextPage: true } },
        timelineItems: { nodes: [{ actor: { login: "alice" }, label: { name: "accept" } }] },
      },
    });
  });
});
