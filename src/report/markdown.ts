import { markdownTable } from "markdown-table";
import { escapeTerminal } from "./escape.ts";

/** Rows of safe cells as a table; the first row is the head. Not padded: the reader sees it rendered. */
export function table(rows: readonly (readonly string[])[]): string {
  return markdownTable(rows, { alignDelimiters: false, stringLength: () => 0 });
}

/** A list of safe lines, or undefined when there is none. */
export function bullets(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => `- ${item}`).join("\n");
}

/** A part that opens on a click. GitHub reads Markdown in it only after a blank line. */
export function folded(title: string, text: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;
}

/** A command line as a code block, whose fence the text cannot close. */
export function fenced(command: string): string {
  return block("sh", escapeTerminal(command));
}

/** Lines as a code block, whose fence they cannot close. @param language what GitHub colours it as */
export function block(language: string, text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  return `${fence}${language}\n${text}\n${fence}`;
}
