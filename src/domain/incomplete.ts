import type { Answer } from "./answer.ts";
import { durationText } from "./duration-text.ts";
import { causeOf, KEPT, remedyFor } from "./failure-words.ts";
import type { ModelSpec } from "./model-spec.ts";
import type { Incomplete } from "./run.ts";

export type Failure = Pick<Extract<Answer, { status: "failed" }>, "reason" | "detail" | "by">;

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
  const { failure, count } = dominantFailure(use.failures);
  const { reason, detail, by } = failure;
  const share = Number((use.errorBudget * 100).toFixed(2));
  const most = count === use.failures.length ? "" : `, ${count} of them`;
  return {
    reason: "error-budget",
    problem: `${use.failures.length} of ${use.total} ${use.what} failed (error budget ${share} %)${most} because ${causeOf(reason, by)}: ${detail}`,
    remedy: remedyFor(reason, by ?? use.model),
  };
}

/** What a run's signal is aborted with when the suite's deadline has passed. Any other reason is a stop by the user. */
export type DeadlinePassed = { readonly stopped: "deadline"; readonly deadlineMs: number };

/** @param deadlineMs milliseconds, as the suite has it */
export function deadlinePassed(deadlineMs: number): DeadlinePassed {
  return { stopped: "deadline", deadlineMs };
}

/**
 * A run that was stopped before its end: by the user, by the machine, or by the deadline.
 * @param reason of the aborted signal (`signal.reason`)
 */
export function stoppedEarly(done: number, total: number, what: string, reason?: unknown): Incomplete {
  if (isDeadline(reason))
    return {
      reason: "cut-off",
      problem: `the deadline of ${durationText(reason.deadlineMs)} passed after ${done} of ${total} ${what}`,
      remedy: `Run the same command again, which goes on from there (${KEPT}), or raise deadline in the suite file.`,
    };
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

function isDeadline(reason: unknown): reason is DeadlinePassed {
  return typeof reason === "object" && reason !== null && "stopped" in reason && reason.stopped === "deadline";
}

/** "Unauthorised" wins over every count: it stops a run at its first occurrence. */
function dominantFailure(failures: readonly Failure[]): { readonly failure: Failure; readonly count: number } {
  const kinds = new Map<string, { readonly failure: Failure; count: number }>();
  for (const failure of failures) {
    const kind = `${failure.reason} ${failure.by?.kind ?? ""}`;
    const seen = kinds.get(kind);
    if (seen) seen.count += 1;
    else kinds.set(kind, { failure, count: 1 });
  }
  const [first] = [...kinds].sort(([a, x], [b, y]) => rank(y) - rank(x) || (a < b ? -1 : 1));
  if (first === undefined) throw new Error("overErrorBudget needs at least one failure");
  return first[1];
}

function rank({ failure, count }: { readonly failure: Failure; readonly count: number }): number {
  return failure.reason === "unauthorised" ? Number.MAX_SAFE_INTEGER : count;
}
