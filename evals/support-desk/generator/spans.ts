import { sha256 } from "../../../src/domain/digest.ts";
import type { ChatMessage } from "../../../src/simulation/chat.ts";
import { messagesAttribute, type Span, type Values } from "../../otlp-writer.ts";
import type { Exchange, Step } from "./production.ts";

export const POLICY_VERSION = "2026-10-20";
export const PROMPT_VERSION = "7";

/** A span together with the step it was made for, where it has one. */
export type StepSpan = { readonly span: Span; readonly step?: Step };

/**
 * The spans of one exchange: an agent span, and below it a retrieval, then model calls and tool calls in order.
 *
 * @param index the version of the index that was asked
 */
export function spansOf(exchange: Exchange, index: string): readonly StepSpan[] {
  const { visit, steps } = exchange;
  const rootId = spanId(visit.traceId, 0);
  const retrieval = retrievalSpan(exchange, rootId);
  const children: StepSpan[] = [{ span: retrieval }];
  let startMs = retrieval.endMs + 2;
  for (const step of steps) {
    const identity = {
      traceId: visit.traceId,
      spanId: spanId(visit.traceId, children.length + 1),
      parentSpanId: rootId,
    };
    const times = { startMs, endMs: startMs + step.tookMs };
    children.push({ step, span: { ...identity, ...times, ...stepSpan(step, visit.form) } });
    startMs = times.endMs + 1;
  }
  return [{ span: rootSpan({ exchange, index }, rootId, startMs) }, ...children];
}

function spanId(traceId: string, index: number): string {
  return sha256(`${traceId} span ${index}`).slice(0, 16);
}

function rootSpan(
  { exchange: { visit, feedback }, index }: { readonly exchange: Exchange; readonly index: string },
  id: string,
  endMs: number,
): Span {
  return {
    traceId: visit.traceId,
    spanId: id,
    name: "invoke_agent support-desk",
    kind: 1,
    startMs: visit.atMs,
    endMs,
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": "support-desk",
      "gen_ai.conversation.id": visit.conversation,
      "app.intent": visit.question.intent,
      "app.expected": visit.question.expected,
      ...(feedback !== undefined && { "app.feedback": feedback }),
      "app.policy.version": POLICY_VERSION,
      "app.retrieval.index_version": index,
      ...(visit.failure !== undefined && { "error.type": visit.failure }),
    },
    ...(visit.failure !== undefined && { status: { code: 2, message: "the model call failed" } }),
  };
}

function retrievalSpan({ visit, documents }: Exchange, parentSpanId: string): Span {
  const found = documents.map(({ id, title, text, score }) => ({ id, title, content: text, score }));
  return {
    traceId: visit.traceId,
    spanId: spanId(visit.traceId, 1),
    parentSpanId,
    name: "retrieval help-centre",
    kind: 3,
    startMs: visit.atMs + 3,
    endMs: visit.atMs + 40,
    attributes: {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.data_source.id": "help-centre",
      "gen_ai.retrieval.query.text": visit.question.text,
      "gen_ai.retrieval.documents": JSON.stringify(found),
    },
  };
}

type StepSpanFacts = Pick<Span, "name" | "kind" | "attributes"> & Partial<Pick<Span, "status">>;

function stepSpan(step: Step, form: "new" | "old"): StepSpanFacts {
  switch (step.kind) {
    case "tool":
      return {
        name: `execute_tool ${step.call.function.name}`,
        kind: 1,
        attributes: {
          "gen_ai.operation.name": "execute_tool",
          "gen_ai.tool.name": step.call.function.name,
          "gen_ai.tool.type": "function",
          "gen_ai.tool.call.id": step.call.id,
          "gen_ai.tool.call.arguments": step.call.function.arguments,
          "gen_ai.tool.call.result": step.result,
        },
      };
    case "failed-chat":
      return {
        name: `chat ${step.request.model}`,
        kind: 3,
        attributes: { ...requestAttributes(step, form), "error.type": step.error },
        status: { code: 2, message: `the provider answered ${step.error}` },
      };
    case "chat":
      return {
        name: `chat ${step.request.model}`,
        kind: 3,
        attributes: { ...requestAttributes(step, form), ...responseAttributes(step, form) },
      };
    default:
      return step satisfies never;
  }
}

type ModelStep = Exclude<Step, { kind: "tool" }>;

function requestAttributes({ request }: ModelStep, form: "new" | "old"): Values {
  const [system, ...messages] = request.messages;
  const content = {
    "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: system?.content ?? "" }]),
    "gen_ai.input.messages": messagesAttribute(messages),
  };
  const definitions = request.tools.map((tool) => ({ type: "function", ...tool }));
  return {
    "gen_ai.operation.name": "chat",
    [form === "new" ? "gen_ai.provider.name" : "gen_ai.system"]: "openai",
    "gen_ai.request.model": request.model,
    "gen_ai.request.temperature": request.temperature ?? 1,
    "gen_ai.prompt.name": "support",
    "gen_ai.prompt.version": PROMPT_VERSION,
    "gen_ai.tool.definitions": JSON.stringify(definitions),
    ...(form === "new" && content),
  };
}

function responseAttributes({ completion }: Extract<Step, { kind: "chat" }>, form: "new" | "old"): Values {
  const { message, finish_reason } = completion.choices[0];
  const output: ChatMessage = { ...message, content: message.content ?? "" };
  const fingerprint =
    form === "new" ? "openai.response.system_fingerprint" : "gen_ai.openai.response.system_fingerprint";
  return {
    "gen_ai.response.id": completion.id,
    "gen_ai.response.model": completion.model,
    "gen_ai.response.finish_reasons": [finish_reason],
    "gen_ai.usage.input_tokens": completion.usage.prompt_tokens,
    "gen_ai.usage.output_tokens": completion.usage.completion_tokens,
    [fingerprint]: completion.system_fingerprint,
    ...(form === "new" && { "gen_ai.output.messages": messagesAttribute([output], finish_reason) }),
  };
}
