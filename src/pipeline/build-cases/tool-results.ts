import type { RecordedToolResult } from "../../domain/case.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { Message, ToolCall } from "../../domain/message.ts";
import type { Hop, ToolHop } from "../../domain/trace.ts";

/**
 * The results that tools gave production, in the order in which a replay asks for them: those after the user's last
 * turn, from tool hops and, where no hop has recorded the call, from the tool messages. A trace may hold a whole
 * conversation: of a call that was made in earlier turns only, its latest result follows, because nothing newer is known.
 *
 * @param turns the last model hop's input up to the user's last message, without system text
 * @param after the rest of that input
 */
export function recordedToolResults(
  hops: readonly Hop[],
  turns: readonly Message[],
  after: readonly Message[],
): readonly RecordedToolResult[] {
  const start = hops.findLastIndex((hop) => hop.kind === "model" && isEarlier(hop.input ?? [], turns)) + 1;
  const now = resultsOfTurn(executedIn(hops.slice(start)), answeredCalls(after));
  const known = new Set(now.map(callKey));
  const before = executedIn(hops.slice(0, start)).flatMap((hop) => toResult(hop));
  const latest = new Map(before.map((result) => [callKey(result), result]));
  return [...now, ...[...latest].flatMap(([key, result]) => (known.has(key) ? [] : [result]))];
}

/** Whether a model was asked before the user's last turn: what it was shown is how that conversation began. */
function isEarlier(input: readonly Message[], turns: readonly Message[]): boolean {
  const shown = input.filter(({ role }) => role !== "system");
  if (shown.length === 0 || shown.length >= turns.length) return false;
  return shown.every(({ role, text }, index) => role === turns[index]?.role && text === turns[index].text);
}

/** A tool that was run, and what came of it where the hop says so. */
type Executed = ToolHop;

function executedIn(hops: readonly Hop[]): readonly Executed[] {
  return hops.filter((hop) => hop.kind === "tool").filter((hop) => hop.result !== undefined || hop.status === "error");
}

/**
 * What a hop recorded as the result; of a tool that failed without one, what the model was told, else the error.
 * @param answered the call as messages tell of it
 */
function toResult(hop: Executed, answered?: AnsweredCall): readonly RecordedToolResult[] {
  const { tool, arguments: given, status, error } = hop;
  const result = hop.result ?? answered?.result ?? error?.message ?? error?.type;
  if (result === undefined) return [];
  const failed = status === "error" ? { error: true as const } : {};
  return [{ tool, arguments: given ?? answered?.call.arguments ?? "", result, ...failed }];
}

/** Hops in order of time, with the calls that only messages tell of in their places between them. */
function resultsOfTurn(hops: readonly Executed[], answered: readonly AnsweredCall[]): readonly RecordedToolResult[] {
  const left = [...hops];
  // From the end, since hops that no message tells of are rather what a shortened history has lost.
  const found = answered.toReversed().map(({ call }) => {
    const index = left.findLastIndex((hop) => isSame(hop, call));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
  const results: RecordedToolResult[] = [];
  for (const { call, result } of answered) {
    const hop = found.pop();
    while (hop !== undefined && left[0] !== undefined && hops.indexOf(left[0]) < hops.indexOf(hop))
      results.push(...left.splice(0, 1).flatMap((one) => toResult(one)));
    if (hop === undefined) results.push({ tool: call.name, arguments: call.arguments, result });
    else results.push(...toResult(hop, { call, result }));
  }
  return [...results, ...left.flatMap((hop) => toResult(hop))];
}

/** Whether a tool hop executed this call. Ids repeat within a trace, so equal ids need an equal tool as well. */
function isSame(hop: Executed, call: ToolCall): boolean {
  if (hop.tool !== call.name) return false;
  if (hop.arguments !== undefined) return canonical(hop.arguments) === canonical(call.arguments);
  return hop.callId === undefined || hop.callId === call.id;
}

function callKey({ tool, arguments: given }: RecordedToolResult): string {
  return JSON.stringify([tool, canonical(given)]);
}

function canonical(text: string): string {
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return text;
  }
}

type AnsweredCall = { readonly call: ToolCall; readonly result: string };

/** Pairs each result with the nearest earlier unanswered call of its id; without ids the reader has paired by order. */
function answeredCalls(messages: readonly Message[]): readonly AnsweredCall[] {
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
