import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { dispatchEvent, type EventGiven, pullRequestEvent, workflowRunEvent } from "../servers/github-events.ts";
import { deskModel, KEY } from "./desk.ts";
import { DESK_FILES, ELSEWHERE, UNCITED } from "./desk-files.ts";
import { checkoutOf, type StepOptions } from "./workflow.ts";

type Options = Pick<StepOptions, "inputs" | "workspace">;

/** A desk on GitHub whose runs have the keys, or have not, and a token that may write, or may not. */
async function aWorkflow() {
  const github = await startGitHub();
  const model = await deskModel();
  const checkout = checkoutOf(github, model.url, DESK_FILES);
  return {
    github,
    model,
    /** As GitHub starts it for a stranger: no secrets, a token that may only read. */
    async runAsStranger(given: EventGiven, options: Options = {}) {
      github.faults.readOnlyToken = true;
      const environment = { ...given.environment, OPENAI_BASE_URL: "", OPENAI_API_KEY: "" };
      const step = await checkout.step({ workspace: "empty", ...given, ...options, environment });
      github.faults.readOnlyToken = false;
      return step;
    },
    runAsMaintainer: (given: EventGiven, options: Options = {}) =>
      checkout.step({
        workspace: "empty",
        ...given,
        ...options,
        environment: { ...given.environment, OPENAI_API_KEY: KEY },
      }),
    async [Symbol.asyncDispose]() {
      checkout[Symbol.dispose]();
      await model[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const commented = (github: GitHubServer) => github.comments.map(({ issue }) => issue);

describe("the run of a fork or of Dependabot", () => {
  test.each([
    ["a fork", { fork: "stranger", files: UNCITED }],
    ["Dependabot", { author: "dependabot[bot]", branch: "dependabot/pip/x", files: UNCITED }],
  ] as const)("of %s is green, and its summary says how a maintainer runs it", async (_, proposal) => {
    await using workflow = await aWorkflow();
    const { github, model } = workflow;
    const { number, head } = await github.openPullRequest(proposal);
    const step = await workflow.runAsStranger(pullRequestEvent(github, number));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "not-evaluated", gate: "pass" } });
    expect(step.log).toContain("::notice");
    expect(step.log).not.toContain("::warning");
    expect(step.log).not.toContain("::error");
    for (const words of ["Not evaluated", "pull-request", String(number), head]) expect(step.summary).toContain(words);
    expect(step.summary.replaceAll("&#95;", "_")).toContain("OPENAI_API_KEY");
    expect([model.requests, github.comments, github.statuses]).toEqual([[], [], []]);
  });

  test("fails where the workflow wants every change evaluated", async () => {
    await using workflow = await aWorkflow();
    const { number } = await workflow.github.openPullRequest({ fork: "stranger", files: UNCITED });
    const inputs = { "on-missing-secrets": "fail" };
    const step = await workflow.runAsStranger(pullRequestEvent(workflow.github, number), { inputs });
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "not-evaluated", gate: "fail" } });
  });

  test("is not affected where it touches no layer, so that the check can be required", async () => {
    await using workflow = await aWorkflow();
    const { number } = await workflow.github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    const step = await workflow.runAsStranger(pullRequestEvent(workflow.github, number));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "not-affected", gate: "pass" } });
  });

  test("runs nothing of what it brings, though it is checked out and the keys are there", async () => {
    await using workflow = await aWorkflow();
    using directory = scratchDirectory();
    const trace = join(directory.path, "ran");
    const { github } = workflow;
    const brought = DESK_FILES["suite.yml"].replace(
      'from: [{ otlp: "traces/*.jsonl" }]',
      `from: [{ command: [touch, ${JSON.stringify(trace)}] }]`,
    );
    expect(brought).toContain("touch");
    const files = { ...UNCITED, "suite.yml": brought, "traces/monday.jsonl": "" };
    const { number } = await github.openPullRequest({ fork: "stranger", files });
    const step = await workflow.runAsMaintainer(pullRequestEvent(github, number), { workspace: "shallow" });
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed" } });
    expect(existsSync(trace)).toBe(false);
  });
});

