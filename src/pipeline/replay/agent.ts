import type { Answer, FailureReason } from "../../domain/answer.ts";
import type { Assemble } from "../../domain/assembled.ts";
import { dollarsOf } from "../../domain/cost.ts";
import type { Message, ToolCall } from "../../domain/message.ts";
import type { ToolsSpec } from "../../domain/suite.ts";
import type { Usage } from "../../domain/trace.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Clock, ModelReply, Models, Services } from "../../ports.ts";
import { recordedTools } from "./recorded-tools.ts";
import type { Respond } from "./replay.ts";

/** What the agent is made of. */
export type Agent = {
  readonly variant: Variant;
  readonly assemble: Assemble;
  /** Null: the application has no tools. */
  readonly tools: ToolsSpec | null;
};

export type AgentWorld = { readonly models: Models; readonly services: Services; readonly clock: Clock };

/**
 * Runs the agent: asks the model, answers its tool calls from the recording, and goes on until it answers without one.
 * Latency, usage and dollars are summed over all calls; a sum with an unknown part is unknown.
 */
export function respondAsAgent({ variant, assemble, tools: spec }: Agent, { models }: AgentWorld): Respond {
  const { model } = variant;
  const mostSteps = spec?.mostSteps ?? 1;
  return async ({ recording, trial }, signal) => {
    if (model === null) return failed("not-replayable", "the suite names no model to replay with");
    const assembled = await assemble(recording, { trial, signal });
    if (assembled.status === "failed") return assembled;
    const resultOf = recordedTools(recording.toolResults);
    const tools = variant.tools?.length ? { tools: variant.tools } : {};
    let { messages } = assembled;
    const replies: Replied[] = [];
    while (replies.length < mostSteps) {
      const reply = await models.ask({ model, messages, ...tools, trial }, signal);
      if (reply.status === "failed") return reply;
      replies.push(reply);
      if (reply.toolCalls.length === 0) return answerOf(reply, replies, variant);
      const results = toolMessages(reply.toolCalls, resultOf);
      if (typeof results === "string")
        return failed("left-the-recording", `the trace holds no such call of tool ${results}`);
      messages = [...messages, { role: "assistant", text: reply.text, toolCalls: reply.toolCalls }, ...results];
    }
    return failed("too-many-steps", `still calling tools after ${mostSteps} model calls`);
  };
}

type Replied = Extract<ModelReply, { status: "replied" }>;

/** The results of the calls as messages, or the name of the first tool whose call was not recorded. */
function toolMessages(
  calls: readonly ToolCall[],
  resultOf: (call: ToolCall) => string | undefined,
): readonly Message[] | string {
  const messages: Message[] = [];
  for (const call of calls) {
    const result = resultOf(call);
    if (result === undefined) return call.name;
    messages.push({ role: "tool", text: result, callId: call.id, name: call.name });
  }
  return messages;
}

function answerOf(last: Replied, replies: readonly Replied[], variant: Variant): Answer {
  const usage = usageOf(replies);
  const usd = dollarsOf(usage, variant.model?.price);
  return {
    status: "answered",
    // A refusal is what the user would have been shown.
    text: last.text === "" ? (last.refusal ?? "") : last.text,
    toolCalls: replies.flatMap((reply) => reply.toolCalls),
    finish: last.finish,
    latencyMs: replies.reduce((sum, reply) => sum + reply.latencyMs, 0),
    ...(usage === undefined ? {} : { usage }),
    ...(usd === undefined ? {} : { usd }),
    ...(last.resolvedModel === undefined ? {} : { resolvedModel: last.resolvedModel }),
    ...(last.fingerprint === undefined ? {} : { fingerprint: last.fingerprint }),
    modelCalls: replies.length,
  };
}

function usageOf(replies: readonly Replied[]): Usage | undefined {
  let sum: Required<Usage> = { input: 0, output: 0, cachedInput: 0 };
  for (const { usage } of replies) {
    if (usage === undefined) return undefined;
    const { input, output, cachedInput = 0 } = usage;
    sum = { input: sum.input + input, output: sum.output + output, cachedInput: sum.cachedInput + cachedInput };
  }
  const { cachedInput, ...rest } = sum;
  return replies.some((reply) => reply.usage?.cachedInput !== undefined) ? { ...rest, cachedInput } : rest;
}

function failed(reason: FailureReason, detail: string): Answer {
  return { status: "failed", reason, detail };
}
