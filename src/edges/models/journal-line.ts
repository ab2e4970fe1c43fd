import { sha256 } from "../../domain/digest.ts";

/** One answer as a journal keeps it. */
export type JournalEntry<Kept> = {
  readonly key: string;
  /** ISO 8601, UTC: when the answer came. */
  readonly at: string;
  readonly reply: Kept;
};

/** An entry as one line, without its end: a digest, and the text it is of. */
export function journalLine<Kept>({ key, at, reply }: JournalEntry<Kept>): string {
  const text = JSON.stringify({ format: 2, key, at, reply }).slice(1);
  return `{"digest":"${sha256(text)}",${text}`;
}

/**
 * The key of a line, from its head alone and on trust. @param head at least the first 256 bytes, or all there are
 * @returns undefined for a line of another kind
 */
export function keyAtHead(head: string): string | undefined {
  return HEAD.exec(head)?.[1];
}

/** The entry of a line, or undefined when it is not whole: its digest vouches that it was written so. */
export function readJournalLine<Kept>(line: string): JournalEntry<Kept> | undefined {
  const [, digest, text] = WHOLE.exec(line) ?? [];
  return text !== undefined && digest === sha256(text) ? (JSON.parse(`{${text}`) as JournalEntry<Kept>) : undefined;
}

const HEAD = /^\{"digest":"[0-9a-f]{64}","format":2,"key":"([0-9a-f]{64})"/;
const WHOLE = /^\{"digest":"([0-9a-f]{64})",("format":2,.*)$/s;
