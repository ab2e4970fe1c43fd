import { textScorer, withoutCase } from "./expected-text.ts";
import { passed } from "./scorer.ts";

/** As `contains`, whatever the case of letters; the same on every machine, whatever its locale. */
export const icontains = textScorer("icontains/3", (answer, expected) =>
  passed(withoutCase(answer).includes(withoutCase(expected.trim()))),
);
