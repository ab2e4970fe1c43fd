/** What goes wrong on demand. */
import type { RecordedRequest } from "./github.ts";
import { type Answer, problem } from "./github-answer.ts";
import type { OperationName } from "./github-contract.ts";

/** What a workflow grants under permissions. */
export type Area = "contents" | "issues" | "pull-requests" | "statuses";

/** What becomes of one of the next requests. */
export type Failure = {
  readonly answer: Answer;
  /** "after": the work is done, and the answer is lost. */
  readonly when: "before" | "after";
  /** The requests it is for; any unless given. */
  readonly on?: (request: RecordedRequest) => boolean;
};

/** A test sets and clears these. */
export type Faults = {
  /** The token may read and nothing else: 403. */
  readOnlyToken: boolean;
  /** Areas the token may not write: 403. */
  readonly unwritable: Set<Area>;
  /** Areas the token may not even read: 403. */
  readonly unreadable: Set<Area>;
  /** How many of the next commits are refused because the branch seems to have moved. */
  stale: number;
  /** How many of the next requests are answered 502. */
  unavailable: number;
  /** Answered 429 to everything, with this `retry-after` in seconds. */
  rateLimit: number | undefined;
  /** Each is used up by the first request it is for. */
  readonly next: Failure[];
  /** Every answer comes this late. */
  slowMs: number;
  /** References and listings are read as they were so many seconds ago, by the server's own clock. */
  staleSeconds: number;
  /** Commits made through REST are signed. */
  signedCommits: boolean;
  /** Entries in a recursive tree before GitHub cuts it short. */
  treeLimit: number;
  /** Awaited before each request is handled, to put two writers in a certain order. */
  before: (request: RecordedRequest) => Promise<void> | void;
};

export function noFaults(): Faults {
  return {
    readOnlyToken: false,
    unwritable: new Set(),
    unreadable: new Set(),
    stale: 0,
    unavailable: 0,
    rateLimit: undefined,
    next: [],
    slowMs: 0,
    staleSeconds: 0,
    signedCommits: true,
    treeLimit: 100_000,
    before: () => {},
  };
}

type For = Pick<Failure, "on">;

/** The request is not handled. */
export function serverError(status: 500 | 502 | 503 = 502, options: For = {}): Failure {
  return { answer: problem(status, "Server Error"), when: "before", ...options };
}

/** The request is handled, and its answer is lost on the way. */
export function lostAnswer(options: For = {}): Failure {
  return { answer: problem(502, "Server Error"), when: "after", ...options };
}

/** @param retryAfter seconds */
export function rateLimited(retryAfter: number, options: For = {}): Failure {
  const answer = { ...problem(429, "API rate limit exceeded"), headers: { "retry-after": String(retryAfter) } };
  return { answer, when: "before", ...options };
}

/** The limit on what is written at a time. @param retryAfter seconds; not always told */
export function secondaryRateLimit(retryAfter?: number, options: For = {}): Failure {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  const headers = retryAfter === undefined ? {} : { headers: { "retry-after": String(retryAfter) } };
  return { answer: { ...problem(403, message), ...headers }, when: "before", ...options };
}

/** The failure that is for this request; it is used up by it. */
export function takeFailure({ next }: Faults, request: RecordedRequest): Failure | undefined {
  const index = next.findIndex(({ on }) => on === undefined || on(request));
  return index < 0 ? undefined : next.splice(index, 1)[0];
}

/** Why the token may not do this; undefined when it may. */
export function forbidden(
  faults: Faults,
  operation: OperationName,
  about: { readonly isPullRequest: boolean },
): Answer | undefined {
  const writes = !operation.startsWith("GET ");
  const areas = areasOf(operation, about);
  const closed = writes ? faults.unwritable : faults.unreadable;
  const refused = areas.length > 0 && areas.every((area) => closed.has(area));
  return refused || (writes && faults.readOnlyToken) ? notAccessible() : undefined;
}

/** GitHub's answer to a token without the permission. */
export function notAccessible(): Answer {
  return problem(403, "Resource not accessible by integration");
}

/** Where any one of these is granted, it may be done; a pull request's comments are open to both. */
function areasOf(operation: OperationName, { isPullRequest }: { readonly isPullRequest: boolean }): readonly Area[] {
  const path = operation.replace(/^\w+ \/repos\/\{owner\}\/\{repo\}/, "");
  if (/^\/(statuses|commits\/\{ref\}\/status)/.test(path)) return ["statuses"];
  if (/^\/issues/.test(path)) return isPullRequest ? ["issues", "pull-requests"] : ["issues"];
  if (/pulls/.test(path)) return ["pull-requests"];
  if (/^\/(git|contents|compare|commits|branches|activity)/.test(path)) return ["contents"];
  return [];
}
