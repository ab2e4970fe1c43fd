import { textScorer } from "./expected-text.ts";

/** 1 when the answer is the expected text, white space at both ends aside. */
export const equals = textScorer("equals/1", (answer, expected) => answer.trim() === expected.trim());
