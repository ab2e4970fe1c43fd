/** Bytes of one answer: a longer one is none. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** Milliseconds that a timer of Node.js can wait for, at most. */
export const LONGEST_TIMER = 2 ** 31 - 1;
