import type { Message, ToolCall } from "../../domain/message.ts";
import type { FinishReason } from "../../domain/trace.ts";

/** Messages in the form of `gen_ai.input.messages`: JSON text of `{role, parts}`. */
export function inputMessages(messages: readonly Message[]): string {
  return JSON.stringify(messages.map((message) => ({ role: message.role, parts: partsOf(message) })));
}

/** One answer in the form of `gen_ai.output.messages`. */
export function outputMessages(text: string, toolCalls: readonly ToolCall[], finish: FinishReason): string {
  const parts = partsOf({ role: "assistant", text, toolCalls });
  return JSON.stringify([{ role: "assistant", parts, finish_reason: finish }]);
}

/**
 * A text that a reader gives back as it is. Readers take a text in quotes for JSON text and unpack it once, so that one
 * is packed once more.
 */
export function asWritten(text: string): string {
  return text.startsWith('"') ? JSON.stringify(text) : text;
}

function partsOf(message: Message): readonly object[] {
  if (message.role === "tool") {
    const { callId, name, text } = message;
    return [
      { type: "tool_call_response", id: callId, ...(name === undefined ? {} : { name }), response: asWritten(text) },
    ];
  }
  const { text } = message;
  const calls = message.role === "assistant" ? (message.toolCalls ?? []) : [];
  const said = text === "" && calls.length > 0 ? [] : [{ type: "text", content: text }];
  return [
    ...said,
    ...calls.map((call) => ({ type: "tool_call", id: call.id, name: call.name, arguments: asWritten(call.arguments) })),
  ];
}
