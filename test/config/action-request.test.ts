import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actionRequest, type CheckAsked } from "../../src/config/action-request.ts";
import { UserErrors } from "../../src/errors.ts";
import { having, type Payload, publishedEvent } from "./published-events.ts";

type Inputs = { readonly [name: string]: string };
type Environment = { readonly [name: string]: string };

const request = (name: string, payload: unknown = {}, inputs: Inputs = {}, environment: Environment = {}) =>
  actionRequest((input) => inputs[input] ?? "", { name, payload }, environment);

const problemsOf = (name: string, payload: unknown, inputs: Inputs = {}, environment: Environment = {}) => {
  try {
    request(name, payload, inputs, environment);
  } catch (error) {
    if (error instanceof UserErrors) return error.problems;
    throw error;
  }
  return [];
};

const changeOf = (name: string, payload: unknown, inputs: Inputs = {}) =>
  (request(name, payload, inputs) as CheckAsked).change;

const A = "a".repeat(40);
const B = "b".repeat(40);
const ZEROS = "0".repeat(40);
const faces = { comment: true, artifact: true, status: true, issue: true };

const pullRequest = publishedEvent("pull_request", "opened");
const { number, base, head, user } = pullRequest["pull_request"] as {
  number: number;
  base: { sha: string; repo: { id: number } };
  head: { sha: string; repo: { id: number } };
  user: { login: string };
};
const queue = publishedEvent("merge_group", "checks_requested");
const dispatch = publishedEvent("workflow_dispatch");
const run = having(publishedEvent("workflow_run", "completed"), "workflow_run.event", "pull_request");
const push = having(
  having(having(publishedEvent("push"), "ref", "refs/heads/topic"), "before", A),
  "head_commit.id",
  (publishedEvent("push") as { after?: string }).after,
);
const pushed = (publishedEvent("push") as { after: string }).after;

describe("the story of a workflow", () => {
  test.each([
    ["schedule", {}, {}, "record"],
    ["workflow_dispatch", dispatch, {}, "record"],
    ["workflow_dispatch", dispatch, { layers: "model=gpt-5" }, "canary"],
    ["workflow_dispatch", dispatch, { "pull-request": "7" }, "check"],
    ["workflow_dispatch", dispatch, { base: "main", head: "topic" }, "check"],
    ["workflow_dispatch", dispatch, { mode: "anchor", why: "Reviewed." }, "anchor"],
    ["workflow_dispatch", dispatch, { before: "2026-10-26" }, "attribute"],
    ["workflow_dispatch", dispatch, { traces: "4bf92f35" }, "attribute"],
    ["workflow_dispatch", dispatch, { incident: "2026-11-02-support-desk-answers" }, "post-mortem"],
    ["schedule", {}, { mode: "attribute" }, "attribute"],
    ["pull_request", pullRequest, {}, "check"],
    ["merge_group", queue, {}, "check"],
    ["push", push, {}, "check"],
    ["workflow_run", run, {}, "check"],
    ["push", having(push, "ref", "refs/heads/master"), { mode: "record" }, "record"],
    ["repository_dispatch", {}, { mode: "record" }, "record"],
    ["workflow_run", run, { mode: "record", commit: "false" }, "record"],
  ])("on %s %#", (name, payload, inputs, story) => {
    expect(request(name, payload, inputs).story).toBe(story);
  });

  test("takes what the inputs say", () => {
    expect(request("schedule")).toEqual({ story: "record", target: "replay", commit: true, batch: false, faces });
    expect(
      request("schedule", {}, { target: "observed", commit: "false", batch: "true", suite: "evals/suite.yml" }),
    ).toEqual({ story: "record", target: "observed", commit: false, batch: true, suite: "evals/suite.yml", faces });
    const off = { comment: "false", artifact: "false", status: "false", issue: "false" };
    expect(request("schedule", {}, off).faces).toEqual({
      comment: false,
      artifact: false,
      status: false,
      issue: false,
    });
    expect(request("pull_request", pullRequest)).toMatchObject({ onMissingSecrets: "neutral" });
    expect(request("pull_request", pullRequest, { "on-missing-secrets": "fail" })).toMatchObject({
      onMissingSecrets: "fail",
    });
    expect(request("workflow_dispatch", dispatch, { mode: "anchor", why: "Reviewed.", baseline: "2026-11" })).toEqual({
      story: "anchor",
      baseline: "2026-11",
      why: "Reviewed.",
      faces,
    });
    expect(request("workflow_dispatch", dispatch, { mode: "anchor", why: "Reviewed." })).toMatchObject({
      baseline: "latest",
    });
    const layers = "model=gpt-5?temperature=0\n policy=text:a=b \nretrieval=https://search.example.com/q?a=b";
    expect(request("workflow_dispatch", dispatch, { layers })).toMatchObject({
      overrides: [
        { layer: "model", value: "gpt-5?temperature=0" },
        { layer: "policy", value: "text:a=b" },
        { layer: "retrieval", value: "https://search.example.com/q?a=b" },
      ],
    });
  });

  test("is refused for pull_request_target, whatever the inputs", () => {
    for (const inputs of [{}, { mode: "check" }, { mode: "record", commit: "false" }])
      expect(() => request("pull_request_target", pullRequest, inputs)).toThrow("pull_request_target is refused");
  });
});

