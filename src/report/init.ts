import type { NewFile } from "../domain/first-suite.ts";
import { escapeTerminal } from "./escape.ts";

/** What init came to. Paths are relative to the repository's root. */
export type InitReport = {
  readonly files: readonly NewFile[];
  /** False: they were only shown. */
  readonly written: boolean;
  /** Settings that were guessed and are marked in the file. */
  readonly toCheck: readonly { readonly setting: string; readonly why: string }[];
  readonly notes: readonly string[];
  readonly next: readonly (readonly string[])[];
};

/** What was written, what to look at, and the next three commands; in a dry run the files themselves first. */
export function initTerminal({ files, written, toCheck, notes, next }: InitReport): string {
  const shown = written ? [] : files.flatMap(({ path, text }) => [`# ==== ${escapeTerminal(path)}`, text]);
  return [
    ...shown,
    written ? "Written:" : "Would be written:",
    ...files.map(({ path }) => `  ${escapeTerminal(path)}`),
    ...section(
      "Guessed; please check:",
      toCheck.map(({ setting, why }) => `${setting}: ${why}`),
    ),
    ...section("To do:", notes),
    ...section("Next:", next.map(commandLine)),
    "",
  ].join("\n");
}

/** The same as JSON, indented by two spaces; the texts of the files in a dry run only. */
export function initJson({ files, written, toCheck, notes, next }: InitReport): string {
  const shown = written ? files.map(({ path }) => ({ path })) : files;
  return `${JSON.stringify({ written, files: shown, toCheck, notes, next: next.map(commandLine) }, undefined, 2)}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${escapeTerminal(line, LONGEST_LINE)}`)];
}

const LONGEST_LINE = 400;

function commandLine(words: readonly string[]): string {
  return ["eval-baseline", ...words].map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
