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
      wanted = names.find(({ bytes }) => cursor.is(bytes));
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

const KEY = Buffer.from("key");
const VALUE = Buffer.from("value");

function entryValue(bytes: Buffer, start: number, end: number): AttributeValue | undefined {
  const text = plainText(bytes, start, end);
  if (text !== undefined) return text;
  const value = parsed(bytes, start, end);
  return value === undefined ? undefined : readAnyValue(value);
}

const STRING_VALUE = Buffer.from('{"stringValue":"');

/** The commonest value by far, without a parser: text without escapes, written without white space. */
function plainText(bytes: Buffer, start: number, end: number): string | undefined {
  const from = start + STRING_VALUE.length;
  const to = end - 2;
  if (to < from || bytes[to] !== QUOTE) return undefined;
  for (let index = 0; index < STRING_VALUE.length; index++)
    if (bytes[start + index] !== STRING_VALUE[index]) return undefined;
  for (let at = from; at < to; at++) if (bytes[at] === QUOTE || bytes[at] === BACKSLASH) return undefined;
  return bytes.toString("utf8", from, to);
}

/** Part of a text, parsed. @returns undefined when it is not JSON */
export function parsed(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString("utf8", start, end));
  } catch {
    return undefined;
  }
}
