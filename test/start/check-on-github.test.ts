import { describe, expect, test } from "vitest";
import { actionRequest, type CheckAsked } from "../../src/config/action-request.ts";
import { UserError } from "../../src/errors.ts";
import { startCheckOnGitHub } from "../../src/start/check-on-github.ts";
import { gitHubPlace, openGitHubStore, openHosted, openPullRequests } from "../../src/world/on-github.ts";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { citesWhenAsked, suiteText } from "../end-to-end/desk.ts";
import { DESK_FILES, ELSEWHERE, LABEL, UNCITED } from "../end-to-end/desk-files.ts";
import { heardProgress } from "../pipeline/scripted-models.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import {
  dispatchEvent,
  type EventGiven,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  workflowRunEvent,
} from "../servers/github-events.ts";
import { modelServer } from "../servers/model.ts";

/** A help desk on GitHub, a model, and nothing on the disk. */
async function aDeskOnGitHub() {
  const github = await startGitHub();
  const model = await modelServer(citesWhenAsked);
  const directory = scratchDirectory();
  await github.commit("main", DESK_FILES);
  return {
    github,
    model,
    /** Runs the check of an event. Without keys, as a fork's run is, unless the event is one of ours. */
    check: (given: EventGiven, options: { readonly inputs?: Inputs; readonly hasKeys?: boolean } = {}) =>
      checkOf(github, given, {
        inputs: options.inputs ?? {},
        directory: directory.path,
        keys: options.hasKeys === false ? {} : { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: "k" },
      }),
    async [Symbol.asyncDispose]() {
      await model[Symbol.asyncDispose]();
      directory[Symbol.dispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

type Inputs = { readonly [name: string]: string };

async function checkOf(
  github: GitHubServer,
  { event, payload, environment }: EventGiven,
  { inputs, directory, keys }: { readonly inputs: Inputs; readonly directory: string; readonly keys: Inputs },
) {
  const asked = actionRequest((name) => inputs[name] ?? "", { name: event, payload }, environment) as CheckAsked;
  const variables = { ...environment, ...keys, GITHUB_REPOSITORY: "acme/support", GITHUB_API_URL: github.url };
  const place = gitHubPlace(variables, github.token);
  if (place === undefined) throw new Error("a place on GitHub has a repository and a token");
  const warn = () => {};
  return startCheckOnGitHub(asked, {
    pullRequests: await openPullRequests(place, warn),
    outside: async (pullRequest) => ({
      directory,
      environment: variables,
      progress: heardProgress().progress,
      signal: new AbortController().signal,
      clock: { now: () => new Date("2026-11-03T09:00:00Z") },
      fresh: true,
      hosted: await openHosted(
        place,
        { directory, commit: environment["GITHUB_SHA"] ?? "", ...(pullRequest === undefined ? {} : { pullRequest }) },
        warn,
      ),
      store: (suite) => openGitHubStore(place, suite, warn),
    }),
  });
}

const told = async (action: Promise<unknown>) => {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`not told to people: ${error}`);
  return { problem: error.message, remedy: error.remedy };
};

/** What was written on GitHub; GraphQL is asked for baselines, and commits by mutations alone. */
const writesTo = ({ requests }: GitHubServer) =>
  requests.filter(
    ({ method, path, body }) => method !== "GET" && (path !== "/graphql" || JSON.stringify(body).includes("mutation")),
  );

describe("a pull request of the repository itself", () => {
  test("is checked against its merge base, with no file on the disk and no history", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ files: UNCITED });
    const checked = await desk.check(pullRequestEvent(desk.github, pull.number));
    expect(checked).toMatchObject({
      result: { verdict: "regressed", gate: "fail", suite: "desk" },
      range: { base: pull.base, head: pull.head },
      pullRequest: pull.number,
      head: pull.head,
      setsStatus: false,
    });
    expect(checked).not.toHaveProperty("from");
  });

  test("without the keys is told as what it is: a run that could not be done", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ files: UNCITED });
    const { result } = await desk.check(pullRequestEvent(desk.github, pull.number), { hasKeys: false });
    expect(result).toMatchObject({ verdict: "errored", gate: "fail" });
  });

  test("that cannot be checked says so where it is discussed", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ files: UNCITED });
    const checked = await desk.check(pullRequestEvent(desk.github, pull.number), {
      inputs: { suite: "evals/none.yml" },
    });
    expect(checked).toMatchObject({
      result: { verdict: "errored", gate: "fail", incomplete: { reason: "could-not-start" } },
      pullRequest: pull.number,
    });
  });
});

