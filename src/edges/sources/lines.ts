/** One line of a file. `bytes` is undefined when it is longer than a line is read. */
export type Line = { readonly number: number; readonly bytes: Buffer | undefined };

/** Whole lines, one after another, with their ends. */
export type LineBlock = {
  /** Undefined for a single line that is longer than a line is read. May be overwritten once the next block is asked for. */
  readonly bytes: Buffer | undefined;
  /** Where the block begins in the file, unpacked. */
  readonly offset: number;
};

export const LINE_FEED = 10;

/** Longer lines are not read: they would be more than memory holds several times over. */
const LONGEST_LINE = 256 * 2 ** 20;

/**
 * Cuts bytes into blocks of whole lines, nearly as they come: a step per line would cost more than the line. Holds one
 * line at most.
 *
 * @param longest bytes of the longest line that is held
 */
export async function* lineBlocks(
  pieces: AsyncIterable<Uint8Array>,
  longest: number = LONGEST_LINE,
): AsyncGenerator<LineBlock> {
  const pending = new PendingLine(longest);
  let offset = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    if (!pending.isEmpty) {
      start = bytes.indexOf(LINE_FEED) + 1;
      if (start > 0) yield pending.take(bytes.subarray(0, start), offset);
    }
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > start) yield { bytes: bytes.subarray(start, end), offset: offset + start };
    if (end < bytes.length) pending.add(bytes.subarray(end), offset + end);
    offset += bytes.length;
  }
  if (!pending.isEmpty) yield pending.take(Buffer.alloc(0), offset);
}

/** The beginning of a line whose end has not come yet. */
class PendingLine {
  private readonly longest: number;
  private pieces: Buffer[] = [];
  private size = 0;
  private offset = 0;

  constructor(longest: number) {
    this.longest = longest;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** A piece may be overwritten, so what is kept is copied. */
  add(piece: Buffer, offset: number): void {
    if (this.size === 0) this.offset = offset;
    this.size += piece.length;
    if (this.size <= this.longest) this.pieces.push(Buffer.from(piece));
    else this.pieces = [];
  }

  take(end: Buffer, offset: number): LineBlock {
    this.add(end, offset);
    const block = { bytes: this.size > this.longest ? undefined : Buffer.concat(this.pieces), offset: this.offset };
    this.pieces = [];
    this.size = 0;
    return block;
  }
}

/**
 * Splits bytes into lines, numbered from 1, without their ends and without empty ones. Holds one line at a time, however
 * long; lines come in groups.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 0;
  for await (const { bytes } of lineBlocks(pieces)) {
    const lines: Line[] = [];
    if (bytes === undefined) lines.push({ number: ++number, bytes });
    else
      for (let start = 0; start < bytes.length; ) {
        const end = lineEnd(bytes, start);
        const line = trimmed(bytes, start, end, ++number === 1);
        if (line.length > 0) lines.push({ number, bytes: line });
        start = end + 1;
      }
    if (lines.length > 0) yield lines;
  }
}

/** Where the line that begins here ends: at its line feed, or at the end of the bytes. */
export function lineEnd(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end < 0 ? bytes.length : end;
}

function trimmed(bytes: Buffer, from: number, to: number, isFirst: boolean): Buffer {
  return bytes.subarray(textStart(bytes, from, isFirst), textEnd(bytes, from, to));
}

/** Where the text of a line begins: behind a byte-order mark, if it is a file's first. */
export function textStart(bytes: Buffer, from: number, isFirst: boolean): number {
  return isFirst && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
}

/** Where the text of a line ends: before white space. */
export function textEnd(bytes: Buffer, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(bytes[end - 1])) end--;
  return end;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 13 || byte === 32 || byte === 9;
}