describe("a maintainer's dispatch", () => {
  const dispatch = async (github: GitHubServer, number: number, head: string) => {
    const inputs = { "pull-request": String(number), head };
    return [await dispatchEvent(github, { inputs, by: "alice" }), { inputs }] as const;
  };

  test("evaluates a fork at the commit that was read: comment, status, and nothing kept", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const { number, head } = await github.openPullRequest({ fork: "stranger", files: UNCITED });
    const step = await workflow.runAsMaintainer(...(await dispatch(github, number, head)));
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed", "pull-request": String(number) } });
    expect(commented(github)).toEqual([number]);
    expect(github.statuses).toMatchObject([{ sha: head, context: "eval-baseline/desk", state: "failure" }]);
    expect(github.activities.map(({ ref }) => ref)).not.toContain("refs/heads/eval-baselines");
    // The runner takes these lines as orders to hide a text, and shows none of them.
    const shown = step.log.replaceAll(/^::add-mask::.*$/gm, "");
    expect(shown + step.summary + JSON.stringify(github.comments)).not.toContain(KEY);
  });

  test("is of no use for what was pushed after the reading", async () => {
    await using workflow = await aWorkflow();
    const { github, model } = workflow;
    const { number, head } = await github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    const pushed = await github.push(number, UNCITED);
    const step = await workflow.runAsMaintainer(...(await dispatch(github, number, head)));
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "errored" } });
    expect(step.log).toContain(`is no longer ${head}: it has moved on to ${pushed.head}`);
    expect([model.requests, github.comments, github.statuses]).toEqual([[], [], []]);
  });

  test("says what to add where its token may set no status, and the verdict stands", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const { number, head } = await github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    github.faults.unwritable.add("statuses");
    const step = await workflow.runAsMaintainer(...(await dispatch(github, number, head)));
    expect(step).toMatchObject({ status: 0, outputs: { verdict: "not-affected" } });
    expect(step.log).toContain('add "statuses: write" under permissions: of the job in the workflow file.');
  });
});

describe("the second stage", () => {
  test("comments on the pull request whose commit ran, sets its status, and asks for no artifact", async () => {
    await using workflow = await aWorkflow();
    const { github } = workflow;
    const other = await github.openPullRequest({ branch: "patch-1", files: ELSEWHERE });
    const { number, head } = await github.openPullRequest({
      fork: "stranger",
      branch: "patch-1",
      title: `#${other.number} <!-- eval-baseline check/suite run=99999.1 -->`,
      files: UNCITED,
    });
    const step = await workflow.runAsMaintainer(await workflowRunEvent(github, number));
    expect(step).toMatchObject({ status: 1, outputs: { verdict: "regressed", "pull-request": String(number) } });
    expect(commented(github)).toEqual([number]);
    expect(github.statuses).toMatchObject([{ sha: head, state: "failure" }]);
    expect(github.requests.filter(({ path }) => path.includes("artifact"))).toEqual([]);
    expect(github.activities.map(({ ref }) => ref)).not.toContain("refs/heads/eval-baselines");
  });

  test("leaves what moved on meanwhile, and what had its keys, alone and green", async () => {
    await using workflow = await aWorkflow();
    const { github, model } = workflow;
    const stale = await github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    await github.push(stale.number, UNCITED);
    const own = await github.openPullRequest({ branch: "own", files: UNCITED });
    const events = [
      await workflowRunEvent(github, stale.number, { head: stale.head }),
      await workflowRunEvent(github, own.number),
    ];
    for (const event of events)
      expect(await workflow.runAsMaintainer(event)).toMatchObject({
        status: 0,
        outputs: { verdict: "not-evaluated", gate: "pass" },
      });
    expect([model.requests, github.comments, github.statuses]).toEqual([[], [], []]);
  });
});
