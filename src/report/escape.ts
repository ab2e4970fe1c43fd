/** Words we did not write (case ids, model names, file names, provider messages), made safe for each place we print. */

import { BREAK, plainLine, withoutControls } from "../domain/plain-line.ts";

/** Long enough for any honest id or sentence; a longer word is cut and ends in "…". */
const LONGEST_WORD = 400;

/**
 * A foreign text as it may stand in Markdown on GitHub: in a paragraph, a table cell, or between our HTML tags. Shows as
 * the text itself; makes no link, image, mention, reference, emphasis, HTML, comment, table cell or line of its own.
 *
 * Special characters become character references rather than backslash escapes, because backslashes mean nothing
 * between HTML tags. GitHub looks for mentions, references and formulas after rendering, so those are broken by a zero-width
 * space; a formula without a command can neither move nor hide what stands beside it.
 *
 * @param longest code points kept before "…"
 */
export function escapeMarkdown(text: string, longest = LONGEST_WORD): string {
  return clip(withoutControls(text), longest)
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/\b(gh-)(?=\d)/gi, `$1${BREAK}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${BREAK}`)
    .replace(/\b(www)\./gi, `$1${BREAK}.`)
    .replace(/\b(mailto|xmpp):/gi, `$1${BREAK}:`)
    .replace(/\\(?=[a-z{])/gi, `\\${BREAK}`)
    .replace(/[&<>"'`*_~[\]()!|\\#$^{}@]/g, reference)
    .replace(/^[-+=]|(?<=^\d{1,9})\.(?=\s|$)/, reference);
}

/**
 * A foreign text as it may stand on a line of a terminal or a build log: no control or escape sequence, no line break,
 * no reordering of what stands beside it, and nothing a workflow runner would read as a command.
 *
 * @param longest code points kept before "…"
 */
export function escapeTerminal(text: string, longest = LONGEST_WORD): string {
  return plainLine(clip(withoutControls(text), longest));
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const points = [...text];
  return points.length <= longest ? text : `${points.slice(0, longest).join("")}…`;
}
