import type { Attributes } from "../../domain/trace.ts";
import { readNanoseconds } from "../instant.ts";
import { CLOSE_OBJECT, COMMA, type JsonCursor, QUOTE } from "../json-cursor.ts";
import { own } from "../json-shape.ts";
import { NO_ATTRIBUTES, parsed, scanAttributes, type Wanted } from "./scan-attributes.ts";

/**
 * What a scan reads of one span. Its start is 10⁹ times `startHigh` and `startLow`, in two numbers because one cannot
 * hold it and a BigInt for every span costs more than the rest; −1 when there is none.
 */
export type SpanScan = {
  startHigh: number;
  startLow: number;
  failed: boolean;
  attributes: Attributes;
  traceState: string;
  /** Where the span ends, or −1 when its end was not looked for because nothing more was wanted. */
  end: number;
};

export function emptySpanScan(): SpanScan {
  return { startHigh: -1, startLow: -1, failed: false, attributes: NO_ATTRIBUTES, traceState: "", end: -1 };
}

/** Makes it that of a span with nothing in it. */
export function clearSpanScan(scan: SpanScan): void {
  scan.startHigh = -1;
  scan.startLow = -1;
  scan.failed = false;
  scan.attributes = NO_ATTRIBUTES;
  scan.traceState = "";
  scan.end = -1;
}

/**
 * Reads the rest of a span whose ids are behind the cursor, as the reader of parsed records reads it.
 *
 * @param into what is found, written over
 * @param names the attributes that are wanted
 * @param until a place in the bytes after which nothing is
 * @returns false when the bytes are not what writers of OTLP make of a span, or not clear without parsing them
 */
export function scanSpan(cursor: JsonCursor, into: SpanScan, names: readonly Wanted[], until: number): boolean {
  clearSpanScan(into);
  while (cursor.take(COMMA)) {
    if (!cursor.key() || cursor.isEscaped()) return false;
    if (cursor.is(START)) {
      if (!scanStart(cursor, into)) return false;
    } else if (cursor.is(ATTRIBUTES)) {
      const attributes = scanAttributes(cursor, names, until);
      if (attributes === undefined) return false;
      into.attributes = attributes;
    } else if (cursor.is(STATUS)) {
      if (!scanStatus(cursor, into)) return false;
    } else if (cursor.is(TRACE_STATE)) {
      if (!scanTraceState(cursor, into)) return false;
    } else if (!cursor.skip()) return false;
    if (cursor.at > until) return true;
  }
  if (!cursor.take(CLOSE_OBJECT)) return false;
  into.end = cursor.at;
  return true;
}

const START = Buffer.from("startTimeUnixNano");
const ATTRIBUTES = Buffer.from("attributes");
const STATUS = Buffer.from("status");
const TRACE_STATE = Buffer.from("traceState");

/** Reads the start of a span at the cursor. @returns false when it is broken */
export function scanStart(cursor: JsonCursor, into: SpanScan): boolean {
  const from = cursor.peek() === QUOTE ? cursor.at : -1;
  if (from < 0 || !cursor.string()) return scanUnusualStart(cursor, from < 0 ? cursor.at : from, into);
  const { bytes, textStart, textEnd } = cursor;
  // Nineteen digits are the years 2001 to 2286.
  if (textEnd - textStart !== 19 || bytes[textStart] === ZERO) return scanUnusualStart(cursor, from, into);
  let high = 0;
  let low = 0;
  for (let at = textStart; at < textEnd; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return scanUnusualStart(cursor, from, into);
    if (at < textStart + 10) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  into.startHigh = high;
  into.startLow = low;
  return true;
}

const ZERO = 48;

function scanUnusualStart(cursor: JsonCursor, from: number, into: SpanScan): boolean {
  const value = parsedAt(cursor, from);
  if (value === undefined) return false;
  const time = readNanoseconds(value);
  into.startHigh = time === null ? -1 : Number(time / 1_000_000_000n);
  into.startLow = time === null ? -1 : Number(time % 1_000_000_000n);
  return true;
}

function scanStatus(cursor: JsonCursor, into: SpanScan): boolean {
  const status = parsedAt(cursor, cursor.at);
  into.failed = FAILED.has(own(status, "code"));
  return status !== undefined;
}

/** As the reader of parsed records knows them. */
const FAILED: ReadonlySet<unknown> = new Set([2, "2", "STATUS_CODE_ERROR", "ERROR"]);

function scanTraceState(cursor: JsonCursor, into: SpanScan): boolean {
  const value = parsedAt(cursor, cursor.at);
  into.traceState = typeof value === "string" ? value : "";
  return value !== undefined;
}

/** The value that begins at a place. @returns undefined when it is broken */
function parsedAt(cursor: JsonCursor, from: number): unknown {
  cursor.at = from;
  return cursor.skip() ? parsed(cursor.bytes, from, cursor.at) : undefined;
}
