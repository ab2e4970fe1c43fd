import { normaliseText } from "../domain/digest.ts";
import { expectedText } from "./expected-text.ts";
import { graded, type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/**
 * ROUGE-N (Lin 2004): F1 of the runs of n words that answer and expected text have in common, each counted as often as
 * it stands in both. Words are those of the Penn Treebank, with the case of letters; Han and Kana, which are written
 * without spaces, count as one word per character.
 *
 * An expected text of fewer than n words has no run to be found: unscored.
 */
export const rougeN: Scorer<SpecOf<"rouge-n">> = {
  about: "answer",
  revision: "rouge-n/1",
  async prepare({ value, n, threshold }) {
    const rouge = await import("js-rouge");
    const words = (text: string) => rouge.treeBankTokenize(text.replace(UNSPACED, " $& "));
    return async (toScore) => {
      const wanted = expectedText(value, toScore);
      if (wanted === undefined || wanted.trim() === "") return unscored("no-expected-value");
      const answer = normaliseText(toScore.answer.text);
      if (words(wanted).length < n) return unscored("no-expected-value");
      // The package throws on an empty text, which is an answer nonetheless.
      if (answer.trim() === "") return scored(0);
      try {
        return graded(rouge.n(answer, wanted, { n, tokenizer: words }), threshold);
      } catch (error) {
        // The package writes every run out and refuses to where that takes more than about a million characters.
        if (error instanceof RangeError) return unscored("took-too-long");
        throw error;
      }
    };
  },
};

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
