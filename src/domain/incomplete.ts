import type { Answer, FailureReason } from "./answer.ts";
import type { Incomplete } from "./run.ts";
import type { ModelSpec } from "./suite.ts";

export type Failure = Pick<Extract<Answer, { status: "failed" }>, "reason" | "detail">;

/** What failed too often. */
export type ErrorBudgetUse = {
  /** For people, plural: "trials", "calls of judge gpt-4.1 for metric answers". */
  readonly what: string;
  /** At least one. */
  readonly failures: readonly Failure[];
  readonly total: number;
  /** The share that may fail, 0…1. */
  readonly errorBudget: number;
  readonly model: ModelSpec | null;
};

/** Why a run is over its error budget, told by the reason that most of the failures share, and what to do about that. */
export function overErrorBudget(use: ErrorBudgetUse): Incomplete {
  const { reason, detail, count } = dominantFailure(use.failures);
  const share = Number((use.errorBudget * 100).toFixed(2));
  const most = count === use.failures.length ? "" : `, ${count} of them`;
  return {
    reason: "error-budget",
    problem: `${use.failures.length} of ${use.total} ${use.what} failed (error budget ${share} %)${most} because ${CAUSE[reason]}: ${detail}`,
    remedy: remedyFor(reason, use.model),
  };
}

/** A run that the user or the machine stopped. */
export function stoppedEarly(done: number, total: number, what: string): Incomplete {
  return {
    reason: "cut-off",
    problem: `the run was stopped after ${done} of ${total} ${what}`,
    remedy: `Run the same command again: ${KEPT}.`,
  };
}

/** A run that would have cost more than the suite allows. @param detail which cap, as the meter says it */
export function overMoneyBudget(done: number, total: number, what: string, detail: string): Incomplete {
  return {
    reason: "money-budget",
    problem: `the budget ended the run after ${done} of ${total} ${what}: ${detail}`,
    remedy: `Raise that limit under budget in the suite file or make the sample smaller, and run the same command again: ${KEPT}.`,
  };
}

const KEPT = "answers that were paid for are kept";

/** "Unauthorised" wins over every count: it stops a run at its first occurrence. */
function dominantFailure(failures: readonly Failure[]): Failure & { readonly count: number } {
  const byReason = new Map<FailureReason, { detail: string; count: number }>();
  for (const { reason, detail } of failures) {
    const seen = byReason.get(reason);
    if (seen) seen.count += 1;
    else byReason.set(reason, { detail, count: 1 });
  }
  const [first] = [...byReason].sort(([a, x], [b, y]) => rank(b, y.count) - rank(a, x.count) || a.localeCompare(b));
  if (first === undefined) throw new Error("overErrorBudget needs at least one failure");
  return { reason: first[0], ...first[1] };
}

function rank(reason: FailureReason, count: number): number {
  return reason === "unauthorised" ? Number.POSITIVE_INFINITY : count;
}

const CAUSE: { readonly [reason in FailureReason]: string } = {
  unreachable: "the model could not be reached",
  unauthorised: "the provider did not accept the key",
  "rate-limited": "the provider limited the rate",
  "server-error": "the provider had errors of its own",
  "connection-reset": "the connection broke",
  "timed-out": "no answer came in time",
  "refused-request": "the provider refused the request",
  "malformed-answer": "the answer was not in the form of the API",
  "empty-answer": "the model answered nothing",
  "left-the-recording": "the replay asked for something that the traces do not hold",
  "too-many-steps": "the agent came to no answer",
  "not-replayable": "they could not be replayed",
  "production-error": "production had failed there",
  "application-error": "the application failed",
  "answer-too-large": "the answer was larger than can be kept",
  "cut-off": "they were cut off",
};

function remedyFor(reason: FailureReason, model: ModelSpec | null): string {
  const name = model?.name ?? "the model";
  switch (reason) {
    case "unreachable":
      return `Check that the server is running and that the base URL of ${name} (base-url in the suite file, or OPENAI_BASE_URL) is right.`;
    case "unauthorised":
      return `Set the environment variable ${model?.keyVariable ?? "OPENAI_API_KEY"} to a key that may use ${name}.`;
    case "rate-limited":
      return `Lower concurrency in the suite file, or wait a while, and run the same command again: ${KEPT}.`;
    case "server-error":
      return `Wait until the provider has recovered and run the same command again: ${KEPT}.`;
    case "connection-reset":
      return `Check the network and any proxy on the way to the provider, and run the same command again: ${KEPT}.`;
    case "timed-out":
      return `Lower concurrency in the suite file or choose a faster model, and run the same command again: ${KEPT}.`;
    case "refused-request":
      return `Check the name and the parameters of ${name} in the suite file against what the provider offers.`;
    case "malformed-answer":
      return `Check that the base URL of ${name} is that of an OpenAI-compatible server; most end in /v1.`;
    case "empty-answer":
      return `Check the parameters of ${name} in the suite file; a token limit that is too low leaves no room for an answer.`;
    case "left-the-recording":
      return "Draw newer traces, whose tool results and searches fit these versions, or raise budget.errors in the suite file if such trials may be missing.";
    case "too-many-steps":
      return "Check that the tool definitions fit the recorded results, so that the agent can come to an answer.";
    case "not-replayable":
      return "Record in production what the traces lack (the README's section on traces says what a replay needs), or mend the suite file where it is named.";
    case "production-error":
      return "Draw fewer failed requests (sample.keep.errors in the suite file), or raise budget.errors if they belong to the sample.";
    case "application-error":
      return "Run the application by hand with the request that docs/targets.md shows, and mend what it says.";
    case "answer-too-large":
      return `Set max_completion_tokens under the parameters of ${name} in the suite file, or check what the server sends.`;
    case "cut-off":
      return `Run the same command again: ${KEPT}.`;
    default:
      return reason satisfies never;
  }
}
