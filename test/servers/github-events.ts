/**
 * What the runner hands to a workflow for each event: GitHub's published example payloads with the repository, the
 * numbers and the commits of the loopback GitHub, and the variables that go with them.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { issueAnswer, labelAnswer, pullRequestAnswer, repositoryAnswer } from "./github-answers.ts";
import { commentAnswer, headOf, userAnswer } from "./github-objects.ts";
import { queuedMerge } from "./github-pulls.ts";
import type { GitHubState, StoredPullRequest } from "./github-state.ts";

type Json = { readonly [key: string]: unknown };

/** An event as `step` of test/end-to-end/workflow.ts takes it. */
export type EventGiven = {
  readonly event: string;
  readonly payload: Json;
  /** GITHUB_SHA, GITHUB_REF and their like. */
  readonly environment: { readonly [name: string]: string };
};

const NOTHING = "0".repeat(40);

/** @param options.sender who did it; the author unless given */
export function pullRequestEvent(
  github: GitHubState,
  number: number,
  options: {
    readonly action?: "opened" | "synchronize" | "labeled" | "unlabeled" | "closed" | "reopened";
    readonly sender?: string;
    readonly label?: string;
    readonly before?: string;
    readonly target?: boolean;
  } = {},
): EventGiven {
  const { action = "opened", label, before } = options;
  const { pull, issue } = pullNumbered(github, number);
  const sender = options.sender ?? issue.author;
  const payload = {
    ...example(github, "pull_request", action),
    ...commonOf(github, sender),
    action,
    number,
    pull_request: pullRequestAnswer(github, pull, issue, { commits: 1, files: 1 }),
    ...(label === undefined ? {} : { label: labelAnswer(github, label) }),
    ...(action === "synchronize" ? { before: before ?? pull.base, after: pull.head } : {}),
  };
  const target = options.target === true;
  return {
    event: target ? "pull_request_target" : "pull_request",
    payload,
    environment: {
      GITHUB_SHA: target ? pull.base : (pull.mergeCommit ?? pull.head),
      GITHUB_REF: target ? `refs/heads/${pull.baseBranch}` : `refs/pull/${number}/merge`,
      GITHUB_BASE_REF: pull.baseBranch,
      GITHUB_HEAD_REF: pull.headBranch,
      GITHUB_ACTOR: sender,
    },
  };
}

/** A pull request that waits in the merge queue; there is no pull request in what GitHub says. */
export async function mergeGroupEvent(github: GitHubState, number: number): Promise<EventGiven> {
  const { ref, base, head, baseBranch } = await queuedMerge(github, number);
  const given = example(github, "merge_group", "checks_requested");
  const { head_commit, ...group } = given["merge_group"] as Json;
  const places = { head_sha: head, head_ref: ref, base_sha: base, base_ref: `refs/heads/${baseBranch}` };
  return {
    event: "merge_group",
    payload: {
      ...given,
      ...commonOf(github, "github-merge-queue[bot]"),
      merge_group: { ...group, ...places, head_commit: { ...(head_commit as Json), id: head } },
    },
    environment: { GITHUB_SHA: head, GITHUB_REF: ref, GITHUB_ACTOR: "github-merge-queue[bot]" },
  };
}

/** @param push.before absent for a new branch  @param push.after absent for one that is deleted */
export function pushEvent(
  github: GitHubState,
  push: { readonly ref: string; readonly before?: string; readonly after?: string; readonly by?: string },
): EventGiven {
  const { ref, before = NOTHING, after = NOTHING, by = github.owner } = push;
  const given = example(github, "push", (one) => one["deleted"] === (after === NOTHING));
  const payload = {
    ...given,
    ...commonOf(github, by),
    repository: { ...repositoryAnswer(github), organization: github.owner },
    ref,
    before,
    after,
    created: before === NOTHING,
    deleted: after === NOTHING,
    forced: false,
    base_ref: null,
    commits: [],
    head_commit: after === NOTHING ? null : { ...((given["head_commit"] as Json | null) ?? {}), id: after },
    pusher: { name: by, email: `${by}@users.noreply.example.org` },
  };
  const environment = { GITHUB_SHA: after, GITHUB_REF: ref, GITHUB_ACTOR: by };
  return { event: "push", payload, environment };
}

/** A schedule tells little: not whether the repository is private, and no commit. */
export async function scheduleEvent(github: GitHubState): Promise<EventGiven> {
  const { inputs: _inputs, ref: _ref, ...rest } = example(github, "workflow_dispatch", () => true);
  const { private: _private, visibility: _visibility, ...repository } = repositoryAnswer(github);
  const payload = { ...rest, ...commonOf(github, github.owner), repository, schedule: "23 5 * * 1" };
  return { event: "schedule", payload, environment: await onDefaultBranch(github) };
}

/** @param options.branch the one that was chosen; the default branch unless given */
export async function dispatchEvent(
  github: GitHubState,
  options: {
    readonly inputs?: { readonly [name: string]: string };
    readonly branch?: string;
    readonly by?: string;
  } = {},
): Promise<EventGiven> {
  const { inputs = {}, branch = github.defaultBranch, by = github.owner } = options;
  const payload = {
    ...example(github, "workflow_dispatch", () => true),
    ...commonOf(github, by),
    ref: `refs/heads/${branch}`,
    inputs,
  };
  const sha = (await headOf(github, `refs/heads/${branch}`)) ?? NOTHING;
  const environment = { GITHUB_SHA: sha, GITHUB_REF: `refs/heads/${branch}`, GITHUB_ACTOR: by };
  return { event: "workflow_dispatch", payload, environment };
}