describe("the change that a check is about", () => {
  test("is the two commits of a pull request, and what the event knows of it", () => {
    expect(changeOf("pull_request", pullRequest)).toEqual({
      kind: "range",
      base: base.sha,
      head: head.sha,
      pullRequest: { number, head: head.sha, isFork: false, author: user.login, headRepositoryId: head.repo.id },
    });
  });

  test("is a fork's by the ids of the repositories, whatever their names, and where the head's is gone", () => {
    const known = (payload: Payload) => (changeOf("pull_request", payload) as { pullRequest?: unknown }).pullRequest;
    expect(known(having(pullRequest, "pull_request.head.repo.id", 77))).toMatchObject({
      isFork: true,
      headRepositoryId: 77,
    });
    expect(known(having(pullRequest, "pull_request.head.repo.full_name", "stranger/other"))).toMatchObject({
      isFork: false,
    });
    const gone = known(having(pullRequest, "pull_request.head.repo", null));
    expect(gone).toMatchObject({ isFork: true });
    expect(gone).not.toHaveProperty("headRepositoryId");
  });

  test("is by whoever opened it, not by whoever started the run", () => {
    const rerun = having(having(pullRequest, "pull_request.user.login", "dependabot[bot]"), "sender.login", "alice");
    expect(changeOf("pull_request", rerun)).toMatchObject({ pullRequest: { author: "dependabot[bot]" } });
  });

  test("says which label was set, where that is the event", () => {
    const labelled = publishedEvent("pull_request", "labeled");
    const { label, pull_request } = labelled as { label: { name: string }; pull_request: { updated_at: string } };
    expect(changeOf("pull_request", labelled)).toMatchObject({
      pullRequest: { labelled: { label: label.name, at: pull_request.updated_at } },
    });
    const unlabelled = changeOf("pull_request", publishedEvent("pull_request", "unlabeled"));
    expect((unlabelled as { pullRequest: object }).pullRequest).not.toHaveProperty("labelled");
  });

  test("is the two commits of a merge queue, with the number that GitHub put into the branch's name", () => {
    const { base_sha, head_sha } = queue["merge_group"] as { base_sha: string; head_sha: string };
    expect(changeOf("merge_group", queue)).toEqual({ kind: "range", base: base_sha, head: head_sha, queued: 104 });
    const odd = having(queue, "merge_group.head_ref", `refs/heads/gh-readonly-queue/release/v2/pr-9-${A}`);
    expect(changeOf("merge_group", odd)).toMatchObject({ queued: 9 });
    const forged = having(queue, "merge_group.head_ref", `refs/heads/topic/pr-9-${A}`);
    expect(changeOf("merge_group", forged)).not.toHaveProperty("queued");
  });

  test("is what was pushed, against what was there, or against the default branch where the branch is new", () => {
    expect(changeOf("push", push)).toEqual({ kind: "range", base: A, head: pushed });
    expect(changeOf("push", having(push, "before", ZEROS))).toEqual({ kind: "range", base: "master", head: pushed });
  });

  test("of a tag is the commit it stands for, which the tag itself need not be", () => {
    const tag = having(having(push, "ref", "refs/tags/v1"), "head_commit.id", B);
    expect(changeOf("push", tag)).toEqual({ kind: "range", base: "master", head: B });
  });

  test("is a pull request by its number, with the commit that somebody has looked at", () => {
    expect(changeOf("workflow_dispatch", dispatch, { "pull-request": "41", head: A.toUpperCase() })).toEqual({
      kind: "pull-request",
      number: 41,
      head: A,
    });
    expect(changeOf("repository_dispatch", {}, { mode: "check", "pull-request": "41" })).toEqual({
      kind: "pull-request",
      number: 41,
    });
  });

  test("is the run of a first stage: its commit and its repository, and nothing else that it says", () => {
    const { head_sha, head_repository, head_branch } = run["workflow_run"] as {
      head_sha: string;
      head_branch: string;
      head_repository: { id: number; owner: { login: string } };
    };
    const repository = run["repository"] as { id: number };
    expect(changeOf("workflow_run", run)).toEqual({
      kind: "run",
      event: "pull_request",
      head: head_sha,
      headRepositoryId: head_repository.id,
      isFork: head_repository.id !== repository.id,
      owner: head_repository.owner.login,
      branch: head_branch,
    });
    const named = having(run, "workflow_run.pull_requests", [{ number: 1, head: { sha: A } }]);
    expect(changeOf("workflow_run", named)).toEqual(changeOf("workflow_run", run));
    const gone = changeOf("workflow_run", having(run, "workflow_run.head_repository", null));
    expect(gone).toMatchObject({ isFork: true });
    expect(gone).not.toHaveProperty("headRepositoryId");
  });

  test("is what base and head say, in place of what the event says", () => {
    const stacked = changeOf("pull_request", pullRequest, { base: "topic-1" });
    expect(stacked).toMatchObject({ base: "topic-1", head: head.sha, pullRequest: { number } });
    expect(changeOf("issue_comment", {}, { mode: "check", base: "main", head: "v1.2" })).toEqual({
      kind: "range",
      base: "main",
      head: "v1.2",
    });
  });

  test("is read of what GitHub says itself, not of what every object inherits", () => {
    const inherited: unknown = Object.create(pullRequest);
    expect(problemsOf("pull_request", inherited)).toEqual([NOTHING]);
  });
});

