import type { Answer } from "../../domain/answer.ts";
import type { ToolCall } from "../../domain/message.ts";
import { callKey, type IgnoredArguments } from "./call-key.ts";

/**
 * Whether the calls of a step are those that production's run ended with: some tools end it (a person takes over), and
 * what the model would have said next is nowhere to compare with. To be asked of every step, in order. Equal calls before
 * the last one do not end a replay.
 */
export function recordedEnd(observed: Answer, ignored: IgnoredArguments = {}): (calls: readonly ToolCall[]) => boolean {
  const keyOf = (call: ToolCall) => callKey(call.name, call.arguments, ignored);
  const made = observed.status === "answered" && observed.finish === "tool_calls" ? observed.toolCalls.map(keyOf) : [];
  const last = made.at(-1);
  let left = made.filter((key) => key === last).length;
  return (calls) => {
    const equal = calls.filter((call) => keyOf(call) === last).length;
    left -= equal;
    return equal > 0 && left <= 0;
  };
}
