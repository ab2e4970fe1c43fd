import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when the answer took so many model calls, limits included. */
export const stepCount: Scorer<SpecOf<"trajectory:step-count">> = {
  about: "answer",
  revision: "trajectory:step-count/1",
  async prepare({ min = 0, max = Number.POSITIVE_INFINITY }) {
    return async ({ answer: { modelCalls } }) => passed(min <= modelCalls && modelCalls <= max);
  },
};
