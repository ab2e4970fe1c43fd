import type { Attributes } from "../../../domain/trace.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../../json-shape.ts";
import type { Addition } from "./additions.ts";
import { oneAnswer, present, toMessage } from "./message.ts";
import { flattenedTools } from "./tools.ts";
import { gathered } from "./unflatten.ts";

/** What OpenLLMetry says about a span of any kind under names that are its alone; older names of its own come last. */
export function openLlmetryAttributes(attributes: Attributes): readonly Addition[] {
  const completions = messagesIn(attributes, ["gen_ai.completion", "llm.completions"]);
  const reasons = completions?.map((message) => own(message, "finish_reason")).filter((reason) => reason !== undefined);
  return [
    ["gen_ai.input.messages", messagesIn(attributes, ["gen_ai.prompt", "llm.prompts"])],
    ["gen_ai.output.messages", completions && (completions.every(holdsCalls) ? oneAnswer(completions) : completions)],
    ["gen_ai.response.finish_reasons", reasons?.length ? reasons : undefined],
    ["gen_ai.tool.definitions", flattenedTools(gathered(attributes, "llm.request.functions"))],
    ...RENAMED.map(([ours, theirs]): Addition => [ours, own(attributes, theirs)]),
  ];
}

const RENAMED = [
  ["gen_ai.request.model", "llm.request.model"],
  ["gen_ai.request.temperature", "llm.temperature"],
  ["gen_ai.request.top_p", "llm.top_p"],
  ["gen_ai.request.top_k", "llm.top_k"],
  ["gen_ai.request.max_tokens", "llm.request.max_tokens"],
  ["gen_ai.request.frequency_penalty", "llm.frequency_penalty"],
  ["gen_ai.request.presence_penalty", "llm.presence_penalty"],
  ["gen_ai.request.stop_sequences", "llm.chat.stop_sequences"],
  ["gen_ai.request.stream", "llm.is_streaming"],
  ["gen_ai.request.structured_output_schema", "llm.request.structured_output_schema"],
  ["gen_ai.usage.input_tokens", "llm.usage.prompt_tokens"],
  ["gen_ai.usage.output_tokens", "llm.usage.completion_tokens"],
  ["gen_ai.usage.cache_read.input_tokens", "llm.usage.cache_read_input_tokens"],
  ["gen_ai.usage.reasoning.output_tokens", "llm.usage.reasoning_tokens"],
] as const;

function messagesIn(attributes: Attributes, names: readonly string[]): readonly JsonObject[] | undefined {
  for (const name of names) {
    const messages = items(gathered(attributes, name)).flatMap(readMessage);
    if (messages.length > 0) return messages;
  }
  return undefined;
}

/** What has neither a role nor content is another convention's item under the same name. */
function readMessage(item: unknown): readonly JsonObject[] {
  if (!isObject(item) || firstOwn(item, ["role", "content", "tool_calls", "function_call"]) === undefined) return [];
  const calls = [...items(own(item, "tool_calls")), own(item, "function_call")].flatMap(readCall);
  return [
    toMessage({
      role: own(item, "role"),
      content: own(item, "content"),
      toolCalls: calls,
      callId: own(item, "tool_call_id"),
      name: own(item, "name"),
      finish: own(item, "finish_reason"),
    }),
  ];
}

function readCall(call: unknown): readonly JsonObject[] {
  const told = isObject(own(call, "function")) ? own(call, "function") : call;
  const name = own(told, "name");
  return typeof name === "string" ? [present({ id: own(call, "id"), name, arguments: own(told, "arguments") })] : [];
}

/** Koog writes each call of one answer as a completion of its own, in place of the text. */
function holdsCalls({ content }: JsonObject): boolean {
  return Array.isArray(content) && content.every((part) => own(part, "type") === "function");
}
