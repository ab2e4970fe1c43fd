import pLimit from "p-limit";
import { FailedCall, stopped } from "./failed-call.ts";
import { openHold, type Time } from "./hold.ts";
import { untilReset } from "./rate-limits.ts";

export type PaceOptions = Time & {
  /** The endpoint, for people. */
  readonly place: string;
  /** Attempts under way at once, at most; at least 1. */
  readonly concurrency: number;
  /** After how many rounds in a row that ended with being turned away, none of them with a success, to give up. */
  readonly rounds: number;
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
 * attempts of one round say counts once; those that had started before the last halving say nothing new.
 */
export function openPace(options: PaceOptions): Pace {
  const { place, concurrency, rounds, random } = options;
  const hold = openHold(options);
  const limit = pLimit({ concurrency, rejectOnClear: true });
  const heard = new WeakSet<AbortSignal>();
  let round = 0;
  let refusals = 0;
  let successes = 0;

  function served(begun: number): void {
    refusals = 0;
    if (begun !== round || limit.concurrency >= concurrency) return;
    successes += 1;
    if (successes < limit.concurrency) return;
    successes = 0;
    limit.concurrency += 1;
  }

  function overloaded(failure: FailedCall, begun: number): void {
    const turnedAway = failure.patience === "in-turn";
    if (begun === round) {
      round += 1;
      successes = 0;
      limit.concurrency = Math.ceil(limit.concurrency / 2);
      if (turnedAway) refusals += 1;
    }
    if (turnedAway) hold.extend(Math.max(failure.retryAfterMs ?? 0, ownWait(failure)));
  }

  /** A server's word is taken once; when it does not come true we wait longer than it says. */
  function ownWait({ retryAfterMs }: FailedCall): number {
    const doublings = retryAfterMs === undefined ? refusals - 1 : refusals - 2;
    return doublings < 0 ? 0 : Math.min(HALF_A_SECOND * 2 ** doublings, ONE_MINUTE) * (0.5 + random() / 2);
  }

  async function inTurn<T>(make: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (hold.active()) {
      if (refusals >= rounds) throw new FailedCall("rate-limited", givenUp(place, rounds), "never");
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
      if (error instanceof FailedCall && error.patience === "in-turn" && refusals >= rounds)
        throw new FailedCall(error.reason, error.message, "never");
      throw error;
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
      if (wait !== undefined) hold.extend(wait);
    },
    width: () => limit.concurrency,
  };
}

const HALF_A_SECOND = 500;
const ONE_MINUTE = 60_000;

function givenUp(place: string, rounds: number): string {
  return `${place} turned calls away ${rounds} times in a row and was not asked again`;
}
