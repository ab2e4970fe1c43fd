import { CLOSE_OBJECT, COLON, COMMA, JsonCursor, OPEN_LIST, OPEN_OBJECT, QUOTE } from "../json-cursor.ts";
import { readSpanId, readTraceId } from "./identifiers.ts";

/** Reads how spans begin: their brace and their ids, from the place of `"traceId"` on. */
export class SpanHead {
  /** The trace id of the span read last, in our form. */
  traceId = "";
  /** Its brace, and the place behind its ids. */
  brace = -1;
  end = -1;
  /** Whether it follows another span in the same list, or is the first of one. */
  isSibling = false;
  private bytes: Buffer = Buffer.alloc(0);
  /** Where the trace id was written, to know it again without reading it. */
  private idAt = -1;
  private readonly cursor = new JsonCursor();

  /** Turns to the beginning of a record. */
  to(bytes: Buffer): void {
    this.bytes = bytes;
    this.brace = -1;
    this.idAt = -1;
  }

  /**
   * @param at where `"traceId"` is, as a key
   * @param limit the end of the record
   * @returns false when no span begins there in a way that writers have: a link, another key first, an invalid id
   */
  read(at: number, limit: number): boolean {
    return this.readCompact(at, limit) || this.readAny(at, limit);
  }

  /** The commonest form, `{"traceId":"…","spanId":"…"` in lower case and without white space, without a cursor. */
  private readCompact(at: number, limit: number): boolean {
    const { bytes } = this;
    if (bytes[at - 1] !== OPEN_OBJECT || at + COMPACT_LENGTH > limit) return false;
    const isSibling = this.brace >= 0 && bytes[at - 2] === COMMA && bytes[at - 3] === CLOSE_OBJECT;
    if (!isSibling && !endsWith(bytes, at - 1, FIRST)) return false;
    if (bytes[at + 9] !== COLON || bytes[at + 10] !== QUOTE || bytes[at + 43] !== QUOTE || bytes[at + 71] !== QUOTE)
      return false;
    if (!isText(bytes, at + 44, SPAN_ID_KEY) || !isHexadecimal(bytes, at + 55, 16)) return false;
    if (this.idAt < 0 || !isSame(bytes, this.idAt, at + 11, 32)) {
      if (!isHexadecimal(bytes, at + 11, 32)) return false;
      this.traceId = bytes.toString("latin1", at + 11, at + 43);
    }
    this.idAt = at + 11;
    this.brace = at - 1;
    this.end = at + COMPACT_LENGTH;
    this.isSibling = isSibling;
    return true;
  }

  private readAny(at: number, limit: number): boolean {
    const { bytes, cursor } = this;
    const brace = before(bytes, at);
    if (bytes[brace] !== OPEN_OBJECT) return false;
    const separator = before(bytes, brace);
    this.isSibling = this.brace >= 0 && bytes[separator] === COMMA && bytes[before(bytes, separator)] === CLOSE_OBJECT;
    if (!this.isSibling && !this.isFirst(separator)) return false;
    this.brace = brace;
    cursor.to(bytes, at, limit);
    if (!cursor.key() || !this.readTraceId()) return false;
    if (!cursor.take(COMMA) || !cursor.key() || !cursor.is(SPAN_ID) || !cursor.string()) return false;
    this.end = cursor.at;
    return cursor.textEnd - cursor.textStart <= LONGEST_ID && readSpanId(cursor.text()) !== null;
  }

  /** After the bracket of a list that is called "spans". */
  private isFirst(bracket: number): boolean {
    const { bytes } = this;
    const colon = bytes[bracket] === OPEN_LIST ? before(bytes, bracket) : -1;
    return bytes[colon] === COLON && endsWith(bytes, before(bytes, colon) + 1, SPANS);
  }

  private readTraceId(): boolean {
    const { cursor } = this;
    if (!cursor.string() || cursor.textEnd - cursor.textStart > LONGEST_ID) return false;
    const id = readTraceId(cursor.text());
    if (id === null) return false;
    this.traceId = id;
    // Only what can be compared byte by byte is known again.
    this.idAt = cursor.textEnd - cursor.textStart === 32 ? cursor.textStart : -1;
    return true;
  }
}

/** The place before another one that is not white space, −1 if there is none. */
export function before(bytes: Buffer, place: number): number {
  let at = place - 1;
  while (at >= 0 && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13)) at--;
  return at;
}

/** Whether a text ends at a place. */
export function endsWith(bytes: Buffer, end: number, text: Buffer): boolean {
  return end >= text.length && isText(bytes, end - text.length, text);
}

const SPANS = Buffer.from('"spans"');
const FIRST = Buffer.from('"spans":[');
const SPAN_ID = Buffer.from("spanId");
const SPAN_ID_KEY = Buffer.from(',"spanId":"');
/** From `"traceId"` to behind the span id. */
const COMPACT_LENGTH = 72;
/** Characters of an id in any form that is read. */
const LONGEST_ID = 40;

function isText(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}

function isSame(bytes: Buffer, a: number, b: number, length: number): boolean {
  for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
  return true;
}

/** Lower-case digits, and not all of them 0. */
function isHexadecimal(bytes: Buffer, start: number, length: number): boolean {
  let any = 0;
  for (let at = start; at < start + length; at++) any |= DIGITS[bytes[at] as number] as number;
  return any > 0 && any < NO_DIGIT;
}

const NO_DIGIT = 128;
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-f]/.test(String.fromCharCode(byte)) ? Number.parseInt(String.fromCharCode(byte), 16) : NO_DIGIT,
);
