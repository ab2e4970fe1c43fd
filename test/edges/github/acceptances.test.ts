import { describe, expect, test } from "vitest";
import type { Acceptance } from "../../../src/domain/acceptance.ts";
import { type GitHubAcceptancesOptions, gitHubAcceptances } from "../../../src/edges/github/acceptances.ts";
import { gitHubClient } from "../../../src/edges/github/client.ts";
import { commentMarker, memoLine } from "../../../src/edges/github/comment-marker.ts";
import { acceptanceMemo } from "../../../src/formats/acceptance-memo.ts";
import { type GitHubServer, startGitHub } from "../../servers/github.ts";
import { serverError } from "../../servers/github-faults.ts";
import { writeFiles } from "../../servers/github-pushes.ts";
import { runGit } from "../git/scratch.ts";

const LABEL = "accept-regression";
const PROMPT = { "evals/prompts/support.md": "Answer briefly." };
const BOT = "github-actions[bot]";

async function acceptancesOn(server: GitHubServer, pullRequest?: GitHubAcceptancesOptions["pullRequest"]) {
  const client = await gitHubClient({ token: server.token, baseUrl: server.url, wait: async () => {} });
  const { owner, repo } = server;
  return gitHubAcceptances({ client, owner, repo, ...(pullRequest === undefined ? {} : { pullRequest }) });
}

/** A server on which ada may write, sue may triage and joe may read. */
async function aGitHub(): Promise<GitHubServer> {
  const server = await startGitHub();
  for (const [login, role] of [
    ["ada", "write"],
    ["bob", "maintain"],
    ["root", "admin"],
    ["sue", "triage"],
    ["joe", "read"],
  ] as const)
    server.setPermission(login, role);
  return server;
}

async function answerFor(server: GitHubServer, number: number, head: string) {
  return (await acceptancesOn(server, { number, head })).ofPullRequest(LABEL);
}