describe("a pull request of a fork or of Dependabot", () => {
  test.each([
    ["fork", { fork: "stranger", files: UNCITED }],
    ["dependabot", { author: "dependabot[bot]", branch: "dependabot/npm/x", files: UNCITED }],
  ] as const)("of %s without the keys is not evaluated, and nothing fails or is asked", async (from, proposal) => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest(proposal);
    const event = pullRequestEvent(desk.github, pull.number);
    const checked = await desk.check(event, { hasKeys: false });
    expect(checked).toMatchObject({
      result: {
        verdict: "not-evaluated",
        gate: "pass",
        touched: [{ layer: "prompt", files: ["prompts/desk.md"] }],
        notEvaluated: {
          reason: "no-secrets",
          from,
          pullRequest: pull.number,
          head: pull.head,
          missing: ["OPENAI_API_KEY"],
        },
      },
      from,
      setsStatus: false,
    });
    const failing = await desk.check(event, { hasKeys: false, inputs: { "on-missing-secrets": "fail" } });
    expect(failing.result).toMatchObject({ verdict: "not-evaluated", gate: "fail" });
    expect(desk.model.requests).toEqual([]);
  });

  test("is not affected where it touches no layer, with keys or without", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    const checked = await desk.check(pullRequestEvent(desk.github, pull.number), { hasKeys: false });
    expect(checked.result).toMatchObject({ verdict: "not-affected", gate: "pass" });
  });

  test("is evaluated where the workflow has the keys", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ fork: "stranger", files: UNCITED });
    const checked = await desk.check(pullRequestEvent(desk.github, pull.number));
    expect(checked).toMatchObject({ result: { verdict: "regressed", gate: "fail" }, from: "fork" });
  });

  test("is the same whoever starts its run anew", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ author: "dependabot[bot]", files: UNCITED });
    const event = pullRequestEvent(desk.github, pull.number, { sender: "alice" });
    expect((await desk.check(event, { hasKeys: false })).from).toBe("dependabot");
  });

  test("goes by the suite of the base, whatever suite it brings along", async () => {
    await using desk = await aDeskOnGitHub();
    const lenient = suiteText(["max-drop: 0.2", "max-drop: 0.99"]);
    const pull = await desk.github.openPullRequest({ fork: "stranger", files: { ...UNCITED, "suite.yml": lenient } });
    const { result } = await desk.check(await dispatchEvent(desk.github), {
      inputs: { "pull-request": String(pull.number), head: pull.head },
    });
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.notes).toContainEqual(expect.stringContaining("takes effect after the merge"));
  });
});

describe("a dispatch with the number of a pull request", () => {
  const dispatched = async (github: GitHubServer) => dispatchEvent(github, { by: "alice" });

  test("evaluates the commit that a maintainer has read, reading it as data, and writes nothing", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const pull = await github.openPullRequest({ fork: "stranger", files: UNCITED });
    const inputs = { "pull-request": String(pull.number), head: pull.head };
    const checked = await desk.check(await dispatched(github), { inputs });
    expect(checked).toMatchObject({
      result: { verdict: "regressed", gate: "fail" },
      range: { base: pull.base, head: pull.head },
      pullRequest: pull.number,
      head: pull.head,
      from: "fork",
      setsStatus: true,
    });
    expect(writesTo(github)).toEqual([]);
  });

  test("of the repository itself needs no commit: only people with write access push there", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ files: ELSEWHERE });
    const checked = await desk.check(await dispatched(desk.github), { inputs: { "pull-request": `${pull.number}` } });
    expect(checked).toMatchObject({ result: { verdict: "not-affected" }, head: pull.head, setsStatus: true });
  });

  test("of a fork whose repository is gone by now is checked all the same: nothing can be pushed to it any more", async () => {
    await using desk = await aDeskOnGitHub();
    const pull = await desk.github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    desk.github.deleteFork("stranger");
    const inputs = { "pull-request": `${pull.number}`, head: pull.head };
    const checked = await desk.check(await dispatched(desk.github), { inputs });
    expect(checked).toMatchObject({ result: { verdict: "not-affected" }, from: "fork" });
  });

  test("of a fork without the commit is refused", async () => {
    await using desk = await aDeskOnGitHub();
    const { number } = await desk.github.openPullRequest({ fork: "stranger", files: UNCITED });
    expect(await told(desk.check(await dispatched(desk.github), { inputs: { "pull-request": `${number}` } }))).toEqual({
      problem: `pull request ${number} is from a fork, and its head is not given`,
      remedy: "Read the change, then run this again with head: the full id of the commit that you have read.",
    });
    expect(desk.model.requests).toEqual([]);
  });

  test("is refused once somebody has pushed, or closed it, since it was read", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const read = await github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    const pushed = await github.push(read.number, UNCITED);
    const inputs = { "pull-request": `${read.number}`, head: read.head };
    expect(await told(desk.check(await dispatched(github), { inputs }))).toEqual({
      problem: `the head of pull request ${read.number} is no longer ${read.head}: it has moved on to ${pushed.head}`,
      remedy: "Look at what it is now, then run this again with that head.",
    });
    github.close(read.number, "stranger");
    expect(await told(desk.check(await dispatched(github), { inputs: { ...inputs, head: pushed.head } }))).toEqual({
      problem: `pull request ${read.number} is closed`,
      remedy: "Reopen it, or compare two commits: set base and head.",
    });
    expect(desk.model.requests).toEqual([]);
  });

  test("without a token says what is missing", async () => {
    const asked = actionRequest((name) => (name === "pull-request" ? "7" : ""), {
      name: "workflow_dispatch",
      payload: {},
    }) as CheckAsked;
    const outside = () => Promise.reject(new Error("nothing is to be opened"));
    expect(await told(startCheckOnGitHub(asked, { outside }))).toEqual({
      problem: "GitHub cannot be asked about a pull request without a token",
      remedy: "Leave the input token at its default, and run this in a workflow.",
    });
  });
});

