import type { ToolDefinition } from "../domain/message.ts";
import { compileSchema } from "../json-schema.ts";
import { isObject, parsedJson } from "./json-answer.ts";
import { passed, type Scorer, type SpecOf, unscored } from "./scorer.ts";
import { within } from "./within.ts";

/**
 * 1 when every tool call of the answer names a tool that the model was told of, with JSON arguments that follow its
 * parameters. An answer that called nothing, and one of which nobody knows the tools, has nothing to be judged.
 */
export const toolCallsValid: Scorer<SpecOf<"is-valid-openai-tools-call">> = {
  about: "answer",
  revision: "is-valid-openai-tools-call/1",
  async prepare() {
    const compiled = new WeakMap<ToolDefinition, Promise<Validator | undefined>>();
    const validatorOf = (tool: ToolDefinition) => {
      const known = compiled.get(tool) ?? validatorFor(tool);
      compiled.set(tool, known);
      return known;
    };
    return async ({ answer: { toolCalls }, tools }) => {
      if (tools === undefined || toolCalls.length === 0) return unscored("not-recorded");
      for (const call of toolCalls) {
        const tool = tools.find(({ name }) => name === call.name);
        if (tool === undefined) return passed(false);
        const validate = await validatorOf(tool);
        if (validate === undefined) return unscored("scorer-failed");
        // Providers write no arguments as an empty text.
        const given = call.arguments.trim() === "" ? { value: {} } : parsedJson(call.arguments);
        if (given === undefined || !isObject(given.value)) return passed(false);
        const follows = validate(given.value);
        if (follows === undefined) return unscored("took-too-long");
        if (!follows) return passed(false);
      }
      return passed(true);
    };
  },
};

/** Undefined when that was not decided in time. */
type Validator = (value: unknown) => boolean | undefined;

/** A definition may be a stranger's: its schema is a program to whoever checks by it. */
const MOST_MILLISECONDS = 250;
const MOST_TO_COMPILE = 2_000;

/** Undefined where the definition's own schema cannot be used. */
async function validatorFor({ parameters }: ToolDefinition): Promise<Validator | undefined> {
  if (parameters === undefined) return () => true;
  const validate = await compileSchema(parameters, (work) => within(MOST_TO_COMPILE, work)).catch(() => undefined);
  return validate && ((value) => within(MOST_MILLISECONDS, () => validate(value)));
}
