import { isObject, type JsonObject } from "../../json-shape.ts";
import { textOf } from "../../json-text.ts";

/**
 * A message in the one form that all flattened conventions are brought into, which `readMessages` reads. Undefined and
 * null properties are left out.
 */
export function toMessage(given: {
  readonly role: unknown;
  readonly content: unknown;
  readonly toolCalls?: readonly JsonObject[];
  readonly callId?: unknown;
  readonly name?: unknown;
  readonly finish?: unknown;
}): JsonObject {
  return present({
    role: typeof given.role === "string" ? given.role : undefined,
    content: asContent(given.content),
    tool_calls: given.toolCalls?.length ? given.toolCalls : undefined,
    tool_call_id: given.callId,
    name: given.name,
    finish_reason: given.finish,
  });
}

/** An object without its undefined and null properties. */
export function present(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
}

/**
 * Pieces of one answer as one message: texts of a stream are joined as they are, calls and typed parts are collected.
 * Messages of different roles are not pieces of one thing and stay apart.
 */
export function oneAnswer(pieces: readonly JsonObject[]): readonly JsonObject[] {
  const [first, ...others] = pieces;
  if (first === undefined || others.length === 0) return pieces;
  if (others.some(({ role }) => role !== undefined && role !== first["role"])) return pieces;
  const contents = pieces.map(({ content }) => content).filter((content) => content !== undefined);
  const lists = (name: string) => pieces.flatMap((piece) => (Array.isArray(piece[name]) ? piece[name] : []));
  const content = contents.every((text) => typeof text === "string") ? contents.join("") : contents.flat();
  const toolCalls = lists("tool_calls");
  const parts = lists("parts");
  return [
    present({
      ...first,
      content: contents.length > 0 ? content : undefined,
      tool_calls: toolCalls.length > 0 ? toolCalls : undefined,
      parts: parts.length > 0 ? parts : undefined,
      finish_reason: pieces.findLast((piece) => piece["finish_reason"] !== undefined)?.["finish_reason"],
    }),
  ];
}

/** Stores turn JSON that somebody said into structures; it is text again, unless it is a list of typed parts. */
function asContent(content: unknown): unknown {
  if (typeof content === "string" || content === undefined || content === null) return content;
  const isParts = Array.isArray(content) && content.length > 0 && content.every(isPart);
  return isParts ? content : textOf(content);
}

function isPart(item: unknown): boolean {
  return typeof item === "string" || (isObject(item) && typeof item["type"] === "string");
}
