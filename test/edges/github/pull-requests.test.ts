import { describe, expect, test } from "vitest";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { gitHubPullRequests } from "../../../src/edges/github/pull-requests.ts";
import { UserError } from "../../../src/errors.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";

async function pullRequestsOf(server: GitHubServer, token = server.token) {
  const warnings: string[] = [];
  const client = await gitHubClient({ token, baseUrl: server.url, wait: async () => {} });
  const { owner, repo } = server;
  const pullRequests = gitHubPullRequests({ client, owner, repo, warn: (line) => warnings.push(line) });
  return { pullRequests, warnings };
}

const told = async (action: Promise<unknown>) => {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not told to people: ${error}`);
  return { problem: error.message, remedy: error.remedy };
};

const files = { "README.md": "Hello.\n" };
/** Where a fork's pull request has its head. */
const headOf = (pull: { head: string; headBranch: string; headOwner: string; headRepository?: { id: number } }) => ({
  commit: pull.head,
  repositoryId: pull.headRepository?.id ?? 0,
  owner: pull.headOwner,
  branch: pull.headBranch,
});

describe("a pull request by its number", () => {
  test("is told as GitHub has it now, and is a fork's by the id of its repository", async () => {
    await using server = await startGitHub();
    const own = await server.openPullRequest({ files, author: "alice" });
    const forked = await server.openPullRequest({ files, fork: "stranger" });
    const { pullRequests } = await pullRequestsOf(server);
    expect(await pullRequests.numbered(own.number)).toEqual({
      number: own.number,
      isOpen: true,
      head: own.head,
      base: own.base,
      headRepositoryId: server.id,
      isFork: false,
      isIntoDefaultBranch: true,
      author: "alice",
    });
    expect(await pullRequests.numbered(forked.number)).toMatchObject({
      head: forked.head,
      headRepositoryId: forked.headRepository?.id,
      isFork: true,
      author: "stranger",
    });
    await server.commit("stable", { "README.md": "Hello.\n" });
    const elsewhere = await server.openPullRequest({ files, fork: "stranger", base: "stable", branch: "other" });
    expect(await pullRequests.numbered(elsewhere.number)).toMatchObject({ isIntoDefaultBranch: false });
    const { head } = await server.push(forked.number, { "README.md": "Hello there.\n" });
    expect(await pullRequests.numbered(forked.number)).toMatchObject({ head, isOpen: true });
    server.close(forked.number, "alice");
    expect(await pullRequests.numbered(forked.number)).toMatchObject({ isOpen: false });
  });

  test("is a fork's where the fork has been deleted", async () => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ files, fork: "stranger" });
    server.deleteFork("stranger");
    const { pullRequests } = await pullRequestsOf(server);
    const facts = await pullRequests.numbered(number);
    expect(facts).toMatchObject({ isFork: true });
    expect(facts).not.toHaveProperty("headRepositoryId");
  });

  test("that is not there is told, with the permission that shows it", async () => {
    await using server = await startGitHub();
    server.openIssue({ title: "A question", body: "", author: "alice" });
    const { pullRequests } = await pullRequestsOf(server);
    for (const number of [1, 404])
      expect(await told(pullRequests.numbered(number))).toEqual({
        problem: `acme/support has no pull request ${number} that this token may see`,
        remedy:
          'Check the number, and give the job "pull-requests: read" under permissions:; "pull-requests: write" holds it.',
      });
  });

  test("that the token may not read is told, with the permission to add", async () => {
    await using server = await startGitHub();
    const { number } = await server.openPullRequest({ files });
    server.faults.unreadable.add("pull-requests");
    const { pullRequests } = await pullRequestsOf(server);
    expect(await told(pullRequests.numbered(number))).toEqual({
      problem: `the token may not read pull request ${number} of acme/support: Resource not accessible by integration`,
      remedy:
        'Add "pull-requests: read" under permissions: of the job in the workflow file, or use a token that has it.',
    });
    const nobody = await pullRequestsOf(server, "ghs_wrong");
    expect(await told(nobody.pullRequests.numbered(number))).toMatchObject({
      problem: `GitHub does not accept the token to read pull request ${number} of acme/support`,
    });
  });
});

describe("the pull requests with a head", () => {
  test("are those of its commit and its repository, and no others", async () => {
    await using server = await startGitHub();
    const forked = await server.openPullRequest({ files, fork: "stranger", branch: "patch-1" });
    await server.openPullRequest({ files, fork: "mallory", branch: "patch-1" });
    await server.openPullRequest({ files, branch: "patch-1" });
    const { pullRequests } = await pullRequestsOf(server);
    expect((await pullRequests.withHead(headOf(forked))).map(({ number }) => number)).toEqual([forked.number]);
    expect(await pullRequests.withHead({ ...headOf(forked), repositoryId: server.id })).toEqual([]);
    expect(await pullRequests.withHead({ ...headOf(forked), commit: "a".repeat(40) })).toEqual([]);
  });

  test("are none once the head has moved on, or the pull request is closed", async () => {
    await using server = await startGitHub();
    const before = await server.openPullRequest({ files, fork: "stranger" });
    const after = await server.push(before.number, { "README.md": "Hello there.\n" });
    const { pullRequests } = await pullRequestsOf(server);
    expect(await pullRequests.withHead(headOf(before))).toEqual([]);
    expect(await pullRequests.withHead(headOf(after))).toMatchObject([{ number: before.number, head: after.head }]);
    server.close(before.number, "stranger");
    expect(await pullRequests.withHead(headOf(after))).toEqual([]);
  });

  test("are all of them where one branch is proposed for several others", async () => {
    await using server = await startGitHub();
    await server.commit("next", { "next.md": "Next.\n" });
    const one = await server.openPullRequest({ files, fork: "stranger", branch: "patch" });
    const two = await server.openPullRequest({ fork: "stranger", branch: "patch", base: "next" });
    const { pullRequests } = await pullRequestsOf(server);
    const found = await pullRequests.withHead(headOf(one));
    expect(found.map(({ number }) => number).toSorted()).toEqual([one.number, two.number]);
  });

  test("are found behind more than a page of others, whatever the branch is called", async () => {
    await using server = await startGitHub();
    const branch = "topic&state=closed#%2F'$(x)";
    const first = await server.openPullRequest({ files, fork: "stranger", branch });
    const [issue] = server.issues;
    if (issue === undefined) throw new Error("a pull request has an issue");
    for (let number = 2; number <= 102; number += 1) {
      server.issues.push({ ...issue, number });
      server.pullRequests.push({ ...first, number });
    }
    const { pullRequests } = await pullRequestsOf(server);
    const found = await pullRequests.withHead(headOf(first));
    expect(found).toHaveLength(102);
    expect(found.map(({ number }) => number)).toContain(first.number);
  });

  test("cannot be listed by a token that may not: told, with the permission to add", async () => {
    await using server = await startGitHub();
    const pull = await server.openPullRequest({ files, fork: "stranger" });
    server.faults.unreadable.add("pull-requests");
    const { pullRequests } = await pullRequestsOf(server);
    expect(await told(pullRequests.withHead(headOf(pull)))).toEqual({
      problem: "the token may not list pull requests of acme/support: Resource not accessible by integration",
      remedy:
        'Add "pull-requests: read" under permissions: of the job in the workflow file, or use a token that has it.',
    });
  });
});

describe("a status", () => {
  const status = { context: "eval-baseline/support-desk", state: "failure", description: "regressed" } as const;

  test("is set on the head of a fork's pull request, and cut to what GitHub takes", async () => {
    await using server = await startGitHub();
    const { head } = await server.openPullRequest({ files, fork: "stranger" });
    const { pullRequests, warnings } = await pullRequestsOf(server);
    const url = "https://github.example/acme/support/actions/runs/1";
    expect(await pullRequests.setStatus(head, { ...status, description: "é".repeat(141), url })).toBe("set");
    expect(server.statuses).toMatchObject([
      {
        sha: head,
        context: "eval-baseline/support-desk",
        state: "failure",
        description: `${"é".repeat(139)}…`,
        targetUrl: url,
      },
    ]);
    await pullRequests.setStatus(head, { ...status, context: "eval-baseline/other", description: "a😀".repeat(70) });
    expect(server.statuses.find(({ context }) => context === "eval-baseline/other")?.description).toBe(
      `${"a😀".repeat(46)}a…`,
    );
    expect(warnings).toEqual([]);
  });

  test("that the token may not set is a warning that says what to add", async () => {
    await using server = await startGitHub();
    const { head } = await server.openPullRequest({ files });
    server.faults.unwritable.add("statuses");
    const { pullRequests, warnings } = await pullRequestsOf(server);
    expect(await pullRequests.setStatus(head, status)).toBe("not-permitted");
    expect(server.statuses).toEqual([]);
    expect(warnings).toEqual([
      `GitHub does not let this token set a status on commit ${head.slice(0, 7)} (Resource not accessible by integration): ` +
        'add "statuses: write" under permissions: of the job in the workflow file.',
    ]);
  });

  test("that GitHub does not take for another reason is told in its words", async () => {
    await using server = await startGitHub();
    const { pullRequests, warnings } = await pullRequestsOf(server);
    const gone = await told(pullRequests.setStatus("a".repeat(40), status));
    expect(gone.problem).toContain("to set a status on commit aaaaaaa");
    expect(warnings).toEqual([]);
  });
});
