import { type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/** Milliseconds spent waiting for the model, all calls of the trial together. */
export const latency: Scorer<SpecOf<"latency">> = {
  about: "answer",
  revision: "latency/1",
  async prepare() {
    return async ({ answer }) => (answer.latencyMs === undefined ? unscored("not-recorded") : scored(answer.latencyMs));
  },
};
