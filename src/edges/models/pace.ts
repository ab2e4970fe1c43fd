import pLimit from "p-limit";
import { FailedCall, stopped } from "./failed-call.ts";
import { openHold, type Time } from "./hold.ts";
import { untilReset } from "./rate-limits.ts";

export type PaceOptions = Time & {
  /** The endpoint, for people. */
  readonly place: string;
  /** Attempts under way at once, at most; at least 1. */
  readonly concurrency: number;
  /** How many milliseconds, all waits for one success together, it may ask to be left alone before it is given up. */
  readonly patienceMs: number;
  /** Told once, in one sentence, that a limit on the rate is waited for. */
  readonly say: (line: string) => void;
};

/** What all calls to one endpoint have in common. */
export type Pace = {
  /**
   * Makes an attempt as soon as the endpoint may be asked.
   * @throws what the attempt throws; FailedCall `cut-off` at once when the signal is aborted before it starts, and
   * `rate-limited` without an attempt while an endpoint that was given up asks to be left alone
   */
  attempt<T>(make: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Takes in what an answer, good or bad, says about the limits. */
  heed(headers: Headers): void;
  /** How many attempts may be under way at once now. */
  width(): number;
};

/**
 * Keeps the calls to one endpoint to what it can take. Once it turned a call away nobody starts before the time that it
 * asked for, else for half a second, doubling up to a minute. When it is overloaded (429, 503, no answer in time) half
 * as many attempts may be under way, and one more again after as many successes as are under way: as TCP does. What
 * attempts of one round say counts once; those that had started before the last halving say nothing new. An endpoint
 * that asks for more time than there is patience is given up at once: to wait in vain helps nobody.
 */
export function openPace(options: PaceOptions): Pace {
  const { place, concurrency, patienceMs, random, say } = options;
  const hold = openHold(options);
  const limit = pLimit({ concurrency, rejectOnClear: true });
  const heard = new WeakSet<AbortSignal>();
  let round = 0;
  let refusals = 0;
  let askedMs = 0;
  let successes = 0;
  let isSaid = false;
  const isGivenUp = () => askedMs > patienceMs;

  function served(begun: number): void {
    refusals = 0;
    if (begun !== round) return;
    askedMs = 0;
    if (limit.concurrency >= concurrency) return;
    successes += 1;
    if (successes < limit.concurrency) return;
    successes = 0;
    limit.concurrency += 1;
  }

  function overloaded(failure: FailedCall, begun: number): void {
    const turnedAway = failure.patience === "in-turn";
    const isNews = begun === round;
    if (isNews) {
      round += 1;
      successes = 0;
      limit.concurrency = Math.ceil(limit.concurrency / 2);
      if (turnedAway) refusals += 1;
    }
    if (!turnedAway) return;
    const wait = Math.max(failure.retryAfterMs ?? 0, ownWait(failure));
    hold.extend(wait);
    // Those of one round wait together, as long as the longest of them.
    askedMs = isNews ? askedMs + wait : Math.max(askedMs, wait);
    if (!isGivenUp()) announce(askedMs);
  }

  function announce(wait: number): void {
    if (isSaid || wait <= WORTH_SAYING_MS) return;
    isSaid = true;
    say(`${place} limits the rate: waiting for it, for ${minutes(patienceMs)} at most.`);
  }

  /** A server's word is taken once; when it does not come true we wait longer than it says. */
  function ownWait({ retryAfterMs }: FailedCall): number {
    const doublings = retryAfterMs === undefined ? refusals - 1 : refusals - 2;
    return doublings < 0 ? 0 : Math.min(HALF_A_SECOND * 2 ** doublings, ONE_MINUTE) * (0.5 + random() / 2);
  }

  async function inTurn<T>(make: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (hold.active()) {
      if (isGivenUp())
        throw new FailedCall("rate-limited", `${place} limits the rate and was not asked again`, "never");
      await hold.over(signal);
    }
    if (signal.aborted) throw stopped(place);
    const begun = round;
    try {
      const made = await make();
      served(begun);
      return made;
    } catch (error) {
      if (error instanceof FailedCall && error.overloaded) overloaded(error, begun);
      throw error instanceof FailedCall && error.patience === "in-turn" && isGivenUp() ? givenUp(error) : error;
    }
  }

  return {
    async attempt(make, signal) {
      if (!heard.has(signal)) signal.addEventListener("abort", () => limit.clearQueue(), { once: true });
      heard.add(signal);
      while (!signal.aborted)
        try {
          return await limit(inTurn, make, signal);
        } catch (error) {
          // Another run's end empties the queue too; whoever is not meant queues again.
          if (!(error instanceof DOMException)) throw error;
        }
      throw stopped(place);
    },
    heed(headers) {
      const wait = untilReset(headers);
      if (wait === undefined) return;
      hold.extend(wait);
      announce(wait);
    },
    width: () => limit.concurrency,
  };
}

const WORTH_SAYING_MS = 5_000;
const HALF_A_SECOND = 500;
const ONE_MINUTE = 60_000;

function givenUp({ reason, message, retryAfterMs = 0 }: FailedCall): FailedCall {
  const asked = retryAfterMs > ONE_MINUTE ? `, which asks to be left alone for ${minutes(retryAfterMs)},` : "";
  return new FailedCall(reason, `${message}${asked}`, "never");
}

function minutes(milliseconds: number): string {
  const count = Math.ceil(milliseconds / ONE_MINUTE);
  return `${count} ${count === 1 ? "minute" : "minutes"}`;
}
