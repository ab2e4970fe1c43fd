import type { Attributes } from "../../../domain/trace.ts";

/** Names under which messages are spread, each with an index after it. */
export const MESSAGE_LISTS = ["llm.input_messages", "llm.output_messages", "gen_ai.prompt", "gen_ai.completion"];

/**
 * The attributes whose values OpenInference's instrumentation did not hide. It writes a word in place of a value, which
 * nobody said; a conversation with a hidden piece is left out whole, because without that piece it is another one.
 */
export function shownAttributes(attributes: Attributes): Attributes {
  const hidden = Object.keys(attributes).filter((name) => attributes[name] === HIDDEN);
  if (hidden.length === 0) return attributes;
  const broken = MESSAGE_LISTS.map((list) => `${list}.`).filter((list) => hidden.some((name) => name.startsWith(list)));
  const isShown = (name: string) => !broken.some((list) => name.startsWith(list)) && attributes[name] !== HIDDEN;
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isShown(name)));
}

const HIDDEN = "__REDACTED__";
