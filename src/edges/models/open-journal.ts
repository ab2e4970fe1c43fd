import { mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { keyAtHead } from "./journal-line.ts";

/** A file of lines that is only ever added to. */
export type OpenJournal = {
  /** The last line with this key, unchecked, or undefined. A file that cannot be read has no lines. */
  find(key: string): string | undefined;
  /** Adds a line in one write. @throws the system's error when it cannot be written, or not in one piece */
  append(key: string, line: string): void;
};

/**
 * Opens a journal, which need not be there yet. It is read once, when something is first looked for; memory then holds
 * the place of each line and none of their text. Lines that other processes add later are not looked for, and may
 * stand between ours: every write goes to the end of the file as it is, and begins a line of its own, whatever a
 * process that was killed may have left there.
 */
export function openJournal(path: string): OpenJournal {
  const index = new Map<string, Place>();
  // Where these lines stand only the file knows, since others write to it too.
  const added = new Set<string>();
  let reader: number | undefined;
  let writer: number | undefined;
  let readTo: number | undefined;

  const readOn = (): void => {
    const from = readTo ?? 0;
    readTo = from;
    reader ??= openSync(path, "r");
    readTo = scan(reader, from, (head, place) => {
      const key = keyAtHead(head);
      if (key !== undefined) index.set(key, place);
    });
    added.clear();
  };

  return {
    find(key) {
      try {
        if (readTo === undefined || added.has(key)) readOn();
        const place = index.get(key);
        return reader === undefined || place === undefined ? undefined : lineAt(reader, place);
      } catch {
        return undefined;
      }
    },
    append(key, line) {
      if (writer === undefined) mkdirSync(dirname(path), { recursive: true });
      writer ??= openSync(path, "a", 0o600);
      const bytes = Buffer.from(`\n${line}`);
      if (writeSync(writer, bytes) < bytes.length) throw new Error("a line was written in part");
      added.add(key);
    },
  };
}

/** Where a line stands in its file, in bytes. */
type Place = { readonly offset: number; readonly length: number };

const LINE_FEED = 10;
const HEAD_LENGTH = 256;

/** Shows every line from an offset on: its first 256 bytes and its place. @returns the offset of the file's end */
function scan(file: number, from: number, see: (head: string, place: Place) => void): number {
  const piece = Buffer.allocUnsafe(1 << 16);
  let head = "";
  let offset = from;
  let end = from;
  for (let bytes = readSync(file, piece, 0, piece.length, end); bytes > 0; ) {
    for (let start = 0; start <= bytes; ) {
      const feed = piece.subarray(0, bytes).indexOf(LINE_FEED, start);
      const stop = feed < 0 ? bytes : feed;
      head += piece.toString("latin1", start, Math.min(stop, start + HEAD_LENGTH - head.length));
      if (feed >= 0) {
        see(head, { offset, length: end + feed - offset });
        head = "";
        offset = end + feed + 1;
      }
      start = stop + 1;
    }
    end += bytes;
    bytes = readSync(file, piece, 0, piece.length, end);
  }
  see(head, { offset, length: end - offset });
  return end;
}

function lineAt(file: number, { offset, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.toString("utf8", 0, readSync(file, bytes, 0, length, offset));
}
