import type { Attributes, AttributeValue } from "../../domain/trace.ts";
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  type JsonCursor,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from "../json-cursor.ts";
import { readAnyValue } from "./any-value.ts";

/** A name to be looked for in bytes. */
export type Wanted = { readonly name: string; readonly bytes: Buffer };

export function wantedName(name: string): Wanted {
  return { name, bytes: Buffer.from(name) };
}

/** What no span needs a copy of. */
export const NO_ATTRIBUTES: Attributes = {};

/**
 * Reads a list of attributes at the cursor, as `readAttributes` reads it once it is parsed.
 *
 * @param until a place in the bytes after which nothing is wanted
 * @returns undefined when the bytes are not what a writer of OTLP makes of it, or not clear without parsing
 */
export function scanAttributes(cursor: JsonCursor, names: readonly Wanted[], until: number): Attributes | undefined {
  if (cursor.peek() !== OPEN_LIST) return cursor.skip() ? NO_ATTRIBUTES : undefined;
  cursor.at++;
  if (cursor.take(CLOSE_LIST)) return NO_ATTRIBUTES;
  const found: (readonly [string, AttributeValue])[] = [];
  do {
    if (!scanEntry(cursor, names, found)) return undefined;
    if (cursor.at > until) return toAttributes(found);
  } while (cursor.take(COMMA));
  return cursor.take(CLOSE_LIST) ? toAttributes(found) : undefined;
}

function toAttributes(found: readonly (readonly [string, AttributeValue])[]): Attributes {
  return found.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(found);
}

/** One `{key, value}` in either order; anything else is passed over, as the reader of parsed values does. */
function scanEntry(cursor: JsonCursor, names: readonly Wanted[], found: (readonly [string, AttributeValue])[]) {
  if (skipUsual(cursor, names)) return true;
  if (cursor.peek() !== OPEN_OBJECT) return cursor.skip();
  cursor.at++;
  if (cursor.take(CLOSE_OBJECT)) return true;
  let hasKey = false;
  let wanted: Wanted | undefined;
  let valueStart = -1;
  let valueEnd = -1;
  do {
    if (!cursor.key() || cursor.isEscaped()) return false;
    if (!hasKey && cursor.is(KEY) && cursor.peek() === QUOTE) {
      if (!cursor.string()) return false;
      hasKey = true;
      // A name with an escape is none of these: they need none, and are not looked for where writers escape needlessly.
      wanted = wantedAt(cursor, names);
    } else if (valueStart < 0 && cursor.is(VALUE)) {
      cursor.peek();
      valueStart = cursor.at;
      if (!cursor.skip()) return false;
      valueEnd = cursor.at;
    } else if (cursor.is(KEY) || cursor.is(VALUE) || !cursor.skip()) return false;
  } while (cursor.take(COMMA));
  if (!cursor.take(CLOSE_OBJECT)) return false;
  if (wanted === undefined) return true;
  const value = valueStart < 0 ? null : entryValue(cursor.bytes, valueStart, valueEnd);
  if (value === undefined) return false;
  found.push([wanted.name, value]);
  return true;
}

/** Passes over an entry that is not wanted, whose value is text, written without white space: most are. */
function skipUsual(cursor: JsonCursor, names: readonly Wanted[]): boolean {
  const { bytes, at } = cursor;
  if (bytes[at] !== OPEN_OBJECT || !isAt(bytes, at, ENTRY)) return false;
  cursor.at = at + ENTRY.length - 1;
  if (cursor.string() && wantedAt(cursor, names) === undefined && isAt(bytes, cursor.at, TEXT)) {
    cursor.at += TEXT.length - 1;
    if (cursor.string() && bytes[cursor.at] === CLOSE_OBJECT && bytes[cursor.at + 1] === CLOSE_OBJECT) {
      cursor.at += 2;
      return true;
    }
  }
  cursor.at = at;
  return false;
}

const ENTRY = Buffer.from('{"key":"');
const TEXT = Buffer.from(',"value":{"stringValue":"');

function isAt(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}

function wantedAt(cursor: JsonCursor, names: readonly Wanted[]): Wanted | undefined {
  for (const wanted of names) if (cursor.is(wanted.bytes)) return wanted;
  return undefined;
}

const KEY = Buffer.from("key");
const VALUE = Buffer.from("value");

function entryValue(bytes: Buffer, start: number, end: number): AttributeValue | undefined {
  const plain = plainValue(bytes, start, end);
  if (plain !== undefined) return plain;
  const value = parsed(bytes, start, end);
  return value === undefined ? undefined : readAnyValue(value);
}

/** The commonest values by far, without a parser: written without white space, text without escapes, small numbers. */
function plainValue(bytes: Buffer, start: number, end: number): string | number | undefined {
  const to = end - 2;
  if (bytes[to] !== QUOTE) return undefined;
  if (isAt(bytes, start, STRING_VALUE)) {
    for (let at = start + STRING_VALUE.length; at < to; at++)
      if (bytes[at] === QUOTE || bytes[at] === BACKSLASH) return undefined;
    return bytes.toString("utf8", start + STRING_VALUE.length, to);
  }
  const from = start + INT_VALUE.length;
  if (to <= from || to - from > 9 || !isAt(bytes, start, INT_VALUE)) return undefined;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}

const STRING_VALUE = Buffer.from('{"stringValue":"');
const INT_VALUE = Buffer.from('{"intValue":"');

/** Part of a text, parsed. @returns undefined when it is not JSON */
export function parsed(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString("utf8", start, end));
  } catch {
    return undefined;
  }
}
