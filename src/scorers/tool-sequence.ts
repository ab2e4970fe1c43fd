import { expectedTools } from "./expected-tools.ts";
import { passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * 1 when the tools were called in the expected order: these and no others (exact), or with others between them
 * (in-order). In any answer no calls stand in order, so that expectation is none.
 */
export const toolSequence: Scorer<SpecOf<"trajectory:tool-sequence">> = {
  about: "answer",
  revision: "trajectory:tool-sequence/1",
  async prepare({ steps, mode }) {
    return async (toScore) => {
      const wanted = expectedTools(steps, toScore);
      if (wanted === undefined || (wanted.length === 0 && mode === "in-order")) return unscored("no-expected-value");
      const called = toScore.answer.toolCalls.map(({ name }) => name);
      return passed(inOrder(wanted, called) && (mode === "in-order" || wanted.length === called.length));
    };
  },
};

function inOrder(wanted: readonly string[], called: readonly string[]): boolean {
  let next = 0;
  for (const name of called) if (name === wanted[next]) next += 1;
  return next === wanted.length;
}
