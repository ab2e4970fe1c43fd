import { normaliseText } from "../domain/digest.ts";
import type { Score } from "../domain/score.ts";
import { type AnswerToScore, passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * A scorer that holds the answer against a text: the suite's value, else what the case expects. Both are compared with
 * line ends, byte-order mark and Unicode form made equal.
 */
export function textScorer(
  revision: string,
  matches: (answer: string, expected: string) => boolean,
): Extract<Scorer<SpecOf<"equals">>, { about: "answer" }> {
  return {
    about: "answer",
    revision,
    async prepare({ value }) {
      return async ({ answer, expected }: AnswerToScore): Promise<Score> => {
        const wanted = value ?? expected;
        if (wanted === undefined) return unscored("no-expected-value");
        return passed(matches(normaliseText(answer.text), normaliseText(wanted)));
      };
    },
  };
}
