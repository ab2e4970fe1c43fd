import type { ToolCall } from "../../domain/message.ts";
import type { Hop, ToolHop } from "../../domain/trace.ts";
import { firstOwn } from "../json-shape.ts";
import { textOf } from "../json-text.ts";
import { ALIASES, firstText } from "./aliases.ts";
import { readHopFacts } from "./hop-facts.ts";
import { readCallId } from "./message-parts.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** A tool's execution from its span and the log records of that span. */
export function readToolHop(span: RawSpan, logs: readonly RawLog[]): ToolHop {
  const callId = readCallId({ id: firstOwn(span.attributes, ALIASES.toolCallId) });
  const given = textOf(firstOwn(span.attributes, ALIASES.toolArguments));
  const result = textOf(firstOwn(span.attributes, ALIASES.toolResult));
  return {
    ...readHopFacts(span, logs),
    kind: "tool",
    tool: firstText(span.attributes, ALIASES.toolName)?.text ?? span.name.replace(/^(execute_tool |tool\.)/, ""),
    ...(callId !== "" && { callId }),
    ...(given !== undefined && { arguments: given }),
    ...(result !== undefined && { result }),
  };
}

/**
 * Gives tool hops without recorded arguments those of the model's call that they answer. Ids are not unique within a
 * trace, so each call is answered once: by id the nearest earlier one, without an id the first of the same tool.
 *
 * @param hops in order of time
 */
export function withArguments(hops: readonly Hop[]): readonly Hop[] {
  const unanswered: ToolCall[] = [];
  return hops.map((hop) => {
    if (hop.kind === "model") unanswered.push(...(hop.output?.toolCalls ?? []));
    if (hop.kind !== "tool") return hop;
    const index =
      hop.callId === undefined
        ? unanswered.findIndex(({ name }) => name === hop.tool)
        : unanswered.findLastIndex(({ id }) => id === hop.callId);
    const [call] = index < 0 ? [] : unanswered.splice(index, 1);
    return call === undefined || hop.arguments !== undefined ? hop : { ...hop, arguments: call.arguments };
  });
}
