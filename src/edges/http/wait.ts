import { setTimeout as delay } from "node:timers/promises";

/** Waits, or returns early when the signal is aborted. Never throws. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The clock's own waiting, never shorter than asked. */
export const waitOrAbort: Wait = async (milliseconds, signal) => {
  // An abort is an answer to "how long", not an error: the caller looks at the signal next.
  await delay(Math.ceil(milliseconds), undefined, { signal }).catch(() => undefined);
};
