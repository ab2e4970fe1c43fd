import { type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/** Dollars that the trial's calls cost at the suite's price; unscored where price or usage is unknown. */
export const cost: Scorer<SpecOf<"cost">> = {
  about: "answer",
  revision: "cost/1",
  async prepare() {
    return async ({ answer }) => (answer.usd === undefined ? unscored("not-recorded") : scored(answer.usd));
  },
};
