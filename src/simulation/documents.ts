import type { ChatMessage } from "./chat.ts";
import { sentences, stems } from "./words.ts";

/** A sentence that may be quoted. */
export type Passage = {
  readonly document: string;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
};

type FoundDocument = { readonly id: string; readonly title: string; readonly text: string };

const ELEMENT = /<document\b([^>]*)>([\s\S]*?)<\/document>/g;
const PARAGRAPH = /^[ \t]*(?:[-*][ \t]+)?\[([\w.-]{1,40})\][ \t]*(.*(?:\n(?![ \t]*(?:[-*][ \t]+)?\[|\s*\n).+)*)/gm;

/**
 * The sentences of every document in the messages, in their order. A document is a `<document id="d7" title="…">`
 * element, or a paragraph that begins with its id in square brackets.
 */
export function passages(messages: readonly ChatMessage[]): readonly Passage[] {
  return messages
    .filter(({ role }) => role !== "assistant" && role !== "tool")
    .flatMap(({ content }) => documentsIn(content))
    .flatMap(({ id, title, text }) => {
      const titleWords = stems(title);
      return sentences(text).map((sentence) => ({ document: id, text: sentence, words: stems(sentence), titleWords }));
    });
}

/** A text without its documents: what is left are instructions. */
export function withoutDocuments(text: string): string {
  return text.replace(ELEMENT, "").replace(PARAGRAPH, "");
}

function documentsIn(text: string): readonly FoundDocument[] {
  const elements = [...text.matchAll(ELEMENT)].map(([, attributes = "", body = ""]) => ({
    id: attribute(attributes, "id"),
    title: attribute(attributes, "title"),
    text: body,
  }));
  const paragraphs = [...text.replace(ELEMENT, "").matchAll(PARAGRAPH)].map(([, id = "", body = ""]) => ({
    id,
    title: "",
    text: body,
  }));
  return [...elements, ...paragraphs];
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}
