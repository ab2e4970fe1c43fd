import type { Wait } from "../http/wait.ts";

/** A time before which nobody starts. */
export type Hold = {
  /** Nobody starts for so many milliseconds from now, or for longer if that was said before. */
  extend(milliseconds: number): void;
  active(): boolean;
  /** Waits until it is over, also where it is extended meanwhile; returns at once when the signal is aborted. */
  over(signal: AbortSignal): Promise<void>;
};

export type Time = {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  readonly sleep: Wait;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
};

const MOST_SPREAD_MS = 250;

/** Those who waited start one after another within a quarter of a second, or within as long again as the wait was. */
export function openHold({ now, sleep, random }: Time): Hold {
  let until = Number.NEGATIVE_INFINITY;
  return {
    extend(milliseconds) {
      until = Math.max(until, now() + milliseconds);
    },
    active: () => until > now(),
    async over(signal) {
      // Each end is waited for once: whoever hands in a sleep that is short means it.
      for (let seen = Number.NEGATIVE_INFINITY; until > seen && until > now() && !signal.aborted; ) {
        seen = until;
        const wait = until - now();
        await sleep(wait + random() * Math.min(wait, MOST_SPREAD_MS), signal);
      }
    },
  };
}