describe("a pull request's regression", () => {
  test.each(["ada", "bob", "root"])("is accepted by somebody who may write: %s", async (login) => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, login);
    expect(await answerFor(server, number, head)).toEqual({
      status: "accepted",
      acceptance: { pullRequest: number, head, label: LABEL, by: login, at: server.events.at(-1)?.at },
    });
  });

  test("is accepted on a fork too, by the push time of the fork", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT, fork: "stranger" });
    server.label(number, LABEL, "ada");
    expect(await answerFor(server, number, head)).toMatchObject({ status: "accepted" });
  });

  test("is accepted by the label whatever its case, as GitHub has it", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, "Accept-Regression", "ada");
    expect(await answerFor(server, number, head)).toMatchObject({ status: "accepted" });
  });

  test("is not accepted without the label, and one request tells", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, "documentation", "ada");
    expect(await answerFor(server, number, head)).toEqual({ status: "none" });
    expect(server.requests).toHaveLength(1);
  });

  test("is not accepted where no pull request is checked, and nothing is asked", async () => {
    await using server = await aGitHub();
    expect(await (await acceptancesOn(server)).ofPullRequest(LABEL)).toEqual({ status: "none" });
    expect(server.requests).toEqual([]);
  });

  test("is not accepted by a label that was taken off", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    server.unlabel(number, LABEL, "joe");
    expect(await answerFor(server, number, head)).toEqual({ status: "none" });
  });

  test.each(["sue", "joe", "stranger", BOT])("is not accepted by somebody who may not write: %s", async (login) => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, login);
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: `${login}, who set it, has no write permission. Let somebody who has it set the label.`,
    });
  });

  test("is not accepted by who set the label before it was taken off, but by who set it last", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    server.unlabel(number, LABEL, "ada");
    server.label(number, LABEL, "sue");
    expect(await answerFor(server, number, head)).toMatchObject({ status: "refused" });
  });

  test("is not accepted by a label from before the last push", async () => {
    await using server = await aGitHub();
    const { number } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    const labelled = server.clock.now();
    const { head } = await server.push(number, { "evals/prompts/support.md": "Answer as you like." });
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: `it was set at ${labelled}, and commit ${head.slice(0, 7)} was pushed at ${pushTime(server, head)}. Take it off and set it again.`,
    });
    server.unlabel(number, LABEL, "ada");
    server.label(number, LABEL, "ada");
    expect(await answerFor(server, number, head)).toMatchObject({ status: "accepted" });
  });

  test("is not accepted by a label of the second in which the commit was pushed: nobody can tell which was first", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    const at = pushTime(server, head) ?? "";
    const event = server.events.pop();
    if (event !== undefined) server.events.push({ ...event, at });
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: `it was set at ${at}, and commit ${head.slice(0, 7)} was pushed at ${at}. Take it off and set it again.`,
    });
  });

  test("is not accepted by an account that has been deleted, whose permission nobody can ask", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    // GitHub's description has an actor always, and its answers have not.
    const events = [{ event: "labeled", actor: null, label: { name: LABEL }, created_at: server.clock.now() }];
    const on = ({ path }: { readonly path: string }) => path.includes("/events");
    server.faults.next.push({ answer: { status: 200, body: events }, when: "before", on });
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: "the account of who set it has been deleted. Take it off and set it again.",
    });
  });

  test("is not accepted for a commit that pretends to be older than the label", async () => {
    await using server = await aGitHub();
    const opened = await server.openPullRequest({ files: PROMPT, fork: "stranger" });
    server.label(opened.number, LABEL, "ada");
    const [fork] = server.forks;
    if (fork === undefined) throw new Error("there is no fork");
    const files = { "evals/prompts/support.md": "Do as the user says." };
    const backdated = writeFiles(fork, { parent: opened.head, files, message: "Amend", author: "stranger", at: 1 });
    pointBranch(fork.repository, "proposal", backdated);
    const { head } = await server.push(opened.number);
    expect(head).toBe(backdated);
    expect(await answerFor(server, opened.number, head)).toMatchObject({ status: "refused" });
  });

  test("is not accepted for a commit that went away and came back after the label", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    server.label(number, LABEL, "ada");
    await server.push(number, { "evals/prompts/support.md": "Something else." });
    pointBranch(server.repository, "proposal", head);
    expect((await server.push(number)).head).toBe(head);
    expect(await answerFor(server, number, head)).toMatchObject({ status: "refused" });
  });

  test("is not accepted for a commit that is the head no more", async () => {
    await using server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT });
    await server.push(number, { "evals/prompts/support.md": "Something else." });
    server.label(number, LABEL, "ada");
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: `pull request ${number} has another head than commit ${head.slice(0, 7)} by now.`,
    });
  });
});

describe("where GitHub does not tell when a commit was pushed", () => {
  async function onDeletedFork() {
    const server = await aGitHub();
    const { number, head } = await server.openPullRequest({ files: PROMPT, fork: "stranger" });
    server.label(number, LABEL, "ada");
    const at = server.clock.now();
    server.deleteFork("stranger");
    return { server, number, head, at };
  }

  test("a label does not count, and the remedy is said", async () => {
    const { server, number, head } = await onDeletedFork();
    await using _ = server;
    expect(await answerFor(server, number, head)).toEqual({
      status: "refused",
      why: `GitHub does not tell when commit ${head.slice(0, 7)} was pushed. Take it off and set it again, where the workflow runs on pull_request with the type labeled.`,
    });
  });

  test("it counts where the label itself started the run, with this commit as head", async () => {
    const { server, number, head, at } = await onDeletedFork();
    await using _ = server;
    const answer = async (labelled: { readonly label: string; readonly at: string }) =>
      (await (await acceptancesOn(server, { number, head, labelled })).ofPullRequest(LABEL)).status;
    expect(await answer({ label: LABEL, at })).toBe("accepted");
    expect(await answer({ label: "documentation", at })).toBe("refused");
    expect(await answer({ label: LABEL, at: "2026-11-01T06:00:00Z" })).toBe("refused");
  });
});

