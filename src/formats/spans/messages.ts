import type { Message } from "../../domain/message.ts";
import { firstOwn, isObject, type JsonObject, own } from "../json-shape.ts";
import { decoded, looksStructured } from "../json-text.ts";
import { type Part, readCallId, readParts, textOfContent } from "./message-parts.ts";
import { roleNamed } from "./roles.ts";
import { isDefinitionMessage } from "./tool-definitions.ts";

/**
 * Messages from any of the forms they are recorded in: a structure, JSON text, JSON text within JSON text; with `parts`
 * or with a provider's `content`; a list, a single message or plain text.
 *
 * @param plainRole whose a text or a message without a role is
 * @returns undefined when nothing was recorded, or when it is a structure that cannot be read, as JSON that was cut off
 */
export function readMessages(value: unknown, plainRole: "user" | "assistant"): readonly Message[] | undefined {
  const structure = decoded(value);
  if (structure === undefined || structure === null || structure === "" || looksStructured(structure)) return undefined;
  const wrapped = own(structure, "messages");
  const list = Array.isArray(wrapped) ? wrapped : Array.isArray(structure) ? structure.flat() : [structure];
  const messages = list.flatMap((item) => toMessages(item, plainRole));
  return messages.length === 0 ? undefined : withCallIds(messages);
}

/** The system text from instructions recorded apart from the messages: parts, a list of texts, or plain text. */
export function readSystemText(value: unknown): string | undefined {
  const structure = decoded(value);
  if (looksStructured(structure)) return undefined;
  const content = isObject(structure) ? firstOwn(structure, ["content", "text", "parts"]) : structure;
  return textOfContent(content) || undefined;
}

function toMessages(item: unknown, plainRole: "user" | "assistant"): readonly Message[] {
  if (typeof item === "string") return [{ role: plainRole, text: item }];
  if (!isObject(item) || isDefinitionMessage(item)) return [];
  const choice = own(item, "message");
  if (isObject(choice)) return toMessages(choice, plainRole);
  return roundsOf(readParts(item)).flatMap((parts) => messagesOf(item, parts, plainRole));
}

/**
 * The pieces of a message up to each answer to a call of its own: what a provider's own tools found stands in the
 * message that called them. Each round is the results first, then what was said and called.
 */
function roundsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const rounds: Part[][] = [[]];
  let called = false;
  for (const part of parts) {
    if (part.kind === "result" && called) {
      rounds.push([]);
      called = false;
    }
    rounds.at(-1)?.push(part);
    called ||= part.kind === "call";
  }
  return rounds;
}

function messagesOf(item: JsonObject, parts: readonly Part[], plainRole: "user" | "assistant"): readonly Message[] {
  const results = parts.filter((part) => part.kind === "result").map(toToolMessage);
  const text = parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
  const toolCalls = parts.flatMap((part) => (part.kind === "call" ? [part.call] : []));
  // Some frameworks file calls under the role of the tool: what a message holds decides.
  if (toolCalls.length > 0) return [...results, { role: "assistant", text, toolCalls }];
  if (results.length > 0 && text === "") return results;
  if (parts.length === 0 && own(item, "type") === "reasoning") return [];
  const role = roleNamed(firstOwn(item, ["role", "type"])) ?? plainRole;
  if (role !== "tool") return [...results, { role, text }];
  return [...results, toToolMessage({ kind: "result", text, ...callOf(item) })];
}

function callOf(item: unknown): { readonly callId: string; readonly name?: string } {
  const name = own(item, "name");
  return { callId: readCallId(item), ...(typeof name === "string" && { name }) };
}

function toToolMessage({ text, callId, name }: Extract<Part, { kind: "result" }>): Message {
  return { role: "tool", text, callId, ...(name !== undefined && { name }) };
}

/** Gives calls without an id one, and pairs results without an id with them by order. Recorded ids stay as they are. */
function withCallIds(messages: readonly Message[]): readonly Message[] {
  const unanswered: string[] = [];
  let given = 0;
  return messages.map((message) => {
    if (message.role === "assistant" && message.toolCalls !== undefined) {
      const toolCalls = message.toolCalls.map((call) => ({ ...call, id: call.id || `call-${++given}` }));
      unanswered.push(...toolCalls.map(({ id }) => id));
      return { ...message, toolCalls };
    }
    if (message.role !== "tool") return message;
    const callId = message.callId || (unanswered[0] ?? "");
    const answered = unanswered.lastIndexOf(callId);
    if (answered >= 0) unanswered.splice(answered, 1);
    return { ...message, callId };
  });
}