const NOTHING = "base, head: the event names no commits to compare; set both inputs";
const KEPT = "commit: a baseline is kept";
const INSTEAD = 'set commit: "false", or record in a workflow on: schedule or workflow_dispatch of the default branch';

describe("inputs that cannot be used", () => {
  test.each<readonly [string, unknown, Inputs, string]>([
    [
      "release",
      {},
      {},
      "mode: the event release stands for no story; set mode to record, check, canary, attribute or post-mortem",
    ],
    [
      "schedule",
      {},
      { mode: "chek" },
      'mode: "chek" is not allowed; expected one of auto, record, check, canary, anchor, attribute, post-mortem',
    ],
    ["schedule", {}, { commit: "yes" }, 'commit: "yes" is not allowed; expected one of true, false'],
    ["schedule", {}, { batch: "1" }, 'batch: "1" is not allowed; expected one of false, true'],
    ["schedule", {}, { comment: "no" }, 'comment: "no" is not allowed; expected one of true, false'],
    ["schedule", {}, { artifact: "no" }, 'artifact: "no" is not allowed; expected one of true, false'],
    ["schedule", {}, { issue: "no" }, 'issue: "no" is not allowed; expected one of true, false'],
    ["schedule", {}, { status: "true" }, 'status: "true" is not allowed; expected one of auto, false'],
    ["schedule", {}, { target: "live" }, 'target: "live" is not allowed; expected one of replay, observed'],
    [
      "pull_request",
      pullRequest,
      { "on-missing-secrets": "skip" },
      'on-missing-secrets: "skip" is not allowed; expected one of neutral, fail',
    ],
    [
      "workflow_dispatch",
      dispatch,
      { mode: "canary" },
      'layers: a canary replaces at least one layer, for instance "model=gpt-5-mini-2025-08-07"',
    ],
    ["workflow_dispatch", dispatch, { layers: "model=a\nmodel=b" }, "layers: the layer model is replaced twice"],
    [
      "workflow_dispatch",
      dispatch,
      { layers: "hue=a" },
      'layers: "hue=a" is not LAYER=VALUE; the layers are model, prompt, policy, retrieval, tools',
    ],
    ["pull_request", pullRequest, { layers: "model=a" }, "layers: check does not look at it; it belongs to canary"],
    ["schedule", {}, { base: "main" }, "base: record does not look at it; it belongs to check"],
    ["schedule", {}, { baseline: "latest" }, "baseline: record does not look at it; it belongs to anchor"],
    ["schedule", {}, { why: "Because." }, "why: record does not look at it; it belongs to anchor"],
    ["schedule", {}, { "pull-request": "7" }, "pull-request: record does not look at it; it belongs to check"],
    [
      "workflow_dispatch",
      dispatch,
      { mode: "anchor" },
      "why: an anchor needs a reason, in a sentence: it is kept with it",
    ],
    ["workflow_dispatch", dispatch, { mode: "check" }, NOTHING],
    ["pull_request", null, {}, NOTHING],
    ["pull_request", having(pullRequest, "pull_request.head.sha", "main; rm -rf /"), {}, NOTHING],
    ["merge_group", {}, {}, NOTHING],
    ["workflow_run", {}, {}, "base, head: the event names no run that could be checked; set both inputs"],
    [
      "workflow_run",
      having(run, "workflow_run.event", "pull_request_target"),
      {},
      "mode: the first stage ran on pull_request_target, which is refused: its commit is not that of the pull request; use on: pull_request there",
    ],
    [
      "push",
      having(having(having(push, "deleted", true), "head_commit", null), "after", ZEROS),
      {},
      "base, head: the push deleted refs/heads/topic, so there is nothing to check",
    ],
    [
      "push",
      having(having(push, "before", ZEROS), "ref", "refs/heads/master"),
      {},
      "base, head: refs/heads/master is new, so there is nothing to compare it with",
    ],
    [
      "workflow_dispatch",
      dispatch,
      { "pull-request": "#41" },
      'pull-request: "#41" is no number of a pull request, for instance 41',
    ],
    [
      "workflow_dispatch",
      dispatch,
      { "pull-request": "0" },
      'pull-request: "0" is no number of a pull request, for instance 41',
    ],
    [
      "workflow_dispatch",
      dispatch,
      { "pull-request": "41", head: A.slice(0, 7) },
      `head: "aaaaaaa" is no full commit id; with pull-request it is the 40 digits of the commit you have looked at`,
    ],
    [
      "workflow_dispatch",
      dispatch,
      { "pull-request": "41", base: "main" },
      "base: goes without pull-request; the base of a pull request is known, leave it out",
    ],
    [
      "issue_comment",
      {},
      { mode: "check", "pull-request": "41" },
      "pull-request: only workflow_dispatch and repository_dispatch may name one, because people with write access start them; this is issue_comment",
    ],
    [
      "workflow_dispatch",
      dispatch,
      { base: "--upload-pack=x", head: "topic" },
      'base: "--upload-pack=x" is no revision; give a commit id, a branch or a tag',
    ],
    [
      "workflow_dispatch",
      dispatch,
      { base: "main", head: "a\nb" },
      'head: "a\\nb" is no revision; give a commit id, a branch or a tag',
    ],
  ])("on %s are told: %#", (name, payload, inputs, problem) => {
    expect(problemsOf(name, payload, inputs)).toEqual([problem]);
  });

  test("are told all at once, with where to correct them", () => {
    const inputs = { mode: "chek", target: "live", commit: "perhaps", layers: "engine=x", status: "on" };
    expect(problemsOf("push", push, inputs).map((problem) => problem.split(":")[0])).toEqual([
      "mode",
      "target",
      "commit",
      "status",
      "layers",
    ]);
    expect(() => request("push", push, inputs)).toThrow(
      expect.objectContaining({
        message: "the inputs of the action cannot be used",
        remedy: "Correct them under with: in the workflow file, or where you dispatch it.",
      }),
    );
  });
});

