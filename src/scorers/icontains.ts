import { textScorer } from "./expected-text.ts";

/** As `contains`, whatever the case of letters; the same on every machine, whatever its locale. */
export const icontains = textScorer("icontains/1", (answer, expected) =>
  answer.toLowerCase().includes(expected.trim().toLowerCase()),
);
