import type { Message, ToolDefinition } from "../../domain/message.ts";
import type { ModelRequest } from "../../ports.ts";
import { parametersOf } from "./parameters.ts";

/**
 * The body of a Chat Completions request. The suite's parameters come first, so that none of them can replace the
 * model, the messages or the tools.
 */
export function chatBody(request: ModelRequest): { readonly [field: string]: unknown } {
  return {
    ...parametersOf(request.model, NOT_OURS),
    model: request.model.name,
    messages: request.messages.map(chatMessage),
    ...(request.tools?.length ? { tools: request.tools.map(chatTool) } : {}),
    ...(request.answerSchema ? { response_format: answerFormat(request.answerSchema) } : {}),
  };
}

// A stream has no place to be shown, and further choices would be paid for and thrown away: trials are asked one by one.
const NOT_OURS: ReadonlySet<string> = new Set(["stream", "stream_options", "n"]);

function chatMessage(message: Message): unknown {
  switch (message.role) {
    case "system":
    case "user":
      return { role: message.role, content: message.text };
    case "tool":
      return { role: "tool", tool_call_id: message.callId, content: message.text };
    case "assistant":
      if (!message.toolCalls?.length) return { role: "assistant", content: message.text };
      return {
        role: "assistant",
        content: message.text === "" ? null : message.text,
        tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
          id,
          type: "function",
          function: { name, arguments: text },
        })),
      };
    default:
      return message satisfies never;
  }
}

function chatTool({ name, description, parameters }: ToolDefinition): unknown {
  return {
    type: "function",
    function: { name, ...(description === undefined ? {} : { description }), ...(parameters ? { parameters } : {}) },
  };
}

function answerFormat({ name, schema }: NonNullable<ModelRequest["answerSchema"]>): unknown {
  return { type: "json_schema", json_schema: { name, schema, strict: true } };
}