test("a repository whose pushes are closed to the token is one where GitHub does not tell", async () => {
  await using server = await aGitHub();
  const { number, head } = await server.openPullRequest({ files: PROMPT, fork: "stranger" });
  server.label(number, LABEL, "ada");
  server.faults.unreadable.add("contents");
  expect(await answerFor(server, number, head)).toMatchObject({
    status: "refused",
    why: expect.stringContaining(`GitHub does not tell when commit ${head.slice(0, 7)} was pushed.`),
  });
});

test("a GitHub that is down is not taken for one that does not tell", async () => {
  await using server = await aGitHub();
  const { number, head } = await server.openPullRequest({ files: PROMPT });
  server.label(number, LABEL, "ada");
  for (let time = 0; time < 10; time += 1)
    server.faults.next.push(serverError(502, { on: ({ path }) => path.includes("/activity") }));
  await expect(answerFor(server, number, head)).rejects.toMatchObject({
    message: `GitHub did not answer, to see who set the label ${LABEL} on pull request ${number} of acme/support: Server Error`,
    remedy: "Run this again; githubstatus.com says whether GitHub is down.",
  });
});

test("a token that may not list pull requests is told which permission it lacks", async () => {
  await using server = await aGitHub();
  server.faults.unreadable.add("pull-requests");
  const asked = (await acceptancesOn(server)).merged("desk", { after: "a".repeat(40), upTo: "b".repeat(40) });
  await expect(asked).rejects.toMatchObject({
    message: "the token may not list the merged pull requests of acme/support: Resource not accessible by integration",
    remedy: 'Add "pull-requests: read" under permissions: of the job in the workflow file, or use a token that has it.',
  });
});

test("a token that may not see events is told which permission it lacks", async () => {
  await using server = await aGitHub();
  const { number, head } = await server.openPullRequest({ files: PROMPT });
  server.faults.unreadable.add("pull-requests").add("issues");
  await expect(answerFor(server, number, head)).rejects.toMatchObject({
    message: `the token may not see who set the label ${LABEL} on pull request ${number} of acme/support: Resource not accessible by integration`,
    remedy: 'Add "pull-requests: read" under permissions: of the job in the workflow file, or use a token that has it.',
  });
});

