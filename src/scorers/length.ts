import { normaliseText } from "../domain/digest.ts";
import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when the answer has so many words (between white space) or characters (code points), limits included. */
export const length: Scorer<SpecOf<"length">> = {
  about: "answer",
  revision: "length/1",
  async prepare({ unit, min = 0, max = Number.POSITIVE_INFINITY }) {
    return async ({ answer }) => {
      const text = normaliseText(answer.text);
      const count = unit === "words" ? wordsIn(text) : charactersIn(text);
      return passed(min <= count && count <= max);
    };
  },
};

function wordsIn(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Without building a list of them: an answer may be large. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}
