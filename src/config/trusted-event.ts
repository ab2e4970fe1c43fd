import type { WorkflowEvent } from "./action-request.ts";
import { at, text } from "./event-payload.ts";

/** The events that run on what is merged already, and that nobody without write access starts. */
const TRUSTED: readonly string[] = ["schedule", "workflow_dispatch", "push", "repository_dispatch"];
/** GitHub starts these of the default branch and of no other. */
const ALWAYS_DEFAULT: readonly string[] = ["schedule", "repository_dispatch"];
/** GitHub starts these at a commit that has the change in it: its checkout, and the suite there, are the change's own. */
const OF_A_CHANGE: readonly string[] = [
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "merge_group",
];
const MERGED = "on: schedule or workflow_dispatch of the default branch";

type Environment = { readonly [name: string]: string | undefined };

/**
 * Why the run of this event may not run what it finds in the checkout, whatever it keeps; undefined where it may. A check
 * may: its suite is that of the merge base.
 */
export function whyNoRun(story: "record" | "canary" | "attribute", event: WorkflowEvent): string | undefined {
  return OF_A_CHANGE.includes(event.name)
    ? `mode: ${story} is refused on ${event.name}, because the suite it would run is the change's own; use mode: check there, and ${story} in a workflow ${MERGED}`
    : undefined;
}

/**
 * Why the run of this event may not keep a baseline: one sentence with the remedy; undefined where it may. What a pull
 * request, a merge queue or a second stage brings is not merged yet, and would become what others are judged by.
 *
 * @param environment has GITHUB_REF
 */
export function whyNoRecord(event: WorkflowEvent, environment: Environment): string | undefined {
  const why = whyNotMerged(event, environment);
  const dry = OF_A_CHANGE.includes(event.name) ? "" : 'set commit: "false", or ';
  return why === undefined ? undefined : `commit: a baseline is kept ${why}; ${dry}record in a workflow ${MERGED}`;
}

/** Why the run of this event may not write a post-mortem; undefined where it may: as a record, it is kept on the branch. */
export function whyNoPostMortem(event: WorkflowEvent, environment: Environment): string | undefined {
  const why = whyNotMerged(event, environment);
  return why === undefined ? undefined : `mode: a post-mortem is kept ${why}; write it in a workflow ${MERGED}`;
}

/** Why the run of this event may not move an anchor; undefined where it may: a person decides that, and nothing else. */
export function whyNoAnchor(event: WorkflowEvent, environment: Environment): string | undefined {
  const why =
    event.name === "workflow_dispatch"
      ? offDefaultBranch(event, environment)
      : `only on workflow_dispatch, because a person decides it, and this is ${event.name || "no event"}`;
  return why === undefined ? undefined : `mode: an anchor is moved ${why}; dispatch the workflow on the default branch`;
}

/** Why the files of this event's run need not be what was merged. */
function whyNotMerged(event: WorkflowEvent, environment: Environment): string | undefined {
  return TRUSTED.includes(event.name)
    ? offDefaultBranch(event, environment)
    : `only on ${TRUSTED.join(", ")}, because on ${event.name || "no event"} the files need not be what was merged`;
}

function offDefaultBranch(event: WorkflowEvent, environment: Environment): string | undefined {
  if (ALWAYS_DEFAULT.includes(event.name)) return undefined;
  const ref = environment["GITHUB_REF"] || text(at(event.payload, "ref"));
  const branch = text(at(event.payload, "repository", "default_branch"));
  if (ref === "" || branch === "")
    return `only of the default branch, and this ${event.name} does not say which branch it is of`;
  return ref === `refs/heads/${branch}`
    ? undefined
    : `only of the default branch ${branch}, and this ${event.name} is of ${ref}`;
}
