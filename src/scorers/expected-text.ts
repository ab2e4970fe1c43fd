import { normaliseText } from "../domain/digest.ts";
import type { Score } from "../domain/score.ts";
import { type AnswerToScore, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * A scorer that holds the answer against a text: the suite's value, else what the case expects. Both are compared with
 * line ends, byte-order mark and Unicode form made equal.
 *
 * @param allowsNothing whether a text of white space alone says something; every answer contains it
 */
export function textScorer(
  revision: string,
  score: (answer: string, expected: string) => Score,
  { allowsNothing } = { allowsNothing: false },
): Extract<Scorer<SpecOf<"equals">>, { about: "answer" }> {
  return {
    about: "answer",
    revision,
    async prepare({ value }) {
      return async (toScore) => {
        const wanted = expectedText(value, toScore);
        if (wanted === undefined || (wanted.trim() === "" && !allowsNothing)) return unscored("no-expected-value");
        return score(normaliseText(toScore.answer.text), wanted);
      };
    },
  };
}

/** A text whose letters have no case. A Greek sigma is another letter at the end of a word once it is lower-cased. */
export function withoutCase(text: string): string {
  return text.toLowerCase().replaceAll("ς", "σ");
}

/** The suite's value, else what the case expects, normalised; undefined where there is neither. */
export function expectedText(value: string | undefined, { expected }: AnswerToScore): string | undefined {
  const wanted = value ?? expected;
  return wanted === undefined ? undefined : normaliseText(wanted);
}
