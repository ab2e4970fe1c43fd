import { normaliseText } from "../domain/digest.ts";
import { expectedText } from "./expected-text.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * Similarity 0…1: one less the edit distance over the longer length, in UTF-16 units, as autoevals has it. Two empty
 * texts are alike.
 *
 * What both texts begin and end with is cut off first, which does not change the distance. What is left is compared in
 * a time that grows with the product of the lengths, so beyond `MOST_CELLS` the answer is unscored.
 */
export const levenshtein: Scorer<SpecOf<"levenshtein">> = {
  about: "answer",
  revision: "levenshtein/1",
  async prepare({ value, threshold }) {
    const { distance } = await import("fastest-levenshtein");
    return async (toScore) => {
      const wanted = expectedText(value, toScore);
      if (wanted === undefined) return unscored("no-expected-value");
      const answer = normaliseText(toScore.answer.text);
      const longer = Math.max(answer.length, wanted.length);
      if (longer === 0) return graded(1, threshold);
      const [a, b] = whereTheyDiffer(answer, wanted);
      if (a.length * b.length > MOST_CELLS) return unscored("took-too-long");
      return graded(1 - distance(a, b) / longer, threshold);
    };
  },
};

/** Two texts of 30,000 characters with nothing in common: about a quarter of a second. */
const MOST_CELLS = 900_000_000;

function whereTheyDiffer(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
