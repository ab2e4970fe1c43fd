import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when the last model call ended for this reason. */
export const finishReason: Scorer<SpecOf<"finish-reason">> = {
  about: "answer",
  revision: "finish-reason/1",
  async prepare({ value }) {
    return async ({ answer }) => passed(answer.finish === value);
  },
};
