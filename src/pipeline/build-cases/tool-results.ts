import type { RecordedToolResult } from "../../domain/case.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { Message, ToolCall } from "../../domain/message.ts";
import type { Hop } from "../../domain/trace.ts";

/**
 * The results that tools gave production: from tool hops, and from the tool messages after the user's last turn where
 * no tool hop has recorded the same call.
 *
 * @param after the last model hop's input after the user's last message
 */
export function recordedToolResults(hops: readonly Hop[], after: readonly Message[]): readonly RecordedToolResult[] {
  const executed = hops.flatMap((hop) =>
    hop.kind === "tool" && hop.result !== undefined
      ? [{ tool: hop.tool, callId: hop.callId, arguments: hop.arguments, result: hop.result }]
      : [],
  );
  const quoted = answeredCalls(after);
  const uncovered = [...executed];
  const results = executed.map(({ tool, arguments: given, result }) => ({ tool, arguments: given ?? "", result }));
  for (const { call, result } of quoted) {
    const index = uncovered.findIndex((hop) => isSame(hop, call));
    if (index >= 0) uncovered.splice(index, 1);
    else results.push({ tool: call.name, arguments: call.arguments, result });
  }
  return results;
}

/** Whether a tool hop executed this call. Ids repeat within a trace, so equal ids need an equal tool as well. */
function isSame(
  hop: { readonly tool: string; readonly callId: string | undefined; readonly arguments: string | undefined },
  call: ToolCall,
): boolean {
  if (hop.tool !== call.name) return false;
  if (hop.arguments !== undefined) return sameArguments(hop.arguments, call.arguments);
  return hop.callId === undefined || hop.callId === call.id;
}

function sameArguments(a: string, b: string): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(text: string): string {
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Pairs each result with the nearest earlier unanswered call of its id; without ids the reader has paired by order. */
function answeredCalls(messages: readonly Message[]): readonly { readonly call: ToolCall; readonly result: string }[] {
  const unanswered: ToolCall[] = [];
  return messages.flatMap((message) => {
    if (message.role === "assistant") unanswered.push(...(message.toolCalls ?? []));
    if (message.role !== "tool") return [];
    const index = unanswered.findLastIndex(({ id }) => id === message.callId);
    const [call] = index < 0 ? [] : unanswered.splice(index, 1);
    if (call !== undefined) return [{ call, result: message.text }];
    // A compacted history may have dropped the call and kept its result.
    return message.name === undefined
      ? []
      : [{ call: { id: message.callId, name: message.name, arguments: "" }, result: message.text }];
  });
}
