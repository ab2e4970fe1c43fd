import type { ToolCall } from "../../domain/message.ts";
import type { FinishReason, Usage } from "../../domain/trace.ts";
import { isObject } from "../../formats/json-shape.ts";
import type { ModelReply } from "../../ports.ts";

/** A reply as it is kept: how it was come by is not a property of the reply. */
export type KeptReply = Omit<Extract<ModelReply, { status: "replied" }>, "cached" | "wasted">;

/** What a body said, before anybody knows how long it took. */
export type ChatReply =
  | { readonly status: "replied"; readonly reply: Omit<KeptReply, "latencyMs"> }
  | { readonly status: "malformed" }
  /** Neither text nor calls nor a refusal; `finish` often says why. */
  | { readonly status: "empty"; readonly finish: FinishReason; readonly usage?: Usage };

/** Reads the body of a Chat Completions answer; anything that has no message in it is malformed. */
export function parseChatReply(body: unknown): ChatReply {
  const choice = isObject(body) && Array.isArray(body["choices"]) ? body["choices"][0] : undefined;
  const message: unknown = isObject(choice) ? choice["message"] : undefined;
  if (!isObject(body) || !isObject(choice) || !isObject(message)) return { status: "malformed" };
  const text = textOf(message["content"]);
  const toolCalls = toolCallsOf(message["tool_calls"]);
  if (text === undefined || toolCalls === undefined) return { status: "malformed" };
  const finish = finishOf(choice["finish_reason"]);
  const refusal = refusalOf(message["refusal"], text, finish);
  if (text === "" && toolCalls.length === 0 && refusal === undefined)
    return { status: "empty", finish, ...usageOf(body["usage"]) };
  return {
    status: "replied",
    reply: {
      status: "replied",
      text,
      toolCalls,
      finish,
      ...(refusal === undefined ? {} : { refusal }),
      ...usageOf(body["usage"]),
      ...(typeof body["model"] === "string" && body["model"] !== "" ? { resolvedModel: body["model"] } : {}),
      ...(typeof body["system_fingerprint"] === "string" && body["system_fingerprint"] !== ""
        ? { fingerprint: body["system_fingerprint"] }
        : {}),
    },
  };
}

/** Some servers send the content in parts; a content that is neither text nor parts is undefined. */
function textOf(content: unknown): string | undefined {
  if (content === null || content === undefined) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return undefined;
  return content.map((part) => (isObject(part) && typeof part["text"] === "string" ? part["text"] : "")).join("");
}

function toolCallsOf(value: unknown): readonly ToolCall[] | undefined {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const calls = value.map(toolCallOf);
  return calls.every((call) => call !== undefined) ? calls : undefined;
}

function toolCallOf(value: unknown, index: number): ToolCall | undefined {
  if (!isObject(value)) return undefined;
  // Some local servers leave the id out; the result must still be told apart from its siblings'.
  const id = typeof value["id"] === "string" && value["id"] !== "" ? value["id"] : `call_${index + 1}`;
  const asked = isObject(value["function"]) ? value["function"] : value["custom"];
  if (!isObject(asked) || typeof asked["name"] !== "string") return undefined;
  const written = asked["arguments"] ?? asked["input"] ?? "";
  return { id, name: asked["name"], arguments: typeof written === "string" ? written : JSON.stringify(written) };
}

function finishOf(value: unknown): FinishReason {
  switch (value) {
    case "stop":
    case "length":
    case "tool_calls":
    case "content_filter":
      return value;
    case "function_call":
      return "tool_calls";
    default:
      return "other";
  }
}

/** The provider's own mark of a refusal: its field, or a content filter that left no text. */
function refusalOf(field: unknown, text: string, finish: FinishReason): string | undefined {
  if (typeof field === "string" && field !== "") return field;
  return finish === "content_filter" && text === "" ? "stopped by the provider's content filter" : undefined;
}

function usageOf(value: unknown): { readonly usage?: Usage } {
  if (!isObject(value)) return {};
  const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details } = value;
  if (typeof input !== "number" || typeof output !== "number") return {};
  const cached = isObject(details) ? details["cached_tokens"] : undefined;
  return { usage: { input, output, ...(typeof cached === "number" ? { cachedInput: cached } : {}) } };
}
