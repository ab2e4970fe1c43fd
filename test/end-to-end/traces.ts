import { messagesAttribute, type Span, spanLine, type Values } from "../../evals/otlp-writer.ts";
import { sha256 } from "../../src/domain/digest.ts";
import type { ChatMessage } from "../../src/simulation/chat.ts";

/** One line of OTLP per question to the desk: an agent span, a search and a model call that cited what it found. */
export function traceLines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => traceLine(index));
}

/** Request number `index`, recorded without the model call when `modelHop` is false. */
export function traceLine(index: number, { modelHop = true } = {}): string {
  const traceId = sha256(`trace ${index}`).slice(0, 32);
  const rootId = sha256(`root ${index}`).slice(0, 16);
  const startMs = Date.UTC(2026, 10, 2, 9, index);
  const span = (name: string, offsetMs: number, attributes: Values): Span => ({
    traceId,
    spanId: sha256(`${name} ${index}`).slice(0, 16),
    parentSpanId: rootId,
    name,
    kind: 3,
    startMs: startMs + offsetMs,
    endMs: startMs + offsetMs + 20,
    attributes,
  });
  const { parentSpanId: _none, ...root } = span("invoke_agent desk", 0, { "gen_ai.operation.name": "invoke_agent" });
  const spans = [{ ...root, spanId: rootId }, span("retrieval shelf", 1, searchFor(index))];
  return spanLine({ "deployment.environment.name": "production" }, "desk", [
    ...spans,
    ...(modelHop ? [span("chat desk-1", 30, chatAbout(index))] : []),
  ]);
}

export function questionOf(index: number): string {
  return `May I bring back article ${index}?`;
}

function searchFor(index: number): Values {
  return {
    "gen_ai.operation.name": "retrieval",
    "gen_ai.retrieval.query.text": questionOf(index),
    "gen_ai.retrieval.documents": JSON.stringify([{ id: "d1", content: "Bring it back within 30 days." }]),
    "app.retrieval.index_version": "shelf-1",
  };
}

function chatAbout(index: number): Values {
  const asked: ChatMessage[] = [{ role: "user", content: questionOf(index) }];
  const answered: ChatMessage[] = [{ role: "assistant", content: "Yes, within 30 days [d1]." }];
  return {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "desk-1",
    "gen_ai.response.model": "desk-1-2026-01-01",
    "gen_ai.usage.input_tokens": 40,
    "gen_ai.usage.output_tokens": 8,
    "gen_ai.input.messages": messagesAttribute(asked),
    "gen_ai.output.messages": messagesAttribute(answered, "stop"),
  };
}
