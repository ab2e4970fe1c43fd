import { textScorer } from "./expected-text.ts";
import { passed } from "./scorer.ts";

/** 1 when the expected text, white space at both of its ends aside, is somewhere in the answer. */
export const contains = textScorer("contains/2", (answer, expected) => passed(answer.includes(expected.trim())));
