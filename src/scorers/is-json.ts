import { parsedJson } from "./json-answer.ts";
import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/** 1 when the answer as a whole, white space around it aside, is one JSON value. A fence around it is not JSON. */
export const isJson: Scorer<SpecOf<"is-json">> = {
  about: "answer",
  revision: "is-json/1",
  async prepare() {
    return async ({ answer }) => passed(parsedJson(answer.text) !== undefined);
  },
};