describe("the second stage", () => {
  test("checks a fork's pull request, found by the commit and the repository of the run, and reads no artifact", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    await github.openPullRequest({ fork: "mallory", branch: "proposal", files: ELSEWHERE });
    const pull = await github.openPullRequest({ fork: "stranger", branch: "proposal", files: UNCITED });
    const checked = await desk.check(await workflowRunEvent(github, pull.number, { conclusion: "failure" }));
    expect(checked).toMatchObject({
      result: { verdict: "regressed", gate: "fail" },
      pullRequest: pull.number,
      head: pull.head,
      from: "fork",
      setsStatus: true,
    });
    expect(github.requests.filter(({ path }) => path.includes("artifact"))).toEqual([]);
    expect(writesTo(github)).toEqual([]);
  });

  test("checks Dependabot's, and leaves what had the keys to its own run", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const bot = await github.openPullRequest({ author: "dependabot[bot]", branch: "bump", files: ELSEWHERE });
    const own = await github.openPullRequest({ author: "alice", branch: "own", files: UNCITED });
    expect(await desk.check(await workflowRunEvent(github, bot.number))).toMatchObject({
      result: { verdict: "not-affected" },
      from: "dependabot",
      setsStatus: true,
    });
    const left = await desk.check(await workflowRunEvent(github, own.number));
    expect(left).toMatchObject({
      result: {
        verdict: "not-evaluated",
        gate: "pass",
        notEvaluated: {
          reason: "checked-by-its-own-run",
          from: "repository",
          pullRequest: own.number,
          head: own.head,
          missing: [],
        },
      },
      setsStatus: false,
    });
    expect(left).not.toHaveProperty("pullRequest");
    expect(desk.model.requests).toEqual([]);
  });

  test.each(["push", "merge_group", "pull_request_review"])(
    "leaves a run on %s to itself, a fork's as well",
    async (event) => {
      await using desk = await aDeskOnGitHub();
      const pull = await desk.github.openPullRequest({ fork: "stranger", files: UNCITED });
      const checked = await desk.check(await workflowRunEvent(desk.github, pull.number, { event }));
      expect(checked.result.notEvaluated).toMatchObject({ reason: "checked-by-its-own-run", from: "fork" });
      expect(desk.model.requests).toEqual([]);
    },
  );

  test("asks nothing about a head that has moved on, a pull request that is closed, a fork that is gone", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const before = await github.openPullRequest({ fork: "stranger", files: ELSEWHERE });
    await github.push(before.number, UNCITED);
    const movedOn = {
      result: { verdict: "not-evaluated", gate: "pass", notEvaluated: { reason: "moved-on", from: "fork" } },
      setsStatus: false,
    };
    const stale = await desk.check(await workflowRunEvent(github, before.number, { head: before.head }));
    expect(stale).toMatchObject(movedOn);
    github.deleteFork("stranger");
    expect(await desk.check(await workflowRunEvent(github, before.number))).toMatchObject(movedOn);
    const closed = await github.openPullRequest({ fork: "guest", files: UNCITED });
    github.close(closed.number, "guest");
    expect(await desk.check(await workflowRunEvent(github, closed.number))).toMatchObject(movedOn);
    expect(desk.model.requests).toEqual([]);
  });

  test("cannot tell for which of several pull requests of one commit it is, and says how to go on", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    await github.commit("next", { "next.md": "Next.\n" });
    const one = await github.openPullRequest({ fork: "stranger", files: UNCITED });
    const two = await github.openPullRequest({ fork: "stranger", base: "next" });
    const problem = await told(desk.check(await workflowRunEvent(github, one.number)));
    expect(problem.problem).toMatch(
      new RegExp(
        `^commit ${one.head} is the head of several open pull requests: (${one.number}, ${two.number}|${two.number}, ${one.number})$`,
      ),
    );
    expect(problem.remedy).toBe("Dispatch the check for each of them: pull-request: its number, head: this commit.");
  });

  test("takes no stranger's word: neither the run's own list, nor a title, nor a branch named like another's", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const victim = await github.openPullRequest({ branch: "main-work", files: ELSEWHERE });
    const pull = await github.openPullRequest({
      fork: "mallory",
      branch: "main-work",
      title: `pull-request: ${victim.number}\n::set-output name=verdict::unchanged`,
      files: { "notes.md": "…\n" },
    });
    const given = await workflowRunEvent(github, pull.number);
    const run = given.payload["workflow_run"] as object;
    const forged = { ...given.payload, workflow_run: { ...run, pull_requests: [{ number: victim.number }] } };
    const checked = await desk.check({ ...given, payload: forged });
    expect(checked).toMatchObject({ pullRequest: pull.number, head: pull.head, from: "fork" });
  });
});

