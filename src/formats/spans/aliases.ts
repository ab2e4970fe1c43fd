import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes } from "../../domain/trace.ts";

/**
 * The names one thing has had over the generations of the conventions, best first. One trace may mix generations, so
 * every name is looked for in every trace and no schema version is asked.
 */
export const ALIASES = {
  // The last name does not say whether the model was asked for or served; the weaker claim is made for it.
  requestedModel: ["gen_ai.request.model", "llm.request.model_name", "ai.model.id", "llm.model_name"],
  resolvedModel: ["gen_ai.response.model", "llm.response.model_name", "llm.response.model", "ai.response.model"],
  provider: ["gen_ai.provider.name", "gen_ai.system", "llm.provider", "llm.system"],
  fingerprint: [
    "openai.response.system_fingerprint",
    "gen_ai.openai.response.system_fingerprint",
    "gen_ai.openai.system_fingerprint",
    "gen_ai.response.system_fingerprint",
  ],
  promptName: [
    "gen_ai.prompt.name",
    "langfuse.observation.prompt.name",
    "langfuse.prompt.name",
    "traceloop.prompt.key",
  ],
  promptVersion: [
    "gen_ai.prompt.version",
    "langfuse.observation.prompt.version",
    "langfuse.prompt.version",
    "llm.prompt_template.version",
    "traceloop.prompt.version",
    "traceloop.prompt.version_hash",
    "gen_ai.prompt.version_hash",
  ],
  template: ["llm.prompt_template.template", "traceloop.prompt.template"],
  templateVariables: ["llm.prompt_template.variables", "traceloop.prompt.template_variables"],
  conversation: ["gen_ai.conversation.id", "session.id", "langfuse.session.id"],
  query: ["gen_ai.retrieval.query.text", "gen_ai.retrieval.query", "db.query.text"],
  documents: ["gen_ai.retrieval.documents"],
  inputTokens: ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"],
  outputTokens: ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"],
  cachedTokens: ["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"],
  finish: [
    "gen_ai.response.finish_reasons",
    "gen_ai.response.finish_reason",
    "gen_ai.response.stop_reason",
    "llm.response.finish_reason",
  ],
  inputMessages: ["gen_ai.input.messages"],
  outputMessages: ["gen_ai.output.messages"],
  system: ["gen_ai.system_instructions"],
  definitions: ["gen_ai.tool.definitions", "gen_ai.request.tools"],
  structuredOutput: ["gen_ai.request.structured_output_schema", "gen_ai.request.response_format", "response_format"],
  toolName: ["gen_ai.tool.name", "tool.name"],
  toolCallId: ["gen_ai.tool.call.id", "tool_call.id"],
  toolArguments: ["gen_ai.tool.call.arguments", "gen_ai.tool.arguments", "tool_arguments"],
  toolResult: ["gen_ai.tool.call.result", "gen_ai.tool.result", "tool_response"],
} as const satisfies { readonly [thing: string]: readonly string[] };

/** The first of several attributes that is there, as text, and its name. */
export function firstText(
  attributes: Attributes,
  names: readonly string[],
): { readonly name: string; readonly text: string } | undefined {
  for (const name of names) {
    const text = attributeText(attributes, name);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}

/** The first of several attributes that is a number of at least 0; stores often turn numbers into text. */
export function firstCount(attributes: Attributes, names: readonly string[]): number | undefined {
  const count = Number(firstText(attributes, names)?.text);
  return Number.isFinite(count) && count >= 0 ? count : undefined;
}

/** A model's name and the attribute it is in; the words writers put where they know none count as missing. */
export function modelName(
  attributes: Attributes,
  names: readonly string[],
): { readonly name: string; readonly text: string } | undefined {
  const known = names.filter((name) => !NO_MODEL.has(attributeText(attributes, name)?.toLowerCase() ?? ""));
  return firstText(attributes, known);
}

const NO_MODEL: ReadonlySet<string> = new Set(["", "null", "unknown"]);
