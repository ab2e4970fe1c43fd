import { textScorer } from "./expected-text.ts";
import { passed } from "./scorer.ts";

/** 1 when the answer begins with the expected text, white space around that text and before the answer aside. */
export const startsWith = textScorer("starts-with/1", (answer, expected) =>
  passed(answer.trimStart().startsWith(expected.trim())),
);
