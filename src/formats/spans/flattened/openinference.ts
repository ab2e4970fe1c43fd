import type { Attributes } from "../../../domain/trace.ts";
import { isObject, items, type JsonObject, own } from "../../json-shape.ts";
import type { Addition } from "./additions.ts";
import { invocationParameters } from "./invocation-parameters.ts";
import { oneAnswer, present, toMessage } from "./message.ts";
import { flattenedTools } from "./tools.ts";
import { gathered } from "./unflatten.ts";

/** What OpenInference says about a span of any kind under names that are its alone. */
export function openInferenceAttributes(attributes: Attributes): readonly Addition[] {
  const parameters = invocationParameters(attributes);
  const choices = parameters.find(([name]) => name === "gen_ai.request.choice.count")?.[1];
  const finish = own(attributes, "llm.finish_reason");
  return [
    ["gen_ai.input.messages", messagesIn(attributes, "llm.input_messages") ?? textsIn(attributes, "prompt")],
    [
      "gen_ai.output.messages",
      outputMessages(attributes, typeof choices === "number" && choices > 1) ?? textsIn(attributes, "choice"),
    ],
    ["gen_ai.tool.definitions", flattenedTools(gathered(attributes, "llm.tools"))],
    ...parameters,
    ["gen_ai.response.finish_reasons", finish === undefined ? undefined : [finish]],
    ...COUNTS.map(([ours, theirs]): Addition => [ours, own(attributes, theirs)]),
    ["llm.prompt_template.variables", gathered(attributes, "llm.prompt_template.variables")],
    ["gen_ai.retrieval.documents", documentsIn(attributes, "retrieval.documents")],
    ["gen_ai.retrieval.documents", documentsIn(attributes, "reranker.output_documents")],
    ["gen_ai.retrieval.query.text", own(attributes, "reranker.query") ?? embeddedText(attributes)],
    ["gen_ai.retrieval.top_k", own(attributes, "reranker.top_k")],
  ];
}

const COUNTS = [
  ["gen_ai.usage.input_tokens", "llm.token_count.prompt"],
  ["gen_ai.usage.output_tokens", "llm.token_count.completion"],
  ["gen_ai.usage.cache_read.input_tokens", "llm.token_count.prompt_details.cache_read"],
  ["gen_ai.usage.cache_write.input_tokens", "llm.token_count.prompt_details.cache_write"],
  ["gen_ai.usage.reasoning.output_tokens", "llm.token_count.completion_details.reasoning"],
] as const;

function messagesIn(attributes: Attributes, name: string): readonly JsonObject[] | undefined {
  const messages = items(gathered(attributes, name)).flatMap(readMessage);
  return messages.length === 0 ? undefined : messages;
}

/** Unless several answers were asked for, several output messages are one: chunks of a stream, or text and calls. */
function outputMessages(attributes: Attributes, areAlternatives: boolean): readonly JsonObject[] | undefined {
  const messages = messagesIn(attributes, "llm.output_messages");
  return messages === undefined || areAlternatives ? messages : oneAnswer(messages);
}

function readMessage(item: unknown): readonly JsonObject[] {
  const message = own(item, "message") ?? item;
  if (!isObject(message)) return [];
  const contents = items(own(message, "contents")).flatMap(readContent);
  const calls = items(own(message, "tool_calls")).flatMap(readCall);
  const oldCall = { name: own(message, "function_call_name"), arguments: own(message, "function_call_arguments_json") };
  return [
    toMessage({
      role: own(message, "role"),
      content: contents.length > 0 ? contents : own(message, "content"),
      toolCalls: typeof oldCall.name === "string" ? [...calls, present(oldCall)] : calls,
      callId: own(message, "tool_call_id"),
      name: own(message, "name"),
      finish: own(message, "finish_reason"),
    }),
  ];
}

function readContent(item: unknown): readonly JsonObject[] {
  const part = own(item, "message_content") ?? item;
  if (!isObject(part)) return [];
  const text = own(part, "text");
  const type = own(part, "type");
  if (typeof text === "string") return [{ type: typeof type === "string" ? type : "text", text }];
  // Whatever else there is leaves its name in its place.
  return typeof type === "string" && type !== "text" ? [{ type: "blob", modality: type }] : [];
}

function readCall(item: unknown): readonly JsonObject[] {
  const call = own(item, "tool_call") ?? item;
  const told = own(call, "function") ?? call;
  const name = own(told, "name");
  return typeof name === "string" ? [present({ id: own(call, "id"), name, arguments: own(told, "arguments") })] : [];
}

/** Of a model that completes text: `llm.prompts` and `llm.choices`. */
function textsIn(attributes: Attributes, what: "prompt" | "choice"): readonly JsonObject[] | undefined {
  const [inner, role] = what === "prompt" ? ["prompt", "user"] : ["completion", "assistant"];
  const texts = items(gathered(attributes, `llm.${what}s`)).flatMap((item) => {
    const text = typeof item === "string" ? item : own(own(item, inner), "text");
    return typeof text === "string" ? [text] : [];
  });
  return texts.length === 0 ? undefined : texts.map((content) => toMessage({ role, content }));
}

function documentsIn(attributes: Attributes, name: string): readonly JsonObject[] | undefined {
  const documents = items(gathered(attributes, name)).flatMap((item) => {
    const document = own(item, "document") ?? item;
    return isObject(document) ? [document] : [];
  });
  return documents.length === 0 ? undefined : documents;
}

function embeddedText(attributes: Attributes): unknown {
  const texts = items(gathered(attributes, "embedding.embeddings"))
    .map((item) => own(own(item, "embedding") ?? item, "text"))
    .filter((text) => typeof text === "string");
  return texts.length > 0 ? texts.join("\n") : own(attributes, "embedding.text");
}
