import type { Wait } from "../http/wait.ts";
import { FailedCall } from "./failed-call.ts";

type PatienceOptions = {
  /** Attempts of one call, the first included; those that were turned away are counted apart. */
  readonly attempts: number;
  /** Attempts that may be turned away: a request may be larger than a limit that others keep to. */
  readonly turns: number;
  readonly sleep: Wait;
  /** 0 ≤ x < 1; spreads the retries of calls that failed together. */
  readonly random: () => number;
  readonly signal: AbortSignal;
};

/**
 * Attempts a call until it succeeds, the failure is not worth another attempt, or the attempts are used up. Waits half a
 * second, doubling up to eight, with jitter, or as long as the server asked for, a minute at most; a call that was turned away is made
 * again at once, because the pace of its endpoint holds it back.
 * @returns what the attempt returned, or the last failure
 */
export async function callPatiently<T>(
  attempt: () => Promise<T>,
  { attempts, turns, sleep, random, signal }: PatienceOptions,
): Promise<{ readonly value: T } | { readonly failure: FailedCall }> {
  let failures = 0;
  let turnedAway = 0;
  let once = false;
  for (;;)
    try {
      return { value: await attempt() };
    } catch (failure) {
      if (!(failure instanceof FailedCall)) throw failure;
      if (failure.patience === "in-turn") turnedAway += 1;
      if (failure.patience === "in-turn" && turnedAway < turns && !signal.aborted) continue;
      failures += 1;
      if (failures >= attempts || signal.aborted || !isWorthAnother(failure, once)) return { failure };
      once ||= failure.patience === "once";
      await sleep(waitAfter(failure, failures, random), signal);
    }
}

function isWorthAnother({ patience }: FailedCall, hadItsOnce: boolean): boolean {
  return patience === "always" || (patience === "once" && !hadItsOnce);
}

function waitAfter({ retryAfterMs }: FailedCall, failures: number, random: () => number): number {
  const backOff = Math.min(500 * 2 ** (failures - 1), 8000);
  // Jitter on top of what the server asked for: those that it sent away together must not all come back together.
  return retryAfterMs === undefined
    ? backOff * (0.5 + random() / 2)
    : Math.min(retryAfterMs, ONE_MINUTE) + 250 * random();
}

const ONE_MINUTE = 60_000;
