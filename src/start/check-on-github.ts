/** A check as GitHub's events ask for it: finds out which two commits that is, and on whose behalf. */
import type { Change, KnownPullRequest } from "../config/action-change.ts";
import type { CheckAsked } from "../config/action-request.ts";
import type { NotEvaluated } from "../domain/not-evaluated.ts";
import type { Result } from "../domain/result.ts";
import { UserError } from "../errors.ts";
import type { Acceptances, PullRequestFacts, PullRequests } from "../ports.ts";
import type { Outside } from "../world/world.ts";
import { startCheck } from "./check.ts";
import { erroredResult } from "./errored-result.ts";
import { pullRequestNamed, pullRequestOfRun, strangerOf } from "./pull-request-to-check.ts";

/** The pull request that is checked. */
export type CheckedPullRequest = Pick<KnownPullRequest, "number" | "head" | "headRepositoryId" | "labelled">;

/** What a check needs of GitHub. */
export type OnGitHub = {
  /** Absent without a token or outside a workflow: then only two commits can be compared. */
  readonly pullRequests?: PullRequests;
  /** What the program is given from outside, for the pull request that it turns out to be. */
  outside(pullRequest: CheckedPullRequest | undefined): Promise<Outside>;
};

/** What came of a check, and where it belongs. */
export type CheckedOnGitHub = {
  readonly result: Result;
  /** What was compared: full commit ids, or revisions as an input named them. Absent where nothing was to be. */
  readonly range?: { readonly base: string; readonly head: string };
  /** The pull request that the result is about; absent for pushes, merge queues and revisions. */
  readonly pullRequest?: number;
  /** Full id of the head, or its revision. */
  readonly head: string;
  /** Whose change it is, where GitHub hands its own run a token that may only read. */
  readonly from?: "fork" | "dependabot";
  /** True where the run hangs elsewhere, so that only a status shows on the commit what came of it. */
  readonly setsStatus: boolean;
};

/**
 * Runs the check that an event asks for. Which pull request a second stage is about is asked of GitHub, by the commit and
 * the repository of its run: an artifact or a title would be a stranger's word for it.
 *
 * @throws UserError when it cannot be told what is to be checked; what goes wrong afterwards is a result
 */
export async function startCheckOnGitHub(request: CheckAsked, github: OnGitHub): Promise<CheckedOnGitHub> {
  const { change } = request;
  switch (change.kind) {
    case "range":
      return checkRange(change, request, github);
    case "pull-request":
      return checkFound(await pullRequestNamed(change, pullRequestsOf(github)), request, github);
    case "run": {
      const found = await pullRequestOfRun(change, () => pullRequestsOf(github));
      return found.status === "found" ? checkFound(found.facts, request, github) : unchecked(request, found.why);
    }
    default:
      return change satisfies never;
  }
}

/** The two commits of an event. */
async function checkRange(
  { base, head, pullRequest, queued }: Extract<Change, { kind: "range" }>,
  request: CheckAsked,
  github: OnGitHub,
): Promise<CheckedOnGitHub> {
  const from = pullRequest === undefined ? undefined : strangerOf(pullRequest);
  const stranger =
    from === undefined || pullRequest === undefined
      ? {}
      : { stranger: { from, pullRequest: pullRequest.number, onMissingSecrets: request.onMissingSecrets } };
  const outside = await github.outside(pullRequest);
  const result = await resultOf(request, () =>
    startCheck({ ...suiteOf(request), base, head, ...stranger }, withQueued(outside, queued, github)),
  );
  return {
    result,
    range: { base, head },
    head,
    setsStatus: false,
    ...(from === undefined ? {} : { from }),
    ...(pullRequest === undefined ? {} : { pullRequest: pullRequest.number }),
  };
}

/**
 * A pull request that GitHub told us of. Its base is the commit that GitHub last compared it with, as in its own event, so
 * that both compare the same.
 */
async function checkFound(facts: PullRequestFacts, request: CheckAsked, github: OnGitHub): Promise<CheckedOnGitHub> {
  const { number, base, head } = facts;
  const outside = await github.outside(facts);
  const result = await resultOf(request, () => startCheck({ ...suiteOf(request), base, head }, outside));
  const from = strangerOf(facts);
  return {
    result,
    range: { base, head },
    pullRequest: number,
    head,
    setsStatus: true,
    ...(from === undefined ? {} : { from }),
  };
}

function unchecked(request: CheckAsked, why: Omit<NotEvaluated, "missing">): CheckedOnGitHub {
  const result: Result = {
    story: "check",
    suite: request.suite ?? "suite",
    verdict: "not-evaluated",
    gate: "pass",
    touched: [],
    notEvaluated: { ...why, missing: [] },
    notes: [],
  };
  return { result, head: why.head, setsStatus: false };
}

/** The label of a queued pull request holds for the queue too. Which commit it was set for is asked only then. */
function withQueued(outside: Outside, queued: number | undefined, github: OnGitHub): Outside {
  const { hosted } = outside;
  const { pullRequests } = github;
  if (queued === undefined || hosted === undefined || pullRequests === undefined) return outside;
  const acceptances: Acceptances = {
    async ofPullRequest(label) {
      const theirs = await github.outside(await pullRequests.numbered(queued));
      return (await theirs.hosted?.acceptances?.ofPullRequest(label)) ?? { status: "none" };
    },
    merged: async (suite, range) => (await hosted.acceptances?.merged(suite, range)) ?? [],
  };
  return { ...outside, hosted: { ...hosted, acceptances } };
}

function pullRequestsOf({ pullRequests }: OnGitHub): PullRequests {
  if (pullRequests !== undefined) return pullRequests;
  throw new UserError(
    "GitHub cannot be asked about a pull request without a token",
    "Leave the input token at its default, and run this in a workflow.",
  );
}

/** What went wrong is told where the change is discussed. */
async function resultOf(request: CheckAsked, story: () => Promise<Result>): Promise<Result> {
  try {
    return await story();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return erroredResult("check", request.suite ?? "", error);
  }
}

function suiteOf({ suite }: CheckAsked): { readonly suite?: string } {
  return suite === undefined ? {} : { suite };
}
