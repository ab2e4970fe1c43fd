/**
 * A place in the bytes of JSON text, which moves over one piece of it after another and makes no value of any. Every
 * method that expects something says whether it was there; nothing throws and nothing nests, however deep the text.
 * What it is not asked about is passed over unchecked: it reads well-formed text rightly and does not prove it so.
 */
export class JsonCursor {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** The string read last, without its quotes. */
  textStart = 0;
  textEnd = 0;

  /** Goes to a place. */
  to(bytes: Buffer, at: number, end: number): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** Passes over white space. @returns the byte that follows, or −1 at the end */
  peek(): number {
    let { at } = this;
    const { bytes, end } = this;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 32 || !isSpace(byte)) {
        this.at = at;
        return byte;
      }
    }
    this.at = at;
    return -1;
  }

  /** Passes over white space and one byte, if that is the next. */
  take(byte: number): boolean {
    if (this.at < this.end && this.bytes[this.at] === byte) {
      this.at++;
      return true;
    }
    if (this.peek() !== byte) return false;
    this.at++;
    return true;
  }

  /** Reads a string into `textStart` and `textEnd`. */
  string(): boolean {
    if (!this.take(QUOTE)) return false;
    const { bytes, end } = this;
    let { at } = this;
    this.textStart = at;
    const near = Math.min(end, at + 48);
    for (; at < near; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.textEnd = at;
        this.at = at + 1;
        return true;
      }
      if (byte === BACKSLASH) at++;
    }
    this.at = at;
    return this.longString();
  }

  /** Whether the string read last holds an escape. */
  isEscaped(): boolean {
    for (let at = this.textStart; at < this.textEnd; at++) if (this.bytes[at] === BACKSLASH) return true;
    return false;
  }

  /** Reads a property's name and its colon. */
  key(): boolean {
    return this.string() && this.take(COLON);
  }

  /** The string read last, which is one of ASCII characters. */
  text(): string {
    return this.bytes.toString("latin1", this.textStart, this.textEnd);
  }

  /** Whether the string read last is this text, which needs no escape. */
  is(text: Buffer): boolean {
    if (this.textEnd - this.textStart !== text.length) return false;
    for (let index = 0; index < text.length; index++)
      if (this.bytes[this.textStart + index] !== text[index]) return false;
    return true;
  }

  /** Passes over one value of any kind. */
  skip(): boolean {
    let depth = 0;
    do {
      const byte = this.peek();
      if (byte === QUOTE) {
        if (!this.string()) return false;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth++;
        this.at++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth--;
        this.at++;
      } else if (byte === COMMA || byte === COLON) {
        this.at++;
      } else if (!this.scalar()) return false;
      if (depth < 0) return false;
    } while (depth > 0);
    return true;
  }

  /** From quote to quote; one with an odd number of backslashes before it is part of the text. */
  private longString(): boolean {
    const { bytes, end } = this;
    for (let from = this.at; from < end; ) {
      const quote = bytes.indexOf(QUOTE, from);
      if (quote < 0 || quote >= end) return false;
      let slash = quote;
      while (slash > from && bytes[slash - 1] === BACKSLASH) slash--;
      if ((quote - slash) % 2 === 0) {
        this.textEnd = quote;
        this.at = quote + 1;
        return true;
      }
      from = quote + 1;
    }
    return false;
  }

  /** A number, true, false or null: at least one byte, up to whatever ends it. */
  private scalar(): boolean {
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    while (at < end && ENDS_SCALAR[bytes[at] as number] === 0) at++;
    this.at = at;
    return at > start;
  }
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13 || byte === 10;
}

export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
const ENDS_SCALAR: Uint8Array = new Uint8Array(256);
for (const byte of [9, 10, 13, 32, QUOTE, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT])
  ENDS_SCALAR[byte] = 1;
