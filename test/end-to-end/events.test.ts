import { describe, expect, test } from "vitest";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
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
} from "../servers/github-events.ts";
import { deskModel } from "./desk.ts";
import { DESK_FILES, ELSEWHERE, LABEL, UNCITED } from "./desk-files.ts";
import { checkoutOf } from "./workflow.ts";

/** A desk on GitHub, and its workflow on a runner that checked nothing out. */
async function aWorkflow(files: { readonly [path: string]: string } = DESK_FILES) {
  const github = await startGitHub();
  const model = await deskModel();
  const checkout = checkoutOf(github, model.url, files);
  return {
    github,
    model,
    run: (given: EventGiven, inputs: { readonly [name: string]: string } = {}) =>
      checkout.step({ ...given, inputs, workspace: "empty" }),
    async [Symbol.asyncDispose]() {
      checkout[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const hasBaselines = (github: GitHubServer) => github.activities.some(({ ref }) => ref === "refs/heads/eval-baselines");

/** Calls of GitHub's API: all jobs of a repository share a thousand an hour. */
const callsOf = ({ operations }: GitHubServer) => [...operations.values()].reduce((sum, count) => sum + count, 0);

describe("what an event comes to", () => {
  test("schedule: a record with its probe, kept, in few calls of the API; no comment, no status", async () => {
    const suite = DESK_FILES["suite.yml"].replace("probe: none\n", "").replace(/^attribution: .*\n/m, "");
    await using workflow = await aWorkflow({ ...DESK_FILES, "suite.yml": suite });
    const { github } = workflow;
    const step = await workflow.run(await scheduleEvent(github));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "no-baseline" } });
    expect(hasBaselines(github)).toBe(true);
    expect([github.comments, github.statuses]).toEqual([[], []]);
    const first = callsOf(github);
    await workflow.run(await scheduleEvent(github));
    expect(first).toBeLessThanOrEqual(22);
    expect(callsOf(github) - first).toBeLessThanOrEqual(25);
  });

  test("repository_dispatch with mode record: a record, kept", async () => {
    await using workflow = await aWorkflow();
    const step = await workflow.run(await repositoryDispatchEvent(workflow.github), { mode: "record" });
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "no-baseline" } });
    expect(hasBaselines(workflow.github)).toBe(true);
  });

  test("pull_request: a check with a comment; no status, no baseline", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const { number } = await github.openPullRequest({ files: UNCITED });
    const step = await workflow.run(pullRequestEvent(github, number));
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed", gate: "fail" } });
    expect(github.comments).toMatchObject([{ issue: number }]);
    expect([github.statuses, hasBaselines(github)]).toEqual([[], false]);
  });

  test("pull_request that touches no layer: success without a comment, and without a call of a model", async () => {
    await using workflow = await aWorkflow();
    const { github, model } = workflow;
    const { number } = await github.openPullRequest({ files: ELSEWHERE });
    const step = await workflow.run(pullRequestEvent(github, number));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "not-affected", gate: "pass" } });
    expect(step.summary).toContain("Not affected");
    expect([github.comments, model.requests]).toEqual([[], []]);
    expect(callsOf(github)).toBeLessThanOrEqual(5);
  });

  test("merge_group: the same gate, no comment; the label of the queued pull request holds", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    github.setPermission("alice", "write");
    const { number } = await github.openPullRequest({ files: UNCITED });
    const failed = await workflow.run(await mergeGroupEvent(github, number));
    expect(failed).toMatchObject({ status: 1, outputs: { verdict: "regressed", gate: "fail" } });
    github.label(number, LABEL, "alice");
    const accepted = await workflow.run(await mergeGroupEvent(github, number));
    expect(accepted).toMatchObject({ status: 0, outputs: { verdict: "regressed", gate: "warn", accepted: "alice" } });
    expect([github.comments, github.statuses, hasBaselines(github)]).toEqual([[], [], false]);
  });

  test("push: a check of what was pushed, no comment", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const before = await github.commit("topic", ELSEWHERE);
    const after = await github.commit("topic", UNCITED);
    const step = await workflow.run(pushEvent(github, { ref: "refs/heads/topic", before, after }));
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed" } });
    const first = await workflow.run(pushEvent(github, { ref: "refs/heads/topic", after: before }));
    expect(first).toMatchObject({ status: 0, outputs: { verdict: "not-affected" } });
    expect([github.comments, hasBaselines(github)]).toEqual([[], false]);
  });

  test("workflow_dispatch with the number of a pull request: a check with a comment and a status", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const { number, head } = await github.openPullRequest({ files: UNCITED });
    const inputs = { "pull-request": String(number) };
    const step = await workflow.run(await dispatchEvent(github, { inputs }), inputs);
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed", "pull-request": String(number) } });
    expect(github.comments).toMatchObject([{ issue: number }]);
    expect(github.statuses).toMatchObject([{ sha: head, context: "eval-baseline/desk", state: "failure" }]);
    expect(hasBaselines(github)).toBe(false);
  });

  test("workflow_dispatch with layers: a canary, which keeps nothing", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const inputs = { layers: "model=desk-2" };
    const step = await workflow.run(await dispatchEvent(github, { inputs }), inputs);
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "unchanged" } });
    expect([github.comments, github.statuses, hasBaselines(github)]).toEqual([[], [], false]);
  });
});

describe("what is refused, before anything is asked", () => {
  const refused = async (
    given: (github: GitHubServer, number: number) => Promise<EventGiven> | EventGiven,
    inputs: { readonly [name: string]: string },
    words: string,
  ) => {
    await using workflow = await aWorkflow();
    const { github, model } = workflow;
    const { number } = await github.openPullRequest({ fork: "stranger", files: UNCITED });
    const step = await workflow.run(await given(github, number), inputs);
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "errored", gate: "fail" } });
    expect(step.log).toContain(words);
    expect(step.summary).not.toBe("");
    expect([model.requests, github.requests]).toEqual([[], []]);
  };

  test("pull_request_target, with the reason and what to use instead", () =>
    refused(
      (github, number) => pullRequestEvent(github, number, { target: true }),
      {},
      "pull_request_target hands secrets to a run that a stranger started",
    ));

  test.each<[string, (github: GitHubServer, number: number) => Promise<EventGiven> | EventGiven]>([
    ["pull_request", (github, number) => pullRequestEvent(github, number)],
    ["merge_group", (github, number) => mergeGroupEvent(github, number)],
    ["workflow_run", (github, number) => workflowRunEvent(github, number)],
    ["issue_comment", (github, number) => issueCommentEvent(github, number, { author: "mallory", body: "/record" })],
  ])("a record that would be kept, on %s", (event, given) =>
    refused(given, { mode: "record" }, `because on ${event} the files need not be what was merged`),
  );

  test("a record that would be kept, of another branch than the default one", () =>
    refused(
      async (github) => {
        await github.commit("topic", ELSEWHERE);
        return dispatchEvent(github, { branch: "topic" });
      },
      { mode: "record" },
      "a baseline is kept only of the default branch main, and this workflow_dispatch is of refs/heads/topic",
    ));

  test("a pull request that a comment names, which anybody may write", () =>
    refused(
      (github, number) => issueCommentEvent(github, number, { author: "mallory", body: "/check" }),
      { mode: "check", "pull-request": "1" },
      "pull-request: only workflow_dispatch and repository_dispatch may name one",
    ));
});
