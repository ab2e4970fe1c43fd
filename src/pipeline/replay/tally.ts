import type { Answer } from "../../domain/answer.ts";
import { type Failure, overErrorBudget, overMoneyBudget, stoppedEarly } from "../../domain/incomplete.ts";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { Incomplete } from "../../domain/run.ts";

/** Counts the trials that are done and decides when to start no more. */
export type Tally = {
  /** From now on so many trials belong to the whole replay. */
  expect(total: number): void;
  /** Enters the answer of one trial that was started. */
  enter(answer: Answer, model: ModelSpec | null): void;
  failed(): number;
  /** Why no further trial should start; undefined to go on. Final once it is defined. */
  stop(): Incomplete | undefined;
};

/**
 * @param errorBudget the share of all trials of the replay that may fail, 0…1
 * @param signal tells a stop by the user or the deadline from one by the budget: all of them cut calls off
 */
export function openTally(errorBudget: number, signal: AbortSignal): Tally {
  const failures: Failure[] = [];
  let total = 0;
  let done = 0;
  let stop: Incomplete | undefined;
  return {
    expect(all) {
      total = all;
    },
    enter(answer, model) {
      if (answer.status === "failed" && answer.reason === "cut-off") {
        stop ??= signal.aborted
          ? stoppedEarly(done, total, "trials", signal.reason)
          : overMoneyBudget(done, total, "trials", answer.detail);
        return;
      }
      done += 1;
      if (answer.status === "answered") return;
      failures.push(answer);
      // No other trial can fare better than the first one that was shown the door.
      if (answer.reason === "unauthorised" || failures.length > errorBudget * total)
        stop ??= overErrorBudget({ what: "trials", failures, total, errorBudget, model });
    },
    failed: () => failures.length,
    stop: () =>
      stop ?? (signal.aborted && done < total ? stoppedEarly(done, total, "trials", signal.reason) : undefined),
  };
}
