import { normaliseText } from "../domain/digest.ts";
import { textsIn } from "./expected-list.ts";
import { withoutCase } from "./expected-text.ts";
import { passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/** 1 when at least one of the expected texts is somewhere in the answer. */
export const containsAny = severalScorer("contains-any/1", false, (wanted, holds) => wanted.some(holds));

/** 1 when all of the expected texts are somewhere in the answer. */
export const containsAll = severalScorer("contains-all/1", false, (wanted, holds) => wanted.every(holds));

/** As `contains-any`, whatever the case of letters. */
export const icontainsAny = severalScorer("icontains-any/2", true, (wanted, holds) => wanted.some(holds));

/** As `contains-all`, whatever the case of letters. */
export const icontainsAll = severalScorer("icontains-all/2", true, (wanted, holds) => wanted.every(holds));

/** The texts are the suite's, else what the case expects: a JSON array of texts, or one text per line. */
function severalScorer(
  revision: string,
  ignoresCase: boolean,
  holdsEnough: (wanted: readonly string[], holds: (text: string) => boolean) => boolean,
): Scorer<SpecOf<"contains-any">> {
  const folded = (text: string) => (ignoresCase ? withoutCase(normaliseText(text)) : normaliseText(text));
  return {
    about: "answer",
    revision,
    async prepare({ values }) {
      return async ({ answer, expected }) => {
        const wanted = (values ?? textsIn(expected, /\r?\n/) ?? []).map((text) => folded(text).trim()).filter(Boolean);
        if (wanted.length === 0) return unscored("no-expected-value");
        const text = folded(answer.text);
        return passed(holdsEnough(wanted, (one) => text.includes(one)));
      };
    },
  };
}
