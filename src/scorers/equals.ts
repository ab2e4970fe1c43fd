import { textScorer } from "./expected-text.ts";
import { passed } from "./scorer.ts";

/** 1 when the answer is the expected text, white space at both ends aside. */
export const equals = textScorer("equals/1", (answer, expected) => passed(answer.trim() === expected.trim()), {
  allowsNothing: true,
});