describe("a baseline", () => {
  const onMaster = having(push, "ref", "refs/heads/master");
  const only = "only on schedule, workflow_dispatch, push, repository_dispatch";

  test.each([
    ["pull_request", pullRequest],
    ["merge_group", queue],
    ["pull_request_review", {}],
    ["pull_request_review_comment", {}],
  ])("is not kept on %s, and no suite but that of a check runs there", (name, payload) => {
    const merged = "on: schedule or workflow_dispatch of the default branch";
    expect(problemsOf(name, payload, { mode: "record" })).toEqual([
      `${KEPT} ${only}, because on ${name} the files need not be what was merged; record in a workflow ${merged}`,
    ]);
    for (const [story, inputs] of [
      ["record", { commit: "false" }],
      ["canary", { layers: "model=a" }],
      ["attribute", {}],
    ] as const)
      expect(problemsOf(name, payload, { mode: story, ...inputs })).toEqual([
        `mode: ${story} is refused on ${name}, because the suite it would run is the change's own; use mode: check there, and ${story} in a workflow ${merged}`,
      ]);
  });

  test.each<readonly [string, unknown, Environment, string]>([
    ["workflow_run", run, {}, `${only}, because on workflow_run the files need not be what was merged`],
    ["issue_comment", {}, {}, `${only}, because on issue_comment the files need not be what was merged`],
    ["push", push, {}, "only of the default branch master, and this push is of refs/heads/topic"],
    [
      "push",
      having(push, "ref", "refs/tags/master"),
      {},
      "only of the default branch master, and this push is of refs/tags/master",
    ],
    [
      "workflow_dispatch",
      dispatch,
      { GITHUB_REF: "refs/heads/topic" },
      "only of the default branch main, and this workflow_dispatch is of refs/heads/topic",
    ],
    [
      "workflow_dispatch",
      {},
      { GITHUB_REF: "refs/heads/main" },
      "only of the default branch, and this workflow_dispatch does not say which branch it is of",
    ],
  ])("is not kept on %s %#", (name, payload, environment, why) => {
    expect(problemsOf(name, payload, { mode: "record" }, environment)).toEqual([`${KEPT} ${why}; ${INSTEAD}`]);
    expect(problemsOf(name, payload, { mode: "record", commit: "false" }, environment)).toEqual([]);
  });

  test.each<readonly [string, unknown, Environment]>([
    ["schedule", {}, {}],
    ["repository_dispatch", {}, {}],
    ["push", onMaster, {}],
    ["workflow_dispatch", dispatch, { GITHUB_REF: "refs/heads/main" }],
    ["workflow_dispatch", dispatch, {}],
  ])("is kept on %s of the default branch %#", (name, payload, environment) => {
    expect(request(name, payload, { mode: "record" }, environment)).toMatchObject({ story: "record", commit: true });
  });

  test.each<readonly [string, unknown, Environment, string]>([
    ["schedule", {}, {}, "only on workflow_dispatch, because a person decides it, and this is schedule"],
    [
      "pull_request",
      pullRequest,
      {},
      "only on workflow_dispatch, because a person decides it, and this is pull_request",
    ],
    [
      "workflow_dispatch",
      dispatch,
      { GITHUB_REF: "refs/heads/topic" },
      "only of the default branch main, and this workflow_dispatch is of refs/heads/topic",
    ],
  ])("becomes no anchor on %s %#", (name, payload, environment, why) => {
    expect(problemsOf(name, payload, { mode: "anchor", why: "Reviewed." }, environment)).toEqual([
      `mode: an anchor is moved ${why}; dispatch the workflow on the default branch`,
    ]);
  });
});

