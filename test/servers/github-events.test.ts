import { describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "./github.ts";
import { wrongInPayload } from "./github-contract.ts";
import {
  dispatchEvent,
  type EventGiven,
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  repositoryDispatchEvent,
  scheduleEvent,
  workflowRunEvent,
} from "./github-events.ts";

const PUSHED = { ref: "refs/heads/main", before: "1".repeat(40), after: "2".repeat(40) };

describe("the events of the loopback GitHub", () => {
  test.each<[string, (github: GitHubServer, number: number) => Promise<EventGiven> | EventGiven]>([
    ["pull-request-opened", (github, number) => pullRequestEvent(github, number)],
    ["pull-request-synchronize", (github, number) => pullRequestEvent(github, number, { action: "synchronize" })],
    ["pull-request-labeled", (github, number) => pullRequestEvent(github, number, { action: "labeled", label: "ok" })],
    ["merge-group-checks-requested", mergeGroupEvent],
    ["push", (github) => pushEvent(github, PUSHED)],
    ["push", (github) => pushEvent(github, { ref: "refs/heads/new", after: PUSHED.after })],
    ["push", (github) => pushEvent(github, { ref: "refs/heads/old", before: PUSHED.before })],
    ["workflow-dispatch", (github) => dispatchEvent(github, { inputs: { head: "x" } })],
    ["repository-dispatch-sample.collected", (github) => repositoryDispatchEvent(github)],
    ["workflow-run-completed", (github, number) => workflowRunEvent(github, number)],
  ])("have the payload that GitHub describes: %s", async (name, eventOf) => {
    await using github = await startGitHub();
    const { number } = await github.openPullRequest({ fork: "stranger", files: { a: "1" } });
    const { payload } = await eventOf(github, number);
    expect(wrongInPayload(name, payload)).toEqual([]);
    expect(wrongInPayload(name, { ...payload, repository: { id: "x" } })).not.toEqual([]);
  });

  test("tell of a pull request by its test merge, with the head's repository and who did it", async () => {
    await using github = await startGitHub();
    const { number, head, base } = await github.openPullRequest({ fork: "stranger", files: { a: "1" } });
    const given = pullRequestEvent(github, number);
    expect(given).toMatchObject({
      event: "pull_request",
      payload: {
        action: "opened",
        number,
        repository: { id: github.id, full_name: "acme/support" },
        pull_request: { head: { sha: head, repo: { full_name: "stranger/support" } }, base: { sha: base } },
        sender: { login: "stranger" },
      },
      environment: { GITHUB_REF: `refs/pull/${number}/merge` },
    });
    const parents = runGit(github.repository, ["rev-parse", `${given.environment["GITHUB_SHA"]}^@`]).split("\n");
    expect(parents).toEqual([base, head]);
    expect(runGit(github.repository, ["rev-parse", `refs/pull/${number}/head`])).toBe(head);
    const pushed = await github.push(number, { a: "2" });
    const label = pullRequestEvent(github, number, { action: "labeled", label: "accept", sender: "alice" });
    expect(label.payload).toMatchObject({ label: { name: "accept" }, pull_request: { head: { sha: pushed.head } } });
    const next = pullRequestEvent(github, number, { action: "synchronize", before: head });
    expect(next.payload).toMatchObject({ before: head, after: pushed.head });
  });

  test("tell of a queue without a pull request, and of a run of a fork without one too", async () => {
    await using github = await startGitHub();
    const fork = await github.openPullRequest({ fork: "stranger", files: { a: "1" } });
    const own = await github.openPullRequest({ branch: "mine", files: { b: "1" } });
    const queued = await mergeGroupEvent(github, fork.number);
    const base = runGit(github.repository, ["rev-parse", "main"]);
    expect(queued.payload["pull_request"]).toBeUndefined();
    expect(queued.payload["merge_group"]).toMatchObject({
      base_sha: base,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-${fork.number}-${base}`,
    });
    expect((await workflowRunEvent(github, fork.number)).payload["workflow_run"]).toMatchObject({
      event: "pull_request",
      head_sha: fork.head,
      head_branch: "proposal",
      head_repository: { full_name: "stranger/support", owner: { login: "stranger" } },
      repository: { id: github.id },
      pull_requests: [],
    });
    expect((await workflowRunEvent(github, own.number)).payload["workflow_run"]).toMatchObject({
      pull_requests: [{ number: own.number }],
    });
  });

  test("tell of pushes, schedules, dispatches and comments", async () => {
    await using github = await startGitHub();
    const before = runGit(github.repository, ["rev-parse", "main"]);
    const after = await github.commit("main", { a: "1" });
    expect(pushEvent(github, { ref: "refs/heads/main", before, after }).payload).toMatchObject({
      before,
      after,
      created: false,
    });
    expect(pushEvent(github, { ref: "refs/heads/new", after }).payload).toMatchObject({
      before: "0".repeat(40),
      created: true,
    });
    expect(pushEvent(github, { ref: "refs/tags/v1", before }).payload).toMatchObject({
      deleted: true,
      head_commit: null,
    });
    const schedule = await scheduleEvent(github);
    expect(schedule.payload["repository"]).not.toHaveProperty("private");
    expect(schedule.environment).toMatchObject({ GITHUB_SHA: after, GITHUB_REF: "refs/heads/main" });
    const inputs = { "pull-request": "7" };
    expect((await dispatchEvent(github, { inputs })).payload).toMatchObject({ ref: "refs/heads/main", inputs });
    const number = github.openIssue({ title: "t", body: "b", author: "alice" });
    const said = await issueCommentEvent(github, number, { author: "bob", body: "/eval" });
    expect(said.payload).toMatchObject({ issue: { number }, comment: { body: "/eval", user: { login: "bob" } } });
  });
});
