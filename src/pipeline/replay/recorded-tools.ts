import type { RecordedToolResult } from "../../domain/case.ts";
import type { ToolCall } from "../../domain/message.ts";
import { argumentsOf, callKey, type IgnoredArguments } from "./call-key.ts";
import { nearestCall } from "./nearest-call.ts";

/** What a recording answers to a call. */
export type FoundResult = {
  readonly text: string;
  readonly from: "recording" | "nearest";
  /** The tool failed in production: the text says how. */
  readonly error?: true;
};

export type Matching = {
  readonly ignored?: IgnoredArguments;
  /** Whether a call that was not recorded gets the result of the most similar one of the same tool. */
  readonly nearest?: boolean;
};

/**
 * Answers the tool calls of one replayed trial from what production recorded. Calls are equal when tool and arguments
 * are (`callKey`). The n-th of several equal calls gets the n-th result; when there are no more, the last one again.
 * Arguments that are no JSON have no nearest call: a result would tell the model that the tool had understood them.
 * @returns the result, or undefined for a call that the recording cannot answer
 */
export function recordedTools(
  results: readonly RecordedToolResult[],
  { ignored = {}, nearest = false }: Matching = {},
): (call: ToolCall) => FoundResult | undefined {
  const recorded = new Map<string, RecordedToolResult[]>();
  for (const result of results) {
    const key = callKey(result.tool, result.arguments, ignored);
    const queue = recorded.get(key);
    if (queue === undefined) recorded.set(key, [result]);
    else queue.push(result);
  }
  const asked = new Map<string, number>();

  function nearestKey({ name, arguments: text }: ToolCall): string | undefined {
    const given = nearest ? argumentsOf(name, text, ignored) : undefined;
    if (given === undefined) return undefined;
    const ofTool = [...recorded].flatMap(([key, [first]]) => (first?.tool === name ? [{ key, first }] : []));
    const index = nearestCall(
      given,
      ofTool.map(({ first }) => argumentsOf(name, first.arguments, ignored)),
    );
    return index === undefined ? undefined : ofTool[index]?.key;
  }

  return (call) => {
    const own = callKey(call.name, call.arguments, ignored);
    const key = recorded.has(own) ? own : nearestKey(call);
    const queue = key === undefined ? undefined : recorded.get(key);
    if (queue === undefined) return undefined;
    const before = asked.get(own) ?? 0;
    asked.set(own, before + 1);
    const found = queue[Math.min(before, queue.length - 1)];
    if (found === undefined) return undefined;
    const from = key === own ? "recording" : "nearest";
    return { text: found.result, from, ...(found.error && { error: true }) };
  };
}
