import { firstOwn } from "../json-shape.ts";
import { type Entry, entry } from "./attribute-values.ts";
import { readModelInput } from "./model-input.ts";
import { readModelOutput } from "./model-output.ts";
import { parameterEntries, systemAmong, toolsAmong } from "./parameters.ts";

/** What a platform stores of a model call, before it is attributes. */
export type ModelCall = {
  readonly input: unknown;
  readonly output: unknown;
  readonly parameters: unknown;
  /** Tool definitions and calls that were stored apart from input and output. */
  readonly definitions?: readonly unknown[];
  readonly toolCalls?: readonly unknown[];
};

/** Attributes of a span's content, by how much they are worth against those of the original instrumentation. */
export type ContentEntries = {
  /** As it was written: wins. */
  readonly written: readonly Entry[];
  /** Put together from other content: fills what is missing. */
  readonly filling: readonly Entry[];
};

/** The content of a model call under the names of the conventions. */
export function modelEntries({
  input,
  output,
  parameters,
  definitions = [],
  toolCalls = [],
}: ModelCall): ContentEntries {
  const asked = readModelInput(input);
  const answered = readModelOutput(output);
  const answer = withCalls(answered.message, toolCalls);
  const inputs = asked.messages.length > 0 ? entry("gen_ai.input.messages", asked.messages) : [];
  const outputs = answer === undefined ? [] : entry("gen_ai.output.messages", [answer]);
  const isAnswerWritten = answered.written || toolCalls.length > 0;
  const tools = [definitions, asked.definitions ?? [], toolsAmong(parameters), answered.definitions ?? []];
  return {
    written: [...(asked.written ? inputs : []), ...(isAnswerWritten ? outputs : []), ...parameterEntries(parameters)],
    filling: [
      ...(asked.written ? [] : inputs),
      ...(isAnswerWritten ? [] : outputs),
      ...entry(
        "gen_ai.tool.definitions",
        tools.find((list) => list.length > 0),
      ),
      ...entry("gen_ai.system_instructions", asked.system ?? systemAmong(parameters) ?? answered.system),
      ...(answered.finish === undefined ? [] : entry("gen_ai.response.finish_reasons", [answered.finish])),
      ...entry("gen_ai.response.model", answered.servedModel),
      ...entry("openai.response.system_fingerprint", answered.fingerprint),
    ],
  };
}

function withCalls(message: object | undefined, toolCalls: readonly unknown[]): object | undefined {
  if (toolCalls.length === 0 || firstOwn(message, ["tool_calls"]) !== undefined) return message;
  return { role: "assistant", content: "", ...message, tool_calls: toolCalls };
}
