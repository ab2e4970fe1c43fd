import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { baselineStore } from "../../../src/edges/store/baseline-store.ts";
import { gitHubBranch } from "../../../src/edges/store/github-branch.ts";
import { aBaseline, aRun } from "../../builders.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";
import { lostAnswer } from "../../servers/github-faults.ts";
import { runGit, scratchDirectory } from "../git/scratch.ts";

const NAME = "eval/baselines";
const README = { path: "README.md", text: "read me\n" };

async function branchOn(server: GitHubServer, overrides: { readonly token?: string; readonly repo?: string } = {}) {
  const { owner } = server;
  const { token = server.token, repo = server.repo } = overrides;
  const warnings: string[] = [];
  const client = await gitHubClient({ token, baseUrl: server.url, wait: async () => {} });
  const branch = gitHubBranch({ client, owner, repo, branch: NAME, warn: (line) => warnings.push(line) });
  return { branch, warnings };
}

function sent(server: GitHubServer, method: string, path: string) {
  return server.requests.filter((request) => request.method === method && request.path.startsWith(path));
}

describe("a branch on GitHub", () => {
  test("gets its first commit by REST, without parent, author or committer, and every other by GraphQL", async () => {
    await using server = await startGitHub();
    const { branch, warnings } = await branchOn(server);
    const store = baselineStore(branch);
    await store.add(aBaseline());
    expect(
      sent(server, "POST", "/repos/acme/support/git/commits").map(({ body }) => Object.keys(body as object)),
    ).toEqual([["tree", "message"]]);
    const before = server.requests.length;
    await store.add(aBaseline({ commit: "another" }));
    const later = server.requests.slice(before).filter(({ method }) => method !== "GET");
    expect(later.map(({ path }) => path)).toEqual(["/graphql", "/graphql"]);
    expect(later.at(-1)?.body).toMatchObject({
      variables: { input: { branch: { repositoryNameWithOwner: "acme/support", branchName: NAME } } },
    });
    expect(warnings).toEqual([]);
    expect(runGit(server.repository, ["log", "--format=%s", NAME]).split("\n")).toHaveLength(2);
    expect(runGit(server.repository, ["log", "--format=%s", "main"])).toBe("start");
  });

  test("is listed once for each head of others, and each of its small files is fetched once, however often it is looked at", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const store = baselineStore(branch);
    const name = await store.add(aBaseline());
    const before = server.requests.length;
    for (const _ of [1, 2, 3]) {
      const [listed] = await store.list(name.suite);
      expect(listed).toEqual(name);
      await store.read(name);
      expect(await store.probes(name.suite)).toEqual([]);
      expect(await store.incidents()).toEqual([]);
    }
    const asked = server.requests.slice(before).filter(({ method }) => method === "GET");
    // What a commit of its own holds it knows.
    expect(asked.map(({ path }) => path.replace(/.*\/git\/(\w+)\/.*/, "$1"))).toEqual(["blobs"]);
    // Others write meanwhile: then there is another head.
    const other = await baselineStore((await branchOn(server)).branch).add(aBaseline({ commit: "another" }));
    const listings = () => sent(server, "GET", "/repos/acme/support/git/trees").length;
    const earlier = listings();
    for (const _ of [1, 2]) expect(await store.list(name.suite)).toEqual([name, other]);
    expect(listings() - earlier).toBe(1);
  });

  test("keeps headline and body of a message apart", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    await branch.commit({ expectedHead: undefined, files: [README], message: "first" });
    const { head } = await branch.snapshot();
    await branch.commit({ expectedHead: head, files: [README], message: "second\n\nwhy\nand how" });
    expect(runGit(server.repository, ["log", "-1", "--format=%B", NAME])).toBe("second\n\nwhy\nand how");
  });

  test("says that its first commit was not signed", async () => {
    await using server = await startGitHub();
    server.faults.signedCommits = false;
    const { branch, warnings } = await branchOn(server);
    await branch.commit({ expectedHead: undefined, files: [README], message: "first" });
    expect(warnings).toEqual([
      "GitHub did not sign the first commit of eval/baselines; a rule that demands signatures will refuse the branch.",
    ]);
  });

  test("is tried again when GitHub says that it has moved", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const waits: number[] = [];
    const wait = async (attempt: number) => {
      waits.push(attempt);
    };
    const store = baselineStore(branch, { wait });
    await store.add(aBaseline());
    server.faults.stale = 3;
    await store.add(aBaseline({ commit: "another" }));
    expect(waits).toEqual([2, 3, 4]);
    expect(await store.list("support-desk")).toHaveLength(2);
  });

  test("is read and written although GitHub fails for a moment", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const store = baselineStore(branch);
    await store.add(aBaseline());
    server.faults.unavailable = 2;
    expect(await store.list("support-desk")).toHaveLength(1);
  });

  test("holds its first record once although the answer to it was lost", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    server.faults.next.push(lostAnswer({ on: ({ path }) => path.endsWith("/git/refs") }));
    const { path } = await baselineStore(branch, { wait: async () => {} }).add(aBaseline());
    expect(await (await branch.snapshot()).list("baselines/")).toEqual([path]);
  });

  test("is listed whole when GitHub cuts a long listing short", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const days = ["2025-12-30", "2026-01-02", "2026-01-03", "2026-01-04"];
    for (const day of days) await baselineStore(branch).add(aBaseline({ run: aRun({ at: `${day}T06:00:00Z` }) }));
    server.faults.treeLimit = 2;
    const names = await baselineStore(branch).list("support-desk");
    expect(names.map(({ date }) => date)).toEqual(days);
  });

  test("reads a file once for all questions about one listing", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const store = baselineStore(branch);
    const name = await store.add(aBaseline());
    await store.list("support-desk");
    const before = server.requests.length;
    await store.read(name);
    expect(server.requests.slice(before).map(({ path }) => path.replace(/[0-9a-f]{40}/, "<id>"))).toEqual([
      "/repos/acme/support/git/blobs/<id>",
    ]);
  });
});

