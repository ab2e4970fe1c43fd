import { readTraceId } from "./identifiers.ts";

/**
 * Which of some traces a line may be about, from its raw bytes: cheaper by far than parsing it. A trace that is only
 * linked to counts as well; whoever parses the line finds out.
 */
export function mentionedTraces(line: Buffer, wanted: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (let at = line.indexOf(KEY); at >= 0; at = line.indexOf(KEY, at + KEY.length)) {
    const id = idAfter(line, at + KEY.length);
    if (id !== null && wanted.has(id)) found.add(id);
  }
  return [...found];
}

/** In text within JSON the quote would be escaped, so these bytes are a property of the line's own structure. */
const KEY = Buffer.from('traceId"');
const QUOTE = 34;

function idAfter(line: Buffer, keyEnd: number): string | null {
  const open = line.indexOf(QUOTE, keyEnd);
  const close = open < 0 ? -1 : line.indexOf(QUOTE, open + 1);
  return close < 0 || close - open > 40 ? null : readTraceId(line.toString("latin1", open + 1, close));
}
