import type { ReadInput, WorkflowEvent } from "./action-request.ts";
import { at, commitId, text, wholeNumber } from "./event-payload.ts";

/** What a check is about, as far as the event tells: more is asked of GitHub. */
export type Change =
  | {
      readonly kind: "range";
      /** Full commit ids; revisions where an input names them. */
      readonly base: string;
      readonly head: string;
      /** The pull request of the event. */
      readonly pullRequest?: KnownPullRequest;
      /** Number of the pull request that a merge queue is about to merge. */
      readonly queued?: number;
    }
  | {
      readonly kind: "pull-request";
      readonly number: number;
      /** Full id of the commit that somebody has looked at. */
      readonly head?: string;
    }
  | {
      readonly kind: "run";
      /** The event that the first stage ran for. */
      readonly event: string;
      /** Full id of the commit that the first stage ran for. */
      readonly head: string;
      /** Absent when the repository has been deleted. */
      readonly headRepositoryId?: number;
      readonly isFork: boolean;
      /** Owner of the head's repository, and name of the branch: a stranger's words. */
      readonly owner: string;
      readonly branch: string;
    };

/** A pull request as the event tells of it. */
export type KnownPullRequest = {
  readonly number: number;
  /** Full id. */
  readonly head: string;
  /** True when the head is of another repository, or of one that has been deleted. */
  readonly isFork: boolean;
  /** Login of who opened it: who started the run may be somebody else. */
  readonly author: string;
  /** Absent when the repository has been deleted. */
  readonly headRepositoryId?: number;
  /** The label that was set just now, where that is the event. `at`: an ISO instant. */
  readonly labelled?: { readonly label: string; readonly at: string };
};

/**
 * What is to be checked: the inputs, else what the event says.
 *
 * @param problems gets a sentence for each reason why that cannot be told
 */
export function actionChange(input: ReadInput, event: WorkflowEvent, problems: string[]): Change | undefined {
  if (input("pull-request") !== "") return ofNumber(input, event, problems);
  const [base, head] = [revision("base", input, problems), revision("head", input, problems)];
  if (event.name === "workflow_run" && base === "" && head === "") return ofRun(event, problems);
  const told = rangeOf(event);
  if (told.status === "nothing" && (base === "" || head === "")) {
    problems.push(told.why);
    return undefined;
  }
  const range = told.status === "range" ? told.range : { kind: "range" as const, base: "", head: "" };
  return { ...range, ...(base === "" ? {} : { base }), ...(head === "" ? {} : { head }) };
}

/** A pull request that a dispatch names. */
function ofNumber(input: ReadInput, { name }: WorkflowEvent, problems: string[]): Change | undefined {
  const before = problems.length;
  const number = /^[1-9]\d{0,8}$/.test(input("pull-request")) ? Number(input("pull-request")) : undefined;
  const head = commitId(input("head"));
  if (!DISPATCHES.includes(name))
    problems.push(
      `pull-request: only ${DISPATCHES.join(" and ")} may name one, because people with write access start them; this is ${name}`,
    );
  if (number === undefined)
    problems.push(`pull-request: "${input("pull-request")}" is no number of a pull request, for instance 41`);
  if (input("head") !== "" && head === undefined)
    problems.push(
      `head: "${input("head")}" is no full commit id; with pull-request it is the 40 digits of the commit you have looked at`,
    );
  if (input("base") !== "")
    problems.push("base: goes without pull-request; the base of a pull request is known, leave it out");
  if (number === undefined || problems.length > before) return undefined;
  return { kind: "pull-request", number, ...(head === undefined ? {} : { head }) };
}

const DISPATCHES: readonly string[] = ["workflow_dispatch", "repository_dispatch"];

/** A revision as somebody wrote it. One that begins with a hyphen would be an option to git. */
function revision(name: "base" | "head", input: ReadInput, problems: string[]): string {
  const written = input(name);
  if (/^-|[\s\p{Cc}]/u.test(written))
    problems.push(`${name}: ${JSON.stringify(written)} is no revision; give a commit id, a branch or a tag`);
  return written;
}

type Told =
  | { readonly status: "range"; readonly range: Extract<Change, { kind: "range" }> }
  | { readonly status: "nothing"; readonly why: string };