describe("GitHub refusing", () => {
  const first = { expectedHead: undefined, files: [README], message: "first" };

  test("the first commit of a read-only token names the missing permission and where it goes", async () => {
    await using server = await startGitHub();
    server.faults.readOnlyToken = true;
    const { branch } = await branchOn(server);
    await expect(branch.commit(first)).rejects.toMatchObject({
      name: "UserError",
      message: "the token may not write branch eval/baselines of acme/support: Resource not accessible by integration",
      remedy: 'Add "contents: write" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });

  test("a read-only token is told so before there is anything to commit, and a token that may write leaves nothing", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    const store = baselineStore(branch);
    await store.checkWritable();
    expect((await branch.snapshot()).head).toBeUndefined();
    server.faults.readOnlyToken = true;
    await expect(store.checkWritable()).rejects.toMatchObject({
      message: "the token may not write branch eval/baselines of acme/support: Resource not accessible by integration",
      remedy: 'Add "contents: write" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });

  test("a branch that holds other things is told of before there is anything to commit", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    await branch.commit({ expectedHead: undefined, files: [{ path: "src/index.ts", text: "" }], message: "code" });
    await expect(baselineStore(branch).checkWritable()).rejects.toMatchObject({
      message: expect.stringContaining("holds other things, src/index.ts for one"),
    });
  });

  test("a later commit of a read-only token says the same", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server);
    await branch.commit(first);
    server.faults.readOnlyToken = true;
    const { head } = await branch.snapshot();
    await expect(branch.commit({ ...first, expectedHead: head })).rejects.toMatchObject({
      message: "the token may not write branch eval/baselines of acme/support: Resource not accessible by integration",
      remedy: 'Add "contents: write" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });

  test("a token that is not valid says so, and shows the token nowhere", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server, { token: "ghs_expired9876543210" });
    const error = await branch.snapshot().catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      message: "GitHub does not accept the token to read branch eval/baselines of acme/support",
      remedy: "Give a token that is valid now: in a workflow, github.token.",
    });
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain("9876543210");
  });

  test("a repository that the token may not see is not taken for one without baselines", async () => {
    await using server = await startGitHub();
    const { branch } = await branchOn(server, { repo: "secret" });
    await expect(branch.snapshot()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^GitHub does not show this token what it takes to read branch eval\/baselines of acme\/secret: /,
      ),
      remedy: 'Check that it is there, and that the job has "contents: read" under permissions: in the workflow file.',
    });
  });

  test("everybody for a while, because the rate limit is used up", async () => {
    await using server = await startGitHub();
    server.faults.rateLimit = 1800;
    const { branch } = await branchOn(server);
    await expect(branch.snapshot()).rejects.toMatchObject({
      message: "GitHub's rate limit is used up, to read branch eval/baselines of acme/support: API rate limit exceeded",
      remedy: "Run this again when the limit is renewed, within the hour.",
    });
    expect(server.requests).toHaveLength(1);
  });

  test("to answer at all says so after four tries", async () => {
    await using server = await startGitHub();
    server.faults.unavailable = 100;
    const { branch } = await branchOn(server);
    await expect(branch.snapshot()).rejects.toMatchObject({
      message: "GitHub did not answer, to read branch eval/baselines of acme/support: Server Error",
      remedy: "Run this again; githubstatus.com says whether GitHub is down.",
    });
    expect(server.requests).toHaveLength(4);
  });

  test("a branch in a repository without a commit asks for one", async () => {
    using place = scratchDirectory();
    runGit(place.path, ["init", "--quiet", "--bare", "empty.git"]);
    await using server = await startGitHub({ repository: `${place.path}/empty.git` });
    const { branch } = await branchOn(server);
    expect((await branch.snapshot()).head).toBeUndefined();
    await expect(branch.commit(first)).rejects.toMatchObject({
      message: "acme/support has no commit yet, so GitHub cannot write branch eval/baselines",
      remedy: "Push a first commit to it.",
    });
  });
});
