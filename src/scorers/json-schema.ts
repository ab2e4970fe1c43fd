import { compileSchema } from "../json-schema.ts";
import { jsonIn } from "./json-answer.ts";
import { passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";
import { within } from "./within.ts";

/**
 * 1 when the answer is JSON that follows the schema (draft 2020-12, or draft 7 where the schema says so). An answer
 * that is not JSON scores 0: it was asked to be.
 */
export const jsonSchema: Scorer<SpecOf<"json-schema">> = {
  about: "answer",
  revision: "json-schema/1",
  async prepare({ schema }) {
    const validate = await compileSchema(schema);
    return async ({ answer }) => {
      const json = jsonIn(answer.text);
      if (json === undefined) return passed(false);
      const follows = within(MOST_MILLISECONDS, () => validate(json.value));
      return follows === undefined ? unscored("took-too-long") : passed(follows);
    };
  },
};

/** A pattern of the schema may look back and forth, and the answer may be chosen to make it. */
const MOST_MILLISECONDS = 250;
