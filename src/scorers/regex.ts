import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when a JavaScript regular expression matches somewhere in the answer. */
export const regex: Scorer<SpecOf<"regex">> = {
  about: "answer",
  revision: "regex/1",
  async prepare({ pattern, flags = "" }) {
    // With g or y an expression remembers where it stopped, and the score of one answer would hang on the last one's.
    const expression = new RegExp(pattern, flags.replace(/[gy]/g, ""));
    return async ({ answer }) => passed(expression.test(answer.text));
  },
};
