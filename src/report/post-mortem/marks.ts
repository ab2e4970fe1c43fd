/**
 * The places of a post-mortem that people write in. A place lies between two lines of its own, which GitHub does not show:
 *
 *     <!-- yours: KEY -->
 *     what people wrote
 *     <!-- /yours -->
 *
 * Only such lines are marks: anything else between them, HTML and words that look like marks included, is what people wrote.
 */

/** What people wrote, by the key of the place: every byte between the two lines, the last line break included. */
export type PeoplesWords = ReadonlyMap<string, string>;

/** `broken`: the marks do not fit together. @property line from 1 */
export type ReadMarks =
  | { readonly status: "read"; readonly words: PeoplesWords }
  | { readonly status: "broken"; readonly line: number; readonly problem: string };

/** A place, with what stands in it. @param text ends in a line break, or is empty */
export function place(key: string, text: string): string {
  return `<!-- yours: ${key} -->\n${text}<!-- /yours -->`;
}

/**
 * What people wrote in a Markdown text of ours, byte for byte.
 *
 * @param required keys that every such text has: where one is gone, so may be what was written there
 */
export function readMarks(markdown: string, required: readonly string[] = []): ReadMarks {
  const words = new Map<string, string>();
  let open: { readonly key: string; readonly line: number; readonly from: number } | undefined;
  let at = 0;
  let line = 0;
  for (const whole of markdown.split(/(?<=\n)/)) {
    line += 1;
    const mark = markIn(whole);
    if (mark?.kind === "open") {
      if (open !== undefined)
        return broken(line, `${quoted(mark.key)} begins here, and ${quoted(open.key)} of line ${open.line} has no end`);
      if (words.has(mark.key)) return broken(line, `${quoted(mark.key)} begins here for the second time`);
      open = { key: mark.key, line, from: at + whole.length };
    } else if (mark?.kind === "close") {
      if (open === undefined) return broken(line, "a place ends here that has no beginning");
      words.set(open.key, markdown.slice(open.from, at));
      open = undefined;
    }
    at += whole.length;
  }
  if (open !== undefined) return broken(open.line, `${quoted(open.key)} begins here and has no end`);
  const gone = required.find((key) => !words.has(key));
  return gone === undefined ? { status: "read", words } : broken(line, `the marks of ${quoted(gone)} are gone`);
}

function broken(line: number, problem: string): ReadMarks {
  return { status: "broken", line, problem };
}

type Mark = { readonly kind: "open"; readonly key: string } | { readonly kind: "close" };

/** A key is ours: anything longer or stranger is what somebody wrote. */
const OPEN = /^[ \t]*<!-- yours: ([a-z0-9][a-z0-9.-]{0,99}) -->[ \t]*\r?\n?$/;
const CLOSE = /^[ \t]*<!-- \/yours -->[ \t]*\r?\n?$/;

function markIn(line: string): Mark | undefined {
  const key = OPEN.exec(line)?.[1];
  if (key !== undefined) return { kind: "open", key };
  return CLOSE.test(line) ? { kind: "close" } : undefined;
}

function quoted(key: string): string {
  return `the place "${key}"`;
}
