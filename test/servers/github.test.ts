import { describe, expect, test } from "vitest";
import { type GitHubServer, startGitHub } from "./github.ts";
import { restContract } from "./github-contract.ts";

/** Sends a request by hand, uses the server, and gives what it complains about at the end. */
async function complaintAbout(path: string, init: { method?: string; body?: unknown }): Promise<string> {
  const server = await startGitHub();
  await send(server, path, init);
  const end = server[Symbol.asyncDispose]();
  return end.then(
    () => "nothing",
    (error: unknown) => String(error),
  );
}

async function send(server: GitHubServer, path: string, init: { method?: string; body?: unknown }) {
  return fetch(server.url + path, {
    method: init.method ?? "GET",
    headers: { authorization: `token ${server.token}`, connection: "close" },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
}

/** A commit by GraphQL on a head that is there. */
async function complaintAboutCommit(fileChanges: object): Promise<string> {
  const server = await startGitHub();
  const head = await server.commit("main", { a: "1" });
  const query = `mutation ($i: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $i) { clientMutationId } }`;
  const branch = { repositoryNameWithOwner: "acme/support", branchName: "main" };
  const i = { branch, expectedHeadOid: head, message: { headline: "Change" }, fileChanges };
  await send(server, "/graphql", { method: "POST", body: { query, variables: { i } } });
  return server[Symbol.asyncDispose]().then(
    () => "nothing",
    (error: unknown) => String(error),
  );
}

const COMMENTS = "/repos/acme/support/issues/7/comments";

describe("the loopback GitHub", () => {
  test("complains about nothing when all is as GitHub describes it", async () => {
    expect(await complaintAbout(COMMENTS, { method: "POST", body: { body: "hello" } })).toBe("nothing");
  });

  test.each([
    [COMMENTS, { method: "POST", body: { text: "hello" } }, "body must have required property 'body'"],
    [COMMENTS, { method: "POST", body: { body: 7 } }, "body/body must be string"],
    [`${COMMENTS}?pages=2`, {}, "no query parameter pages"],
    [`${COMMENTS}?per_page=many`, {}, "?per_page: body must be integer"],
    ["/repos/acme/support/pulls?state=merged", {}, "?state: body must be equal to one of the allowed values"],
    ["/repos/acme/support/nothing", {}, "this server has no such route"],
    ["/graphql", { method: "POST", body: { query: "{ viewer { password } }" } }, 'Cannot query field "password"'],
    [
      "/graphql",
      {
        method: "POST",
        body: {
          query: "mutation($i: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $i) { clientMutationId } }",
        },
      },
      'Variable "$i" of required type "CreateCommitOnBranchInput!" was not provided',
    ],
  ])("complains about a request to %s that GitHub does not know (%j)", async (path, init, complaint) => {
    expect(await complaintAbout(path, init)).toContain(complaint);
  });

  test("complains about changes that GitHub would not take, or that it does not make itself", async () => {
    const contents = Buffer.from("text").toString("base64");
    expect(await complaintAboutCommit({ additions: [{ path: "b", contents }] })).toBe("nothing");
    expect(await complaintAboutCommit({ additions: [{ path: "b", contents: "text!" }] })).toContain("no Base64");
    const both = { additions: [{ path: "b", contents }], deletions: [{ path: "a" }] };
    expect(await complaintAboutCommit(both)).toContain("deletes no files");
    const tree = [{ path: "link", mode: "120000", type: "blob", content: "a" }];
    const complaint = await complaintAbout("/repos/acme/support/git/trees", { method: "POST", body: { tree } });
    expect(complaint).toContain("trees of new texts only");
  });

  test("would complain about an answer of its own that GitHub would not give", () => {
    const name = "GET /repos/{owner}/{repo}/git/blobs/{file_sha}";
    const contract = restContract([name]);
    expect(contract.response(name, 200, { sha: "a", content: 7 })).toContain(
      `${name} 200: body/content must be string`,
    );
    expect(contract.response(name, 204, undefined)).toEqual([`${name}: no answer 204`]);
  });

  test("has pages with links, thirty comments each unless asked for more", async () => {
    await using server = await startGitHub();
    for (let number = 0; number < 31; number += 1) server.addComment({ issue: 7, author: "alice", body: "x" });
    const first = await send(server, COMMENTS, {});
    expect(await first.json()).toHaveLength(30);
    expect(first.headers.get("link")).toContain(`${COMMENTS}?per_page=30&page=2>; rel="next"`);
    const second = await send(server, `${COMMENTS}?page=2`, {});
    expect(await second.json()).toHaveLength(1);
    expect(second.headers.get("link")).not.toContain("next");
  });
});
