import type { Answer, Step, ToolResult } from "../../domain/answer.ts";
import type { Recording } from "../../domain/case.ts";
import type { Message, RetrievedDocument, ToolCall } from "../../domain/message.ts";
import { STAMP_PREFIX } from "../../domain/stamp.ts";
import type { Usage } from "../../domain/trace.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Written } from "./any-value.ts";
import { asWritten, inputMessages, outputMessages } from "./messages.ts";
import type { Span } from "./spans.ts";

type Answered = Extract<Answer, { status: "answered" }>;

/**
 * The steps of an answer as spans, in order: the search, then every call of the model with the tools it called. Where
 * nobody saw the steps (the user's application), one call stands for all of them, with what was asked and answered.
 */
export function trialSpans(variant: Variant, recording: Recording, answer: Answered): readonly Span[] {
  const search = answer.documents === undefined ? [] : [searchSpan(recording, answer.documents, answer.index)];
  return [
    ...search,
    ...(answer.steps === undefined ? wholeSpans(variant, recording, answer) : stepSpans(variant, answer, answer.steps)),
  ];
}

function searchSpan({ retrievals }: Recording, documents: readonly RetrievedDocument[], index?: string): Span {
  const [only, ...others] = retrievals;
  return {
    name: "retrieval",
    kind: 3,
    durationMs: 0,
    attributes: {
      "gen_ai.operation.name": "retrieval",
      "gen_ai.retrieval.query.text": others.length === 0 ? only?.query : undefined,
      "gen_ai.retrieval.documents": JSON.stringify(
        documents.map(({ id, score, title, text }) => ({ id, score, title, content: text })),
      ),
      [`${STAMP_PREFIX}retrieval`]: index,
    },
  };
}

function stepSpans(variant: Variant, answer: Answered, steps: readonly Step[]): readonly Span[] {
  let sent = answer.messages;
  return steps.flatMap((step) => {
    const call = callSpan(variant, sent, step);
    const tools = step.toolCalls.map((asked, place) => toolSpan(asked, step.results[place]));
    sent = sent && [...sent, ...messagesOf(step)];
    return [call, ...tools];
  });
}

/** What a step adds to the conversation before the next call. */
function messagesOf({ text, toolCalls, results }: Step): readonly Message[] {
  const names = new Map(toolCalls.map(({ id, name }) => [id, name]));
  return [
    { role: "assistant", text, ...(toolCalls.length === 0 ? {} : { toolCalls }) },
    ...results.map((result): Message => {
      const name = names.get(result.callId);
      return { role: "tool", text: result.text, callId: result.callId, ...(name === undefined ? {} : { name }) };
    }),
  ];
}

function wholeSpans(variant: Variant, recording: Recording, answer: Answered): readonly Span[] {
  const { text, finish, latencyMs, usage, resolvedModel, fingerprint } = answer;
  const asked = answer.messages ?? recording.turns;
  const whole = {
    text,
    finish,
    toolCalls: [],
    results: [],
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(usage === undefined ? {} : { usage }),
    ...(resolvedModel === undefined ? {} : { resolvedModel }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
  return [...answer.toolCalls.map((call) => toolSpan(call, undefined)), callSpan(variant, asked, whole)];
}

function callSpan({ model, tools, versions }: Variant, sent: readonly Message[] | undefined, step: Step): Span {
  const named = step.resolvedModel ?? model?.name;
  return {
    name: named === undefined ? "chat" : `chat ${named}`,
    kind: 3,
    durationMs: step.latencyMs ?? 0,
    ...(step.at === undefined ? {} : { at: step.at }),
    attributes: {
      "gen_ai.operation.name": "chat",
      // The only API that is spoken; who serves it behind a base URL is not known.
      "gen_ai.provider.name": model === null ? undefined : "openai",
      "gen_ai.request.model": model?.name,
      ...requestParameters(model?.parameters ?? {}),
      "gen_ai.response.model": step.resolvedModel,
      "openai.response.system_fingerprint": step.fingerprint,
      "gen_ai.response.finish_reasons": [step.finish],
      ...usageAttributes(step.usage),
      "gen_ai.prompt.version": versions.prompt.id ?? undefined,
      "gen_ai.tool.definitions": tools && JSON.stringify(tools.map((tool) => ({ type: "function", ...tool }))),
      "gen_ai.input.messages": sent && inputMessages(sent),
      "gen_ai.output.messages": outputMessages(step.text, step.toolCalls, step.finish),
    },
  };
}

/** The parameters that are plain values, under the conventions' names. */
function requestParameters(parameters: { readonly [name: string]: unknown }): { readonly [name: string]: Written } {
  const plain = Object.entries(parameters).filter((entry): entry is [string, Written] =>
    ["string", "number", "boolean"].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain.map(([name, value]) => [`gen_ai.request.${name}`, value]));
}

function usageAttributes(usage: Usage | undefined): Span["attributes"] {
  return {
    "gen_ai.usage.input_tokens": usage?.input,
    "gen_ai.usage.output_tokens": usage?.output,
    "gen_ai.usage.cache_read.input_tokens": usage?.cachedInput,
  };
}

function toolSpan(call: ToolCall, result: ToolResult | undefined): Span {
  return {
    name: `execute_tool ${call.name}`,
    kind: 1,
    durationMs: 0,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": call.name,
      "gen_ai.tool.type": "function",
      "gen_ai.tool.call.id": call.id,
      "gen_ai.tool.call.arguments": asWritten(call.arguments),
      "gen_ai.tool.call.result": result && asWritten(result.text),
      "eval_baseline.tool.result_from": result?.from,
    },
    ...(result?.error === true ? { error: { type: "tool_error" } } : {}),
  };
}
