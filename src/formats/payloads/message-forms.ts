import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";
import { roleNamed } from "../spans/roles.ts";

/**
 * A message in a form that every reader of messages knows, from the forms that frameworks store: LangChain's flat,
 * `{ type, data }` and serialised (`lc`) messages, pairs of role and text, choices, items of OpenAI's Responses, Gemini's
 * contents. Others pass as they are.
 *
 * @returns undefined for what is no message
 */
export function toMessage(item: unknown, levels = WRAPPINGS): JsonObject | undefined {
  if (isPair(item)) return { role: item[0], content: item[1] };
  if (!isObject(item) || levels === 0) return undefined;
  const serialised = unwrapped(item);
  if (serialised !== item) return toMessage(serialised, levels - 1);
  const choice = own(item, "message");
  if (isObject(choice)) return toMessage(choice, levels - 1);
  switch (own(item, "type")) {
    case "function_call":
      return { role: "assistant", tool_calls: [{ ...item, id: firstOwn(item, ["call_id", "id"]) ?? "" }] };
    case "function_call_output":
      return { role: "tool", tool_call_id: own(item, "call_id") ?? "", content: textOf(own(item, "output")) ?? "" };
    case "reasoning":
      return undefined;
    default:
      return isMessage(item) ? withKnownContent(item) : undefined;
  }
}

/** Nobody wraps a message more often; following what is deeper would exhaust the stack. */
const WRAPPINGS = 4;

function isPair(item: unknown): item is readonly [string, string] {
  return Array.isArray(item) && item.length === 2 && roleNamed(item[0]) !== undefined && typeof item[1] === "string";
}

/** LangChain's serialised form `{ lc, id: [.., "HumanMessage"], kwargs }`, and its stored form `{ type, data }`. */
function unwrapped(item: JsonObject): JsonObject {
  const kwargs = own(item, "kwargs");
  if (own(item, "lc") !== undefined && isObject(kwargs)) {
    const { lc: _, ...rest } = kwargs;
    return { type: items(own(item, "id")).at(-1), ...rest };
  }
  const data = own(item, "data");
  if (isObject(data) && typeof own(item, "type") === "string") {
    const { data: _, ...rest } = data;
    return { ...rest, type: own(item, "type") };
  }
  return item;
}

function isMessage(item: JsonObject): boolean {
  if (typeof own(item, "role") === "string" || roleNamed(own(item, "type")) !== undefined) return true;
  if (Array.isArray(own(own(item, "content"), "parts"))) return true;
  // An answer in JSON may have a key called content as well.
  const isBare = Object.keys(item).every((name) => BARE_KEYS.has(name));
  return isBare && firstOwn(item, ["content", "parts", "tool_calls"]) !== undefined;
}

/** What a message without a role has, and nothing else. */
const BARE_KEYS: ReadonlySet<string> = new Set([
  ...["content", "parts", "tool_calls", "name", "id", "refusal", "annotations", "audio", "function_call"],
  ...["additional_kwargs", "response_metadata", "usage_metadata", "finish_reason", "example", "invalid_tool_calls"],
]);

function withKnownContent(item: JsonObject): JsonObject {
  const said = firstOwn(item, ["role"]);
  const role = roleNamed(said ?? own(item, "type")) ?? said;
  const calls = items(decoded(own(item, "tool_calls")));
  const hidden = own(item, "additional_kwargs");
  const legacy = firstOwn(hidden, ["function_call"]) ?? own(item, "function_call");
  const found = calls.length > 0 ? calls : items(decoded(own(hidden, "tool_calls")));
  const toolCalls = found.length > 0 ? found : isObject(legacy) ? [legacy] : [];
  const name = own(item, "name");
  const callId = firstOwn(item, ["tool_call_id", "toolCallId"]);
  return {
    ...(role !== undefined && { role }),
    ...contentOf(item),
    ...(toolCalls.length > 0 && { tool_calls: toolCalls }),
    ...(typeof callId === "string" && { tool_call_id: callId }),
    ...(typeof name === "string" && { name }),
  };
}

function contentOf(item: JsonObject): JsonObject {
  const parts = decoded(own(item, "parts"));
  if (Array.isArray(parts)) return { parts: parts.map(toPart) };
  const content = own(item, "content") ?? own(item, "text");
  const nested = own(content, "parts");
  if (Array.isArray(nested)) return { parts: nested.map(toPart) };
  if (content === undefined || content === null) return {};
  return { content: typeof content === "string" || isTyped(content) ? content : (textOf(content) ?? "") };
}

/** Parts say what they are; a list without that is a tool's result, which is text for a model. */
function isTyped(content: unknown): boolean {
  return (
    Array.isArray(content) &&
    content.every((part) => typeof part === "string" || typeof firstOwn(part, ["type", "text"]) === "string")
  );
}

/** Gemini's parts have no type: the one key they have says what they are. */
function toPart(part: unknown): unknown {
  if (!isObject(part) || typeof own(part, "type") === "string") return part;
  const call = firstOwn(part, ["function_call", "functionCall"]);
  if (isObject(call)) return { ...call, type: "tool_call" };
  const response = firstOwn(part, ["function_response", "functionResponse"]);
  if (isObject(response)) return { ...response, type: "tool_call_response" };
  if (firstOwn(part, ["inline_data", "inlineData", "file_data", "fileData"]) !== undefined) return { type: "file" };
  return own(part, "thought") === true ? { type: "reasoning" } : part;
}
