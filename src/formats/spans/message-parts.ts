import type { ToolCall } from "../../domain/message.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { decoded, textOf } from "../json-text.ts";

/** One piece of a message, whatever vendor's words it was written in. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "call"; readonly call: ToolCall }
  | { readonly kind: "result"; readonly callId: string; readonly name?: string; readonly text: string };

/**
 * The pieces of a message: OpenTelemetry's `parts`, or `content` and `tool_calls` as the providers write them.
 * Reasoning is left out, because no provider takes it back as text; an image or a file leaves `[image]` in its place,
 * so that a replay shows that something is missing.
 */
export function readParts(message: JsonObject): readonly Part[] {
  if (isPartItself(message)) return readPart(message);
  const parts = decoded(own(message, "parts"));
  const body = Array.isArray(parts) ? parts : contentItems(own(message, "content"));
  const calls = items(decoded(own(message, "tool_calls") ?? own(own(message, "additional_kwargs"), "tool_calls")));
  return [...body.flatMap(readPart), ...calls.flatMap(readCall)];
}

/** The text of a `content` value: plain text, or the texts of its parts. */
export function textOfContent(content: unknown): string | undefined {
  if (!Array.isArray(content)) return textOf(content);
  const texts = content.flatMap(readPart).flatMap((part) => (part.kind === "text" ? [part.text] : []));
  return texts.length > 0 || content.length === 0 ? texts.join("\n") : textOf(content);
}

/** OpenAI's Responses list calls and results beside the messages, not within them. */
function isPartItself(item: JsonObject): boolean {
  return own(item, "role") === undefined && LONE_PARTS.has(own(item, "type"));
}

const LONE_PARTS: ReadonlySet<unknown> = new Set([
  ...["function_call", "function_call_output", "tool_call", "tool_use", "tool_result", "reasoning"],
]);

function contentItems(content: unknown): readonly unknown[] {
  // What a tool found is often kept as the structure it was: it is one text for the model.
  if (isForeign(content) || (Array.isArray(content) && content.length > 0 && content.every(isForeign)))
    return [textOf(content) ?? ""];
  if (Array.isArray(content)) return content;
  const structure = decodedList(content);
  if (structure !== undefined) return structure;
  return content === undefined || content === null ? [] : [content];
}

function isForeign(part: unknown): boolean {
  return isObject(part) && firstOwn(part, ["type", "content", "text", "refusal"]) === undefined;
}

/** A list of typed parts that was written as text. Other JSON in a message is what somebody said. */
function decodedList(content: unknown): readonly unknown[] | undefined {
  if (typeof content !== "string" || !content.startsWith("[{")) return undefined;
  const list = items(decoded(content));
  return list.length > 0 && list.every((item) => typeof own(item, "type") === "string") ? list : undefined;
}

function readPart(part: unknown): readonly Part[] {
  if (typeof part === "string") return [{ kind: "text", text: part }];
  if (!isObject(part)) return [];
  const type = own(part, "type");
  switch (typeof type === "string" ? type.replaceAll("-", "_") : "text") {
    case "reasoning":
    case "thinking":
    case "redacted_thinking":
    case "server_tool_call":
    case "server_tool_call_response":
      return [];
    case "tool_call":
    case "tool_use":
    case "function_call":
    case "function":
      return readCall(part);
    case "tool_call_response":
    case "tool_result":
    case "function_call_output":
      return readResult(part);
    case "blob":
    case "file":
    case "uri":
    case "image":
    case "image_url":
    case "input_image":
    case "input_file":
    case "input_audio":
      return [{ kind: "text", text: `[${textOf(own(part, "modality")) ?? type}]` }];
    default: {
      const text = firstOwn(part, ["content", "text", "refusal"]);
      return typeof text === "string" ? [{ kind: "text", text }] : [];
    }
  }
}

function readCall(value: unknown): readonly Part[] {
  const name = firstOwn(value, ["name", "toolName"]) ?? own(own(value, "function"), "name");
  if (typeof name !== "string") return [];
  const given = firstOwn(value, ["arguments", "input", "args"]) ?? own(own(value, "function"), "arguments");
  return [{ kind: "call", call: { id: readCallId(value), name, arguments: textOf(given) ?? "" } }];
}

function readResult(value: JsonObject): readonly Part[] {
  // The schema demands `response`; the same version's own example writes `result`.
  const text = textOfContent(unwrapped(firstOwn(value, ["response", "result", "output", "content"])));
  const name = firstOwn(value, ["name", "toolName"]);
  return [{ kind: "result", callId: readCallId(value), text: text ?? "", ...(typeof name === "string" && { name }) }];
}

/** The AI SDK says of a result what it is: `{ type: "text", value }`. */
function unwrapped(result: unknown): unknown {
  return RESULT_TYPES.has(own(result, "type")) && own(result, "value") !== undefined ? own(result, "value") : result;
}

const RESULT_TYPES: ReadonlySet<unknown> = new Set(["text", "json", "error-text", "error-json", "content"]);

/** A call's id, or "" where none was recorded. Some writers record a path of ids, of which the last is the call's. */
export function readCallId(value: unknown): string {
  const id = decoded(firstOwn(value, ["call_id", "toolCallId", "tool_call_id", "tool_use_id", "id"]));
  const last = Array.isArray(id) ? id.at(-1) : id;
  return typeof last === "string" || typeof last === "number" ? String(last) : "";
}
