import type { Answer } from "../../domain/answer.ts";
import type { Message, ToolCall } from "../../domain/message.ts";
import type { ModelHop, Usage } from "../../domain/trace.ts";

/**
 * What production answered, from its model calls.
 *
 * @param calls all, in order of time
 * @param last the last of them: the one that answered
 * @param after the messages of its input that came after the user's last turn
 */
export function observedAnswer(calls: readonly ModelHop[], last: ModelHop, after: readonly Message[]): Answer {
  if (last.status === "error") {
    const type = last.error?.type === undefined ? "" : `: ${last.error.type}`;
    return { status: "failed", reason: "production-error", detail: `production recorded an error${type}` };
  }
  if (last.output === undefined) return empty("the content of production's answer was not recorded");
  const thisTurn = callsOfTurn(calls, last);
  const agent = thisTurn.filter((call) => call.input === undefined || users(call).length === users(last).length);
  const toolCalls = toolCallsOf(agent, last, after);
  if (last.output.text === "" && (last.output.toolCalls ?? []).length === 0)
    return empty("production recorded an answer without text");
  const latencyMs = sum(thisTurn.map(durationMs));
  const usage = totalUsage(thisTurn);
  return {
    status: "answered",
    text: last.output.text,
    toolCalls,
    finish: last.finish ?? "other",
    ...(latencyMs !== undefined && { latencyMs }),
    ...(usage !== undefined && { usage }),
    ...(last.resolvedModel !== undefined && { resolvedModel: last.resolvedModel }),
    ...(last.fingerprint !== undefined && { fingerprint: last.fingerprint }),
    modelCalls: agent.length,
  };
}

function empty(detail: string): Answer {
  return { status: "failed", reason: "empty-answer", detail };
}

/**
 * The model calls of the last turn: of the agent that answered, and of others that worked for it. A trace may hold a whole
 * conversation; a call of an earlier turn saw what the user had said until then, and no more.
 */
function callsOfTurn(calls: readonly ModelHop[], last: ModelHop): readonly ModelHop[] {
  const said = users(last);
  return calls.filter((call) => {
    const seen = users(call);
    const isEarlier = seen.length < said.length && seen.every((text, index) => text === said[index]);
    return call.input === undefined || !isEarlier;
  });
}

/**
 * The tool calls of a turn. Where earlier outputs were not recorded, the last input still quotes them: whichever record
 * holds more is the whole one.
 */
function toolCallsOf(calls: readonly ModelHop[], last: ModelHop, after: readonly Message[]): readonly ToolCall[] {
  const fromHops = calls.flatMap(({ output }) => output?.toolCalls ?? []);
  const quoted = after.flatMap((message) => (message.role === "assistant" ? (message.toolCalls ?? []) : []));
  const fromInput = [...quoted, ...(last.output?.toolCalls ?? [])];
  return fromInput.length > fromHops.length ? fromInput : fromHops;
}

/** What the user had said when a call was made. */
function users({ input = [] }: ModelHop): readonly string[] {
  return input.filter(({ role }) => role === "user").map(({ text }) => text);
}

function durationMs({ startNs, endNs }: ModelHop): number | undefined {
  return startNs === null || endNs === null || endNs < startNs ? undefined : Number(endNs - startNs) / 1e6;
}

/** A sum of what is all known; one unknown part makes the whole unknown. */
function sum(parts: readonly (number | undefined)[]): number | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.reduce((total, part) => total + part, 0) : undefined;
}

function totalUsage(calls: readonly ModelHop[]): Usage | undefined {
  const input = sum(calls.map(({ usage }) => usage?.input));
  const output = sum(calls.map(({ usage }) => usage?.output));
  const cachedInput = sum(calls.map(({ usage }) => usage?.cachedInput));
  if (input === undefined || output === undefined) return undefined;
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}