export async function repositoryDispatchEvent(github: GitHubState): Promise<EventGiven> {
  const payload = { ...example(github, "repository_dispatch", () => true), ...commonOf(github, github.owner) };
  return { event: "repository_dispatch", payload, environment: await onDefaultBranch(github) };
}

/**
 * The second stage of a pull request's run. GitHub lists the pull requests of a run of the same repository, and none of a
 * fork's.
 *
 * @param options.head the commit that the first stage ran for, when the pull request has moved on since
 */
export async function workflowRunEvent(
  github: GitHubState,
  number: number,
  options: { readonly head?: string; readonly event?: string; readonly conclusion?: string } = {},
): Promise<EventGiven> {
  const { pull, issue } = pullNumbered(github, number);
  const given = example(github, "workflow_run", "completed");
  const home = pull.headRepository;
  const listed = {
    id: 2_000_000 + number,
    number,
    url: `${github.url}/repos/${github.owner}/${github.repo}/pulls/${number}`,
    head: { ref: pull.headBranch, sha: pull.head, repo: { id: home?.id, name: home?.repo, url: "" } },
    base: { ref: pull.baseBranch, sha: pull.base, repo: { id: github.id, name: github.repo, url: "" } },
  };
  const run = given["workflow_run"] as Json;
  const sha = options.head ?? pull.head;
  return {
    event: "workflow_run",
    payload: {
      ...given,
      ...commonOf(github, issue.author),
      action: "completed",
      workflow_run: {
        ...run,
        path: ".github/workflows/check.yml",
        event: options.event ?? "pull_request",
        status: "completed",
        conclusion: options.conclusion ?? "success",
        head_branch: pull.headBranch,
        head_sha: sha,
        head_commit: { ...(run["head_commit"] as Json), id: sha },
        head_repository: home === undefined ? null : { ...(run["head_repository"] as Json), ...factsOf(github, home) },
        repository: { ...(run["repository"] as Json), ...factsOf(github, github) },
        pull_requests: home?.isFork === false ? [listed] : [],
        actor: userAnswer(github, issue.author),
        triggering_actor: userAnswer(github, issue.author),
      },
    },
    environment: await onDefaultBranch(github),
  };
}

/** A comment on a pull request or an issue. */
export async function issueCommentEvent(
  github: GitHubState,
  number: number,
  comment: { readonly author: string; readonly body: string },
): Promise<EventGiven> {
  const issue = github.issues.find((one) => one.number === number);
  if (issue === undefined) throw new Error(`there is no issue ${number}`);
  const payload = {
    ...example(github, "issue_comment", "created"),
    ...commonOf(github, comment.author),
    action: "created",
    issue: issueAnswer(github, issue),
    comment: commentAnswer(github, { id: 1, issue: number, ...comment }),
  };
  return { event: "issue_comment", payload, environment: await onDefaultBranch(github) };
}

/** A published example of an event, by its action or by what it holds, with this repository in its texts. */
function example(github: GitHubState, name: string, which: string | ((payload: Json) => boolean)): Json {
  published ??= JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve("@octokit/webhooks-examples/api.github.com/index.json"),
      "utf8",
    ),
  ) as readonly { readonly name: string; readonly examples: readonly Json[] }[];
  const wanted = typeof which === "string" ? (payload: Json) => payload["action"] === which : which;
  const found = published.find((event) => event.name === name)?.examples.find(wanted);
  if (found === undefined) throw new Error(`GitHub publishes no such example of ${name}`);
  const here = `${github.owner}/${github.repo}`;
  const text = JSON.stringify(found).replaceAll(/\b(?:Codertocat\/Hello-World|octo-org\/octo-repo)\b/g, here);
  return JSON.parse(text);
}
let published: readonly { readonly name: string; readonly examples: readonly Json[] }[] | undefined;

function commonOf(github: GitHubState, sender: string): Json {
  return { repository: repositoryAnswer(github), sender: userAnswer(github, sender) };
}

function factsOf(github: GitHubState, { id, owner, repo, isFork }: NonNullable<StoredPullRequest["headRepository"]>) {
  return { id, name: repo, full_name: `${owner}/${repo}`, owner: userAnswer(github, owner), fork: isFork };
}

async function onDefaultBranch(github: GitHubState) {
  const ref = `refs/heads/${github.defaultBranch}`;
  return { GITHUB_SHA: (await headOf(github, ref)) ?? NOTHING, GITHUB_REF: ref, GITHUB_ACTOR: github.owner };
}

function pullNumbered({ pullRequests, issues }: GitHubState, number: number) {
  const pull = pullRequests.find((one) => one.number === number);
  const issue = issues.find((one) => one.number === number);
  if (pull === undefined || issue === undefined) throw new Error(`there is no pull request ${number}`);
  return { pull, issue };
}
