import type { Attempt } from "./attempt.ts";
import type { Wait } from "./wait.ts";

export type Patience = {
  readonly wait: Wait;
  /** 0 ≤ x < 1; spreads the retries of requests that failed together. */
  readonly random: () => number;
};

const ATTEMPTS = 5;
/** All the waiting for one answer, in milliseconds: a rate limit of a minute is sat out, one of an hour is told. */
const MOST_WAITING_MS = 5 * 60_000;

/**
 * Attempts until an answer comes, the failure is not worth another attempt, five attempts are made, or the server asks
 * for more than five minutes of waiting.
 *
 * @returns what the last attempt came to
 */
export async function patiently(
  attempt: () => Promise<Attempt>,
  { wait, random }: Patience,
  signal: AbortSignal,
): Promise<{ readonly last: Attempt; readonly attempts: number }> {
  const { default: pRetry } = await import("p-retry");
  let attempts = 0;
  let waited = 0;
  const once = async () => {
    attempts += 1;
    const last = await attempt();
    if (isWorthAnother(last)) throw new Unanswered(last);
    return last;
  };
  try {
    const last = await pRetry(once, {
      retries: ATTEMPTS - 1,
      // The waiting is done below, because only the attempt knows what the server asked for.
      minTimeout: 0,
      shouldRetry: async ({ error }) => {
        if (!(error instanceof Unanswered)) return false;
        const pause = pauseAfter(error.attempt, attempts, random);
        waited += pause;
        if (waited > MOST_WAITING_MS) return false;
        await wait(pause, signal);
        return true;
      },
    });
    return { last, attempts };
  } catch (error) {
    if (error instanceof Unanswered) return { last: error.attempt, attempts };
    throw error;
  }
}

/** An attempt without an answer: thrown in this file only, so that the retry library sees it. */
class Unanswered extends Error {
  readonly attempt: Attempt;

  constructor(attempt: Attempt) {
    super(attempt.kind);
    this.attempt = attempt;
  }
}

function isWorthAnother(attempt: Attempt): boolean {
  switch (attempt.kind) {
    case "answered":
    case "redirected":
    case "web-page":
    case "too-large":
    case "stopped":
      return false;
    case "cut-off":
    case "unreachable":
      return true;
    case "refused":
      // 501 says that the server will never do it.
      return [408, 425, 429].includes(attempt.status) || (attempt.status >= 500 && attempt.status !== 501);
    default:
      return attempt satisfies never;
  }
}

/** @param attempts made so far, at least 1 */
function pauseAfter(attempt: Attempt, attempts: number, random: () => number): number {
  const asked = attempt.kind === "refused" ? attempt.retryAfterMs : undefined;
  const backOff = Math.min(500 * 2 ** (attempts - 1), 8000);
  // Jitter on top of what the server asked for: those it turned away together must not all come back together.
  return asked === undefined ? backOff * (0.5 + random() / 2) : asked + 250 * random();
}
