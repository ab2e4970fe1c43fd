import { expectedTools } from "./expected-tools.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * F1 of the tools that were called against those that should be: twice what they have in common over what there is of
 * both. A tool counts as often as it is called; the order does not count. None called where none should be is 1.
 */
export const toolCallF1: Scorer<SpecOf<"tool-call-f1">> = {
  about: "answer",
  revision: "tool-call-f1/1",
  async prepare({ tools, threshold }) {
    return async (toScore) => {
      const wanted = expectedTools(tools, toScore);
      if (wanted === undefined) return unscored("no-expected-value");
      const called = toScore.answer.toolCalls.map(({ name }) => name);
      const all = wanted.length + called.length;
      return graded(all === 0 ? 1 : (2 * inCommon(wanted, called)) / all, threshold);
    };
  },
};

function inCommon(wanted: readonly string[], called: readonly string[]): number {
  const left = [...called];
  return wanted.filter((name) => {
    const place = left.indexOf(name);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
}