/** The two commits that an event is about. */
function rangeOf(event: WorkflowEvent): Told {
  if (event.name === "push") return ofPush(event.payload);
  const group = at(event.payload, "merge_group");
  if (group !== undefined) return range(at(group, "base_sha"), at(group, "head_sha"), queuedIn(group));
  const pullRequest = at(event.payload, "pull_request");
  return range(at(pullRequest, "base", "sha"), at(pullRequest, "head", "sha"), knownFrom(event.payload));
}

function range(from: unknown, to: unknown, more: Partial<Extract<Change, { kind: "range" }>>): Told {
  const [base, head] = [commitId(from), commitId(to)];
  if (base === undefined || head === undefined)
    return { status: "nothing", why: "base, head: the event names no commits to compare; set both inputs" };
  return { status: "range", range: { kind: "range", base, head, ...more } };
}

/** What was pushed, against what was there before; a new branch or a tag, against the default branch. */
function ofPush(payload: unknown): Told {
  const ref = text(at(payload, "ref"));
  // A tag may be an object of its own, which is no commit.
  const head = commitId(at(payload, "head_commit", "id")) ?? commitId(at(payload, "after"));
  if (head === undefined || at(payload, "deleted") === true)
    return { status: "nothing", why: `base, head: the push deleted ${ref}, so there is nothing to check` };
  const before = commitId(at(payload, "before"));
  if (before !== undefined && !ref.startsWith("refs/tags/")) return range(before, head, {});
  const branch = text(at(payload, "repository", "default_branch"));
  if (branch === "" || ref === `refs/heads/${branch}`)
    return { status: "nothing", why: `base, head: ${ref} is new, so there is nothing to compare it with` };
  return { status: "range", range: { kind: "range", base: branch, head } };
}

/** GitHub names the branch of a queued pull request itself: nobody else may push one of that name. */
function queuedIn(group: unknown): { readonly queued?: number } {
  const [, digits] =
    /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]+$/.exec(text(at(group, "head_ref"))) ?? [];
  return digits === undefined ? {} : { queued: Number(digits) };
}

function knownFrom(payload: unknown): { readonly pullRequest?: KnownPullRequest } {
  const pullRequest = at(payload, "pull_request");
  const number = wholeNumber(at(pullRequest, "number"));
  const head = commitId(at(pullRequest, "head", "sha"));
  if (number === undefined || head === undefined) return {};
  const headRepositoryId = wholeNumber(at(pullRequest, "head", "repo", "id"));
  const isFork = headRepositoryId === undefined || headRepositoryId !== at(pullRequest, "base", "repo", "id");
  return {
    pullRequest: {
      number,
      head,
      isFork,
      author: text(at(pullRequest, "user", "login")),
      ...(headRepositoryId === undefined ? {} : { headRepositoryId }),
      ...labelledIn(payload),
    },
  };
}

function labelledIn(payload: unknown): { readonly labelled?: NonNullable<KnownPullRequest["labelled"]> } {
  const label = text(at(payload, "label", "name"));
  if (at(payload, "action") !== "labeled" || label === "") return {};
  return { labelled: { label, at: text(at(payload, "pull_request", "updated_at")) } };
}

/** The run of a first stage. Its list of pull requests is empty for forks, and its artifacts are a stranger's. */
function ofRun({ payload }: WorkflowEvent, problems: string[]): Change | undefined {
  const run = at(payload, "workflow_run");
  const [event, head] = [text(at(run, "event")), commitId(at(run, "head_sha"))];
  if (event === "pull_request_target") {
    problems.push(
      "mode: the first stage ran on pull_request_target, which is refused: its commit is not that of the pull request; use on: pull_request there",
    );
    return undefined;
  }
  if (event === "" || head === undefined) {
    problems.push("base, head: the event names no run that could be checked; set both inputs");
    return undefined;
  }
  const headRepositoryId = wholeNumber(at(run, "head_repository", "id"));
  return {
    kind: "run",
    event,
    head,
    ...(headRepositoryId === undefined ? {} : { headRepositoryId }),
    isFork: headRepositoryId === undefined || headRepositoryId !== at(payload, "repository", "id"),
    owner: text(at(run, "head_repository", "owner", "login")),
    branch: text(at(run, "head_branch")),
  };
}