describe("what was accepted on merged pull requests", () => {
  const losses = [{ metric: "cites", scale: "difference", difference: -0.1 }] as const;

  /** A pull request whose regression ada accepts, and the comment of its check. */
  async function accepted(server: GitHubServer, branch: string, { author = BOT, suite = "desk", by = "ada" } = {}) {
    const files = { [`evals/prompts/${branch}.md`]: branch };
    const { number, head } = await server.openPullRequest({ branch, files });
    server.label(number, LABEL, by);
    const acceptance: Acceptance = { pullRequest: number, head, label: LABEL, by, at: server.clock.now(), losses };
    const memo = memoLine(acceptanceMemo({ suite, acceptance }));
    const marker = commentMarker("check/evals/suite.yml", { id: 41, attempt: 1 });
    server.addComment({ issue: number, author, body: `${marker}\n${memo}\n**Regressed**` });
    return acceptance;
  }

  async function merged(server: GitHubServer, after: string, suite = "desk", since?: string) {
    const upTo = await server.commit("main", { "notes/last.md": "last" });
    return (await acceptancesOn(server)).merged(suite, {
      after,
      upTo,
      label: LABEL,
      ...(since === undefined ? {} : { since }),
    });
  }

  test.each(["merge", "squash"] as const)("is found after a %s", async (method) => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const acceptance = await accepted(server, "one");
    expect(await merged(server, start)).toEqual([]);
    await server.mergePullRequest(acceptance.pullRequest, { by: "bob", method });
    expect(await merged(server, start)).toEqual([acceptance]);
  });

  test("is found for each of several, and not again after the commit that has them", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const both = [await accepted(server, "one"), await accepted(server, "two")];
    for (const { pullRequest } of both) await server.mergePullRequest(pullRequest, { by: "bob" });
    // In the order of their numbers, whichever was changed last.
    server.label(both[0]?.pullRequest ?? 0, "looked at", "bob");
    expect(await merged(server, start)).toEqual(both);
    const later = await server.commit("main", { "notes/later.md": "later" });
    expect(await merged(server, later)).toEqual([]);
  });

  test("is not known where the commit of the record before is gone, and the reason is said", async () => {
    await using server = await aGitHub();
    const acceptance = await accepted(server, "one");
    await server.mergePullRequest(acceptance.pullRequest, { by: "bob" });
    await expect(merged(server, "d".repeat(40))).rejects.toMatchObject({
      message: "commit ddddddd of the record before is in the history of acme/support no more",
      remedy: expect.stringMatching(/^Where the history was rewritten, /),
    });
  });

  test("is found where the record before ran days after its commit, when a job was run again", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const acceptance = await accepted(server, "one");
    await server.mergePullRequest(acceptance.pullRequest, { by: "bob" });
    server.clock.advance(30 * 24 * 3600);
    expect(await merged(server, start, "desk", server.clock.now())).toEqual([acceptance]);
  });

  test("is asked for by one request where nobody set the label", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { number } = await server.openPullRequest({ files: PROMPT });
    await server.mergePullRequest(number, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test("is nothing where the memo is another suite's", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest } = await accepted(server, "one", { suite: "other" });
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
    expect(await merged(server, start, "other")).toHaveLength(1);
  });

  test.each(["stranger", "github-actions"])("is nothing where somebody else wrote the comment: %s", async (author) => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest } = await accepted(server, "one", { author });
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
  });

  test("is nothing where the one who set the label may not write, whatever a comment says", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest } = await accepted(server, "one", { by: "sue" });
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
  });

  test("is nothing where nobody set the label when a comment says so", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest } = await accepted(server, "one");
    server.unlabel(pullRequest, LABEL, "ada");
    server.label(pullRequest, LABEL, "ada");
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
  });

  test("is nothing where another commit was merged than the one that was accepted", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest } = await accepted(server, "one");
    await server.push(pullRequest, { "evals/prompts/one.md": "Worse still." });
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([]);
  });

  test("is found behind more than a hundred other pull requests", { timeout: 60_000 }, async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const acceptance = await accepted(server, "one");
    await server.mergePullRequest(acceptance.pullRequest, { by: "bob" });
    for (let other = 0; other < 105; other += 1) {
      const { number } = await server.openPullRequest({
        branch: "proposal",
        ...(other === 0 ? { files: PROMPT } : {}),
      });
      server.close(number, "joe");
    }
    expect(await merged(server, start)).toEqual([acceptance]);
  });

  test("is found behind more than a hundred comments", async () => {
    await using server = await aGitHub();
    const start = await server.commit("main", { "notes/start.md": "start" });
    const { pullRequest, head } = await server
      .openPullRequest({ branch: "one", files: PROMPT })
      .then(({ number, head }) => ({ pullRequest: number, head }));
    for (let remark = 0; remark < 120; remark += 1)
      server.addComment({ issue: pullRequest, author: "joe", body: `remark ${remark}` });
    server.label(pullRequest, LABEL, "ada");
    const acceptance: Acceptance = { pullRequest, head, label: LABEL, by: "ada", at: server.clock.now(), losses };
    const memo = memoLine(acceptanceMemo({ suite: "desk", acceptance }));
    const marker = commentMarker("check/suite", { id: 41, attempt: 1 });
    server.addComment({ issue: pullRequest, author: BOT, body: `${marker}\n${memo}\n**Regressed**` });
    await server.mergePullRequest(pullRequest, { by: "bob" });
    expect(await merged(server, start)).toEqual([acceptance]);
  });
});

/** As a push does that the next one on the pull request tells of. */
function pointBranch(repository: string, branch: string, commit: string): void {
  runGit(repository, ["update-ref", `refs/heads/${branch}`, commit]);
}

function pushTime(server: GitHubServer, head: string): string | undefined {
  return server.activities.findLast(({ after }) => after === head)?.at;
}
