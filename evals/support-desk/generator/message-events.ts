import type { ChatMessage } from "../../../src/simulation/chat.ts";
import type { LogRecord, Value, Values } from "../../otlp-writer.ts";
import type { StepSpan } from "./spans.ts";

/** The messages of a model call as log records, the way the conventions had it up to 1.36. */
export function messageEvents({ span, step }: StepSpan): readonly LogRecord[] {
  if (step === undefined || step.kind === "tool") return [];
  const event = (eventName: string, atMs: number, body: Values): LogRecord => ({
    traceId: span.traceId,
    spanId: span.spanId,
    atMs,
    eventName,
    attributes: { "gen_ai.system": "openai" },
    body,
  });
  const asked = step.request.messages.map((message) =>
    event(`gen_ai.${message.role}.message`, span.startMs, bodyOf(message)),
  );
  if (step.kind === "failed-chat") return asked;
  const { message, finish_reason } = step.completion.choices[0];
  const said = bodyOf({ ...message, content: message.content ?? "" });
  return [...asked, event("gen_ai.choice", span.endMs, { index: 0, finish_reason, message: said })];
}

function bodyOf({ role, content, tool_calls = [], tool_call_id }: ChatMessage): Values {
  if (role === "tool") return { id: tool_call_id ?? "", content };
  const calls: readonly Value[] = tool_calls.map(({ id, type, function: { name, arguments: text } }) => ({
    id,
    type,
    function: { name, arguments: text },
  }));
  return {
    ...((content !== "" || calls.length === 0) && { content }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}
