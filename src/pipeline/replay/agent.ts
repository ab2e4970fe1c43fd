import type { Answer, FailureReason, Step } from "../../domain/answer.ts";
import type { Assemble } from "../../domain/assembled.ts";
import type { Message } from "../../domain/message.ts";
import type { ToolsSpec } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Clock, Models, Services } from "../../ports.ts";
import { answerOfSteps, stepOf } from "./answer-of-steps.ts";
import { recordedEnd } from "./recorded-end.ts";
import type { Respond } from "./replay.ts";
import { type ToolAnswers, toolAnswers } from "./tool-answers.ts";

/** What the agent is made of. */
export type Agent = {
  readonly variant: Variant;
  readonly assemble: Assemble;
  /** Null: the application has no tools, and its answer is one model call. */
  readonly tools: ToolsSpec | null;
};

export type AgentWorld = { readonly models: Models; readonly services: Services; readonly clock: Clock };

/**
 * Runs the agent: asks the model, answers the tool calls of its reply together, and goes on until it answers without
 * one, makes the call that production's run ended with, or has asked the model as often as the suite allows. A failed
 * call of the model or of an endpoint is the trial's.
 */
export function respondAsAgent({ variant, assemble, tools: spec }: Agent, world: AgentWorld): Respond {
  const { model, tools: definitions = [] } = variant;
  const { models, services, clock } = world;
  const mostSteps = spec?.mostSteps ?? 1;
  const tools = definitions.length === 0 ? {} : { tools: definitions };
  return async ({ recording, trial }, signal) => {
    if (model === null) return failed("not-replayable", "the suite names no model to replay with");
    const opened = await assemble(recording, { trial, signal });
    if (opened.status === "failed") return opened;
    // Most trials call no tool, and what was recorded need not be read for them.
    let known: ToolAnswers | undefined;
    const answersOf: ToolAnswers = (calls, stop) => {
      known ??= toolAnswers({ spec, definitions, recorded: recording.toolResults, services, trial });
      return known(calls, stop);
    };
    const isEnd = recordedEnd(recording.observed, spec?.ignoredArguments);
    let { messages } = opened;
    const steps: Step[] = [];
    while (steps.length < mostSteps) {
      const at = clock.now().toISOString();
      const reply = await models.ask({ model, messages, ...tools, trial }, signal);
      if (reply.status === "failed") return reply;
      const isLast = reply.toolCalls.length === 0 || isEnd(reply.toolCalls);
      // Nobody would read what the last call's tools answer.
      if (spec !== null && !isLast && steps.length + 1 >= mostSteps) break;
      const results = isLast ? [] : await answersOf(reply.toolCalls, signal);
      if ("status" in results) return results;
      const step = stepOf(reply, at, results);
      steps.push(step);
      if (isLast) return answerOfSteps(reply, steps, opened, variant);
      messages = [...messages, ...messagesOf(step)];
    }
    const calls = `${mostSteps} model call${mostSteps === 1 ? "" : "s"}`;
    return failed("too-many-steps", `still calling tools after ${calls}`);
  };
}

function messagesOf({ text, toolCalls, results }: Step): readonly Message[] {
  const answers = results.map((result, place): Message => {
    const name = toolCalls[place]?.name;
    return { role: "tool", text: result.text, callId: result.callId, ...(name === undefined ? {} : { name }) };
  });
  return [{ role: "assistant", text, toolCalls }, ...answers];
}

function failed(reason: FailureReason, detail: string): Answer {
  return { status: "failed", reason, detail };
}
