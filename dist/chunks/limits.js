// src/edges/applications/limits.ts
/** Bytes of one answer: a longer one is none. */
const MOST_BYTES = 8388608;
/** Milliseconds that a timer of Node.js can wait for, at most. */
const LONGEST_TIMER = 2 ** 31 - 1;

export { MOST_BYTES as n, LONGEST_TIMER as t };