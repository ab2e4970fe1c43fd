import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes } from "../../domain/trace.ts";

/**
 * The names one thing has in the formats and over their generations, best first. One trace may mix them, so every name
 * is looked for in every trace and no schema version is asked.
 */
export const ALIASES = {
  requestedModel: ["gen_ai.request.model", "llm.request.model_name", "ai.model.id"],
  resolvedModel: ["gen_ai.response.model", "llm.response.model_name", "llm.response.model", "ai.response.model"],
  /** Names that do not say whether the model was asked for or served. */
  unstatedModel: [
    "llm.model_name",
    "langfuse.observation.model.name",
    "providedModelName",
    "provided_model_name",
    "ls_model_name",
    "model_name",
    "metadata.model",
  ],
  provider: [
    "gen_ai.provider.name",
    "gen_ai.system",
    "llm.provider",
    "llm.system",
    "ls_provider",
    "ai.model.provider",
    "model_provider",
  ],
  fingerprint: [
    "openai.response.system_fingerprint",
    "gen_ai.openai.response.system_fingerprint",
    "gen_ai.openai.system_fingerprint",
    "gen_ai.response.system_fingerprint",
    "system_fingerprint",
  ],
  responseId: ["gen_ai.response.id", "llm.response.id", "ai.response.id"],
  promptName: [
    "gen_ai.prompt.name",
    "langfuse.observation.prompt.name",
    "langfuse.prompt.name",
    "promptName",
    "prompt_name",
    "traceloop.prompt.key",
    "prompt.id",
    "lc_hub_repo",
    "metadata.prompt.id",
  ],
  promptVersion: [
    "gen_ai.prompt.version",
    "langfuse.observation.prompt.version",
    "langfuse.prompt.version",
    "promptVersion",
    "prompt_version",
    "llm.prompt_template.version",
    "traceloop.prompt.version",
    "traceloop.prompt.version_hash",
    "gen_ai.prompt.version_hash",
    "lc_hub_commit_hash",
    "metadata.prompt.version",
    "prompt.version",
  ],
  template: ["llm.prompt_template.template", "traceloop.prompt.template", "prompt.template"],
  templateVariables: [
    "llm.prompt_template.variables",
    "traceloop.prompt.template_variables",
    "prompt.variables",
    "metadata.prompt.variables",
  ],
  conversation: [
    "gen_ai.conversation.id",
    "session.id",
    "langfuse.session.id",
    "sessionId",
    "thread_id",
    "session_id",
    "conversation_id",
    "traceloop.association.properties.session_id",
    "traceloop.association.properties.thread_id",
    "traceloop.association.properties.conversation_id",
    "ai.telemetry.metadata.sessionId",
    "metadata.session_id",
    "metadata.thread_id",
    "metadata.conversation_id",
  ],
  query: [
    "gen_ai.retrieval.query.text",
    "gen_ai.retrieval.query",
    "reranker.query",
    "db.query.text",
    "ai.value",
    "ai.values",
  ],
  documents: ["gen_ai.retrieval.documents", "reranker.output_documents"],
  inputTokens: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.token_count.prompt",
    "ai.usage.inputTokens",
    "ai.usage.promptTokens",
  ],
  outputTokens: [
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.token_count.completion",
    "ai.usage.outputTokens",
    "ai.usage.completionTokens",
  ],
  cachedTokens: [
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_read_input_tokens",
    "llm.token_count.prompt_details.cache_read",
    "ai.usage.cachedInputTokens",
    "ai.usage.inputTokenDetails.cacheReadTokens",
  ],
  finish: [
    "gen_ai.response.finish_reasons",
    "gen_ai.response.finish_reason",
    "gen_ai.response.stop_reason",
    "llm.response.finish_reason",
    "llm.finish_reason",
    "ai.response.finishReason",
  ],
  inputMessages: ["gen_ai.input.messages", "ai.prompt.messages"],
  outputMessages: ["gen_ai.output.messages"],
  system: ["gen_ai.system_instructions"],
  definitions: [
    "gen_ai.tool.definitions",
    "gen_ai.request.tools",
    "ai.prompt.tools",
    "tool_definitions",
    "model_request_parameters",
  ],
  structuredOutput: [
    "gen_ai.request.structured_output_schema",
    "gen_ai.request.response_format",
    "response_format",
    "ai.schema",
    "ai.response.object",
  ],
  toolName: ["gen_ai.tool.name", "tool.name", "ai.toolCall.name"],
  toolCallId: ["gen_ai.tool.call.id", "tool_call.id", "ai.toolCall.id"],
  toolArguments: ["gen_ai.tool.call.arguments", "gen_ai.tool.arguments", "tool_arguments", "ai.toolCall.args"],
  toolResult: ["gen_ai.tool.call.result", "gen_ai.tool.result", "tool_response", "ai.toolCall.result"],
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
  return names
    .map((name) => Number(attributeText(attributes, name)))
    .find((count) => Number.isFinite(count) && count >= 0);
}

/** A model's name and the attribute it is in; the words writers put where they know none count as missing. */
export function modelName(
  attributes: Attributes,
  names: readonly string[],
): { readonly name: string; readonly text: string } | undefined {
  const known = names.filter((name) => !NO_MODEL.has(attributeText(attributes, name)?.toLowerCase() ?? ""));
  return firstText(attributes, known);
}

const NO_MODEL: ReadonlySet<string> = new Set(["", "null", "none", "unknown"]);
