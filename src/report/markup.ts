import { styleText } from "node:util";
import { escapeMarkdown, escapeTerminal } from "./escape.ts";

/** How one place where we print says things: one sentence serves every place. */
export type Markup = {
  /** Makes words we did not write safe; cut to `longest` code points when given. */
  word(text: string, longest?: number): string;
  /** Emphasis, for text that is already safe. */
  strong(text: string): string;
  /** Identifiers, for text that is already safe. */
  code(text: string): string;
};

/** No marks: terminal, log, annotation, JSON. */
export const PLAIN: Markup = { word: escapeTerminal, strong: (text) => text, code: (text) => text };

/** A terminal: bold where it shows colours. */
export function terminalMarkup(colour: boolean): Markup {
  // The caller decides about colour, not the stream that styleText would look at.
  return colour ? { ...PLAIN, strong: (text) => styleText("bold", text, { validateStream: false }) } : PLAIN;
}

/** GitHub's Markdown. HTML tags for code, because character references do not work between backticks. */
export const MARKDOWN: Markup = {
  word: escapeMarkdown,
  strong: (text) => `**${text}**`,
  code: (text) => `<code>${text}</code>`,
};