describe("whatever an event holds", () => {
  const published = { pull_request: pullRequest, merge_group: queue, push, workflow_run: run };

  test("comes to a request whose commits are full ids, or is told as what it lacks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(published) as (keyof typeof published)[])),
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom("__proto__", "-x", ZEROS, "a\nb"))), {
          maxLength: 4,
        }),
        (name, changes) => {
          const paths = PLACES[name];
          const payload = changes.reduce(
            (changed, [index, value]) => having(changed, paths[index % paths.length] ?? "", value),
            published[name] as Payload,
          );
          const problems = problemsOf(name, payload);
          if (problems.length > 0) return;
          const change = changeOf(name, payload);
          const commits = change.kind === "range" ? [change.head, change.pullRequest?.head ?? change.head] : [];
          expect(commits.filter((id) => !/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id))).toEqual([]);
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });

  const PLACES: { readonly [name in keyof typeof published]: readonly string[] } = {
    pull_request: ["number", "base", "base.sha", "base.repo", "head", "head.sha", "head.repo", "user", "user.login"]
      .map((path) => `pull_request.${path}`)
      .concat("action", "label", "pull_request"),
    merge_group: ["merge_group", "merge_group.base_sha", "merge_group.head_sha", "merge_group.head_ref"],
    push: ["ref", "before", "after", "deleted", "head_commit", "head_commit.id", "repository"],
    workflow_run: ["event", "head_sha", "head_branch", "head_repository", "head_repository.id"]
      .map((path) => `workflow_run.${path}`)
      .concat("workflow_run", "repository"),
  };
});
