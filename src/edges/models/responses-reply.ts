import type { ToolCall } from "../../domain/message.ts";
import type { FinishReason, Usage } from "../../domain/trace.ts";
import { isObject } from "../../formats/json-shape.ts";
import type { ChatReply } from "./chat-reply.ts";

/** A reply of either API, or what the provider says went wrong on its side: an error code in an answer that is 200. */
export type ResponsesReply = ChatReply | { readonly status: "failed"; readonly code: string | undefined };

/**
 * Reads the body of a Responses answer: messages become text, calls of functions and of custom tools become calls, and
 * every other item (reasoning, a search of the provider's own) is passed over.
 */
export function parseResponsesReply(body: unknown): ResponsesReply {
  if (!isObject(body)) return { status: "malformed" };
  if (body["status"] === "failed") return { status: "failed", code: codeOf(body["error"]) };
  if (!Array.isArray(body["output"]) || !isOver(body["status"])) return { status: "malformed" };
  const items = body["output"].filter(isObject);
  const parts = items
    .filter(({ type }) => type === "message")
    .flatMap(({ content }) => (Array.isArray(content) ? content.filter(isObject) : []));
  const text = textOf(parts, "output_text", "text");
  const toolCalls = items.map(toolCallOf).filter((call) => call !== undefined);
  const finish = finishOf(body, toolCalls.length > 0);
  const refusal = textOf(parts, "refusal", "refusal") || filtered(finish, text);
  if (text === "" && toolCalls.length === 0 && refusal === "")
    return { status: "empty", finish, ...usageOf(body["usage"]) };
  return {
    status: "replied",
    reply: {
      status: "replied",
      text,
      toolCalls,
      finish,
      ...(refusal === "" ? {} : { refusal }),
      ...usageOf(body["usage"]),
      ...(typeof body["model"] === "string" && body["model"] !== "" ? { resolvedModel: body["model"] } : {}),
    },
  };
}

type Item = { readonly [field: string]: unknown };

function codeOf(error: unknown): string | undefined {
  return isObject(error) && typeof error["code"] === "string" ? error["code"] : undefined;
}

/** Some servers that speak this API leave the status out. */
function isOver(status: unknown): boolean {
  return status === undefined || status === null || status === "completed" || status === "incomplete";
}

function textOf(parts: readonly Item[], type: string, field: string): string {
  return parts
    .filter((part) => part["type"] === type)
    .map((part) => (typeof part[field] === "string" ? part[field] : ""))
    .join("");
}

function toolCallOf(item: Item, index: number): ToolCall | undefined {
  if (item["type"] !== "function_call" && item["type"] !== "custom_tool_call") return undefined;
  if (typeof item["name"] !== "string") return undefined;
  const written = item["arguments"] ?? item["input"] ?? "";
  return {
    id: typeof item["call_id"] === "string" && item["call_id"] !== "" ? item["call_id"] : `call_${index + 1}`,
    name: item["name"],
    arguments: typeof written === "string" ? written : JSON.stringify(written),
  };
}

/** Chat Completions' words for the same ends. */
function finishOf(body: Item, calls: boolean): FinishReason {
  if (body["status"] !== "incomplete") return calls ? "tool_calls" : "stop";
  const details = body["incomplete_details"];
  switch (isObject(details) ? details["reason"] : undefined) {
    case "max_output_tokens":
      return "length";
    case "content_filter":
      return "content_filter";
    default:
      return "other";
  }
}

function filtered(finish: FinishReason, text: string): string {
  return finish === "content_filter" && text === "" ? "stopped by the provider's content filter" : "";
}

function usageOf(value: unknown): { readonly usage?: Usage } {
  if (!isObject(value)) return {};
  const { input_tokens: input, output_tokens: output, input_tokens_details: details } = value;
  if (typeof input !== "number" || typeof output !== "number") return {};
  const cached = isObject(details) ? details["cached_tokens"] : undefined;
  return { usage: { input, output, ...(typeof cached === "number" ? { cachedInput: cached } : {}) } };
}
