import { setTimeout as delay } from "node:timers/promises";
import pRetry from "p-retry";
import { FailedCall } from "./failed-call.ts";

/** Waits, or returns early when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

type PatienceOptions = {
  /** Attempts of one call, the first included. */
  readonly attempts: number;
  readonly sleep: Sleep;
  /** 0 ≤ x < 1; spreads the retries of calls that failed together. */
  readonly random: () => number;
  readonly signal: AbortSignal;
};

/**
 * Attempts a call until it succeeds, the failure is not worth another attempt, or the attempts are used up. Waits as
 * long as the server asked for, else half a second doubling up to eight, with jitter.
 * @returns what the attempt returned, or the last failure and the number of attempts made
 */
export async function callPatiently<T>(
  attempt: () => Promise<T>,
  options: PatienceOptions,
): Promise<{ readonly value: T } | { readonly failure: FailedCall; readonly attempts: number }> {
  let attempts = 0;
  let retriesOfOnce = 0;
  const worthAnother = (error: Error): boolean => {
    if (!(error instanceof FailedCall) || options.signal.aborted) return false;
    return error.patience === "always" || (error.patience === "once" && retriesOfOnce < 1);
  };
  try {
    const value = await pRetry(
      () => {
        attempts += 1;
        return attempt();
      },
      {
        retries: options.attempts - 1,
        // The waiting is done below, because only the failure knows what the server asked for.
        minTimeout: 0,
        shouldRetry: ({ error }) => {
          const again = worthAnother(error);
          if (again && error instanceof FailedCall && error.patience === "once") retriesOfOnce += 1;
          return again;
        },
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (retriesLeft > 0 && worthAnother(error))
            await options.sleep(waitAfter(error, attemptNumber, options.random), options.signal);
        },
      },
    );
    return { value };
  } catch (error) {
    if (error instanceof FailedCall) return { failure: error, attempts };
    throw error;
  }
}

function waitAfter(error: Error, attemptNumber: number, random: () => number): number {
  const asked = error instanceof FailedCall ? error.retryAfterMs : undefined;
  const backOff = Math.min(500 * 2 ** (attemptNumber - 1), 8000);
  // Jitter on top of what the server asked for: those it turned away together must not all come back together.
  return asked === undefined ? backOff * (0.5 + random() / 2) : asked + 250 * random();
}

/** The clock's own sleep. */
export const sleepOrAbort: Sleep = async (milliseconds, signal) => {
  // An abort is an answer to "how long", not an error: the caller looks at the signal next.
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
};
