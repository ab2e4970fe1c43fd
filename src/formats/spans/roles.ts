import type { Message } from "../../domain/message.ts";

/** Whose message a word says it is, LangChain's types ("ai", "AIMessageChunk") among them; undefined for any other. */
export function roleNamed(word: unknown): Message["role"] | undefined {
  return typeof word === "string" ? ROLES.get(word.toLowerCase().replace(/message(chunk)?$/, "")) : undefined;
}

const ROLES: ReadonlyMap<string, Message["role"]> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["human", "user"],
  ["assistant", "assistant"],
  ["model", "assistant"],
  ["ai", "assistant"],
  ["tool", "tool"],
  ["function", "tool"],
]);
