import { textScorer } from "./expected-text.ts";
import { passed } from "./scorer.ts";

/** As `contains`, whatever the case of letters; the same on every machine, whatever its locale. */
export const icontains = textScorer("icontains/2", (answer, expected) =>
  passed(answer.toLowerCase().includes(expected.trim().toLowerCase())),
);
