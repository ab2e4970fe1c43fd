import type { Answer, Step } from "../../domain/answer.ts";
import type { Assembled } from "../../domain/assembled.ts";
import { dollarsOf } from "../../domain/cost.ts";
import type { Usage } from "../../domain/trace.ts";
import type { Variant } from "../../domain/variant.ts";
import type { ModelReply } from "../../ports.ts";

export type Replied = Extract<ModelReply, { status: "replied" }>;
type Opened = Extract<Assembled, { status: "assembled" }>;

/**
 * The step that a model call came to. One that came by a batch has no latency: the time says nothing of the model.
 * @param at ISO 8601, UTC: when the model was asked
 */
export function stepOf(reply: Replied, at: string, results: Step["results"]): Step {
  const { toolCalls, finish, latencyMs, usage, resolvedModel, fingerprint } = reply;
  return {
    text: shownText(reply),
    toolCalls,
    results,
    finish,
    at,
    ...(reply.batched ? {} : { latencyMs }),
    ...(usage === undefined ? {} : { usage }),
    ...(resolvedModel === undefined ? {} : { resolvedModel }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/**
 * The answer that the steps led to: the text of the last one. Latency, usage and dollars are summed over all of them; a
 * sum with an unknown part is unknown. Dollars are what the calls cost the application, at the usual price: that a
 * replay came by them at half the price in a batch says nothing of the application.
 *
 * @param last the reply without tool calls  @param steps at least one, its own last
 */
export function answerOfSteps(last: Replied, steps: readonly Step[], opened: Opened, { model }: Variant): Answer {
  const usage = usageOf(steps);
  const usd = dollarsOf(usage, model?.price);
  const latencyMs = sumOf(steps.map((step) => step.latencyMs));
  return {
    status: "answered",
    text: shownText(last),
    toolCalls: steps.flatMap((step) => step.toolCalls),
    finish: last.finish,
    ...(last.refusal === undefined ? {} : { refused: true }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(usage === undefined ? {} : { usage }),
    ...(usd === undefined ? {} : { usd }),
    ...(last.resolvedModel === undefined ? {} : { resolvedModel: last.resolvedModel }),
    ...(last.fingerprint === undefined ? {} : { fingerprint: last.fingerprint }),
    modelCalls: steps.length,
    steps,
    messages: opened.messages,
    ...(opened.documents === undefined ? {} : { documents: opened.documents }),
    ...(opened.index === undefined ? {} : { index: opened.index }),
  };
}

/** A refusal is what the user would have been shown. */
function shownText({ text, refusal }: Replied): string {
  return text === "" ? (refusal ?? "") : text;
}

function usageOf(steps: readonly Step[]): Usage | undefined {
  const input = sumOf(steps.map(({ usage }) => usage?.input));
  const output = sumOf(steps.map(({ usage }) => usage?.output));
  if (input === undefined || output === undefined) return undefined;
  const cachedInput = steps.reduce((sum, { usage }) => sum + (usage?.cachedInput ?? 0), 0);
  const told = steps.some(({ usage }) => usage?.cachedInput !== undefined);
  return { input, output, ...(told ? { cachedInput } : {}) };
}

/** Undefined where a part is. */
function sumOf(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0);
}
