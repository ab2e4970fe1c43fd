import { constants } from "node:buffer";

/** One line of a file. `bytes` is undefined when it is longer than a text can be in this JavaScript engine. */
export type Line = { readonly number: number; readonly bytes: Buffer | undefined };

const LINE_FEED = 10;

/**
 * Splits bytes into lines, numbered from 1, without their ends and without empty ones. Holds one line at a time,
 * however long; lines come in groups, one for each piece read, because a step per line would cost more than the line.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 0;
  let pending: Buffer[] = [];
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(...toLine([...pending, bytes.subarray(start, end)], ++number));
      pending = [];
      start = end + 1;
    }
    // A piece may be overwritten once the next one is asked for, so what is kept is copied.
    if (start < bytes.length) pending.push(Buffer.from(bytes.subarray(start)));
    if (lines.length > 0) yield lines;
  }
  const last = toLine(pending, ++number);
  if (last.length > 0) yield last;
}

function toLine(pieces: readonly Buffer[], number: number): readonly Line[] {
  const [only] = pieces;
  const whole = pieces.length === 1 && only ? only : Buffer.concat(pieces);
  if (whole.length > constants.MAX_STRING_LENGTH) return [{ number, bytes: undefined }];
  const bytes = trimmed(whole, number === 1);
  return bytes.length === 0 ? [] : [{ number, bytes }];
}

function trimmed(line: Buffer, isFirst: boolean): Buffer {
  const start = isFirst && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? 3 : 0;
  let end = line.length;
  while (end > start && isSpace(line[end - 1])) end--;
  return line.subarray(start, end);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 13 || byte === 32 || byte === 9;
}
