import { jsonIn } from "./json-answer.ts";
import { passed, type Scorer, type SpecOf } from "./scorer.ts";

/**
 * 1 when the answer is JSON that follows the schema (draft 2020-12, or draft 7 where the schema says so). An answer
 * that is not JSON scores 0: it was asked to be.
 */
export const jsonSchema: Scorer<SpecOf<"json-schema">> = {
  about: "answer",
  revision: "json-schema/1",
  async prepare({ schema }) {
    const validate = await compile(schema);
    return async ({ answer }) => {
      const json = jsonIn(answer.text);
      return passed(json !== undefined && validate(json.value));
    };
  },
};

async function compile(schema: { readonly [key: string]: unknown }): Promise<(value: unknown) => boolean> {
  const { default: addFormats } = await import("ajv-formats");
  const options = { strict: false, logger: false } as const;
  const ajv = String(schema["$schema"]).includes("draft-07")
    ? new (await import("ajv")).Ajv(options)
    : new (await import("ajv/dist/2020.js")).Ajv2020(options);
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value) => validate(value) === true;
}