describe("the label that accepts a loss", () => {
  test("counts on the pull request, and for the same pull request in the merge queue", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    github.setPermission("alice", "write");
    const pull = await github.openPullRequest({ author: "bob", files: UNCITED });
    github.label(pull.number, LABEL, "alice");
    const accepted = { pullRequest: pull.number, head: pull.head, label: LABEL, by: "alice" };
    const labelled = pullRequestEvent(github, pull.number, { action: "labeled", label: LABEL, sender: "alice" });
    const checked = await desk.check(labelled);
    expect(checked.result).toMatchObject({ verdict: "regressed", gate: "warn", accepted: [accepted] });
    const queued = await desk.check(await mergeGroupEvent(github, pull.number));
    expect(queued.result).toMatchObject({ verdict: "regressed", gate: "warn", accepted: [accepted] });
    expect(queued).not.toHaveProperty("pullRequest");
  });

  test("of a stranger, or from before the last push, changes nothing", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    github.setPermission("alice", "write");
    const pull = await github.openPullRequest({ fork: "stranger", files: UNCITED });
    github.label(pull.number, LABEL, "stranger");
    const byStranger = await desk.check(pullRequestEvent(github, pull.number, { action: "labeled", label: LABEL }));
    expect(byStranger.result).toMatchObject({ verdict: "regressed", gate: "fail" });
    github.unlabel(pull.number, LABEL, "alice");
    github.label(pull.number, LABEL, "alice");
    await github.push(pull.number, { "prompts/desk.md": "Answer badly.\n" });
    const later = await desk.check(pullRequestEvent(github, pull.number, { action: "synchronize" }));
    expect(later.result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(later.result.accepted).toBeUndefined();
  });
});

describe("what is pushed", () => {
  test("is checked against what was there, and a new branch against the default branch", async () => {
    await using desk = await aDeskOnGitHub();
    const { github } = desk;
    const before = await github.commit("topic", ELSEWHERE);
    const after = await github.commit("topic", UNCITED);
    const moved = await desk.check(pushEvent(github, { ref: "refs/heads/topic", before, after }));
    expect(moved).toMatchObject({ result: { verdict: "regressed" }, head: after, setsStatus: false });
    const fresh = await desk.check(pushEvent(github, { ref: "refs/heads/topic", after }));
    expect(fresh.result.touched).toEqual([{ layer: "prompt", files: ["prompts/desk.md"] }]);
    const harmless = await desk.check(pushEvent(github, { ref: "refs/heads/topic", after: before }));
    expect(harmless.result).toMatchObject({ verdict: "not-affected", gate: "pass" });
  });
});
