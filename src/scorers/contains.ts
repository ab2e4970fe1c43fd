import { textScorer } from "./expected-text.ts";

/** 1 when the expected text, white space at both of its ends aside, is somewhere in the answer. */
export const contains = textScorer("contains/1", (answer, expected) => answer.includes(expected.trim()));
