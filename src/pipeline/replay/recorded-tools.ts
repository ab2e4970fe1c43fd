import type { RecordedToolResult } from "../../domain/case.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { ToolCall } from "../../domain/message.ts";

/**
 * Answers the tool calls of one replayed trial from what production recorded. Calls are equal when tool and arguments
 * are, whatever the order of keys, the white space or the way a number is written. The n-th of several equal calls
 * gets the n-th result; when there are no more, the last one again.
 * @returns the result, or undefined for a call that was never recorded
 */
export function recordedTools(results: readonly RecordedToolResult[]): (call: ToolCall) => string | undefined {
  const queues = new Map<string, string[]>();
  for (const { tool, arguments: text, result } of results) {
    const key = callKey(tool, text);
    queues.set(key, [...(queues.get(key) ?? []), result]);
  }
  return (call) => {
    const queue = queues.get(callKey(call.name, call.arguments));
    return queue !== undefined && queue.length > 1 ? queue.shift() : queue?.[0];
  };
}

/** Which call this is. Arguments that are no JSON are compared as text; none at all are the same as an empty object. */
export function callKey(tool: string, text: string): string {
  return JSON.stringify([tool, canonicalArguments(text)]);
}

function canonicalArguments(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "{}";
  try {
    // Text that is no JSON ends here, before the search below has to look at it.
    JSON.parse(trimmed);
    return canonicalJson(JSON.parse(exactIntegers(trimmed)));
  } catch {
    return trimmed;
  }
}

// Two order numbers beyond 2^53 would become one number when parsed: they are kept as text, marked by a NUL that no
// honest string starts with.
function exactIntegers(json: string): string {
  return json.replace(/"(?:\\.|[^"\\])*"|(?<![\d.])-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : `"\\u0000${token}"`,
  );
}
