/** The faces that others on GitHub see: the comment on a pull request, the status of its commit, the issue of an incident. */
import * as core from "@actions/core";
import type { Result } from "../domain/result.ts";
import type { CommentOutcome, Comments } from "../ports.ts";
import type { Pointers } from "../report/comment.ts";
import { runOf } from "../world/of-workflow.ts";
import { openComments, openPullRequests } from "../world/on-github.ts";
import type { RunFace, Shown } from "./everywhere.ts";
import { wasAsked } from "./was-asked.ts";

/** Comment, status and issue, where this run has one to write and is not told to leave it. */
export async function showOnGitHub(shown: Shown, pointers: Pointers, face: RunFace): Promise<void> {
  const { request, checked } = shown;
  if (request === undefined) return;
  const { faces } = request;
  if (checked?.pullRequest !== undefined) {
    const outcome = faces.comment ? await face("the comment", () => comment(shown, pointers)) : "not-wanted";
    if (shown.result.accepted !== undefined && !holdsAcceptance(outcome)) core.warning(ACCEPTANCE_LOST);
  }
  if (faces.status && checked?.setsStatus === true) await face("the commit status", () => setStatus(shown));
  if (faces.issue) await face("the issue of the incident", () => tellIssue(shown, pointers));
}

async function comment(
  { result, checked, place, environment }: Shown,
  pointers: Pointers,
): Promise<CommentOutcome | undefined> {
  if (place === undefined || checked?.pullRequest === undefined) return undefined;
  const { renderComment } = await import("../report/comment.ts");
  // The token of a stranger's own run may only read: that is as it should be, and nothing to warn of.
  const isReadOnly = checked.from !== undefined && !checked.setsStatus;
  const comments = await openComments(place, checked.pullRequest, isReadOnly ? core.info : core.warning);
  // By what the workflow asked for, so that a run whose suite could not be read finds its comment too.
  const key = `check/${core.getInput("suite") || "suite"}`;
  // Where nothing was asked no comment is needed, but one on an earlier push must not stand.
  const written = { body: renderComment(result, pointers), create: wasAsked(result), ...keptOf(result) };
  return comments.upsert(key, runOf(environment).run, written);
}

/** The comment is the only place where an acceptance waits for the record that comes after the merge. */
function holdsAcceptance(outcome: CommentOutcome | "not-wanted" | undefined): boolean {
  switch (outcome) {
    case "created":
    case "updated":
    case "superseded-by-a-newer-run":
      return true;
    case "not-wanted":
    case "not-permitted":
    case "none-to-update":
    case undefined:
      return false;
    default:
      return outcome satisfies never;
  }
}

const ACCEPTANCE_LOST =
  "The acceptance holds for this check and could not be kept, so the next record raises the regression again. " +
  'It is kept in the comment on the pull request: leave the input comment at "true", and give the job "pull-requests: write".';

function keptOf({ suite, accepted }: Result): Pick<Parameters<Comments["upsert"]>[2], "accepted"> {
  const acceptance = accepted?.[0];
  return acceptance === undefined ? {} : { accepted: { suite, acceptance } };
}

async function setStatus({ result, checked, place, environment, suiteName }: Shown): Promise<void> {
  if (place === undefined || checked === undefined) return;
  const { verdictSentence } = await import("../report/sentence.ts");
  const pullRequests = await openPullRequests(place, core.warning);
  const { url } = runOf(environment);
  const failed = result.verdict === "errored" ? "error" : "failure";
  await pullRequests.setStatus(checked.head, {
    context: `eval-baseline/${suiteName ?? (result.suite || "suite")}`,
    state: result.gate === "fail" ? failed : "success",
    description: verdictSentence(result),
    ...(url === undefined ? {} : { url }),
  });
}

/** Only a record that is kept knows of an incident. */
async function tellIssue({ result, hosted }: Shown, pointers: Pointers): Promise<void> {
  const { incident, suite } = result;
  const incidents = hosted?.incidents;
  if (incident === undefined || incidents === undefined) return;
  const { incidentOver, renderIncident } = await import("../report/incident.ts");
  const { status, reference, since, metrics } = incident;
  switch (status) {
    case "begins":
    case "lasts":
      await incidents.raise({ suite, reference, since, metrics, ...renderIncident(result, pointers) });
      return;
    case "over":
      await incidents.close(suite, incidentOver(result, pointers));
      return;
    case "unclear":
      return;
    default:
      return status satisfies never;
  }
}
