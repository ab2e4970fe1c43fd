import { CLOSE_OBJECT, JsonCursor, OPEN_LIST, OPEN_OBJECT } from "../json-cursor.ts";

/**
 * What a line of OTLP JSON holds, by its first key, without parsing it.
 *
 * @param start where the line's text begins in the bytes
 * @param end where it ends
 * @returns undefined for anything else, for a line that is cut off, and for one that holds spans behind something else
 */
export function signalOf(bytes: Buffer, start: number, end: number): "spans" | "logs" | "metrics" | undefined {
  if (bytes[end - 1] !== CLOSE_OBJECT) return undefined;
  if (isUsual(bytes, start, end)) return "spans";
  CURSOR.to(bytes, start, end);
  if (!CURSOR.take(OPEN_OBJECT) || !CURSOR.key()) return undefined;
  const signal = CURSOR.is(SPANS) ? "spans" : CURSOR.is(LOGS) ? "logs" : CURSOR.is(METRICS) ? "metrics" : undefined;
  if (signal === undefined || CURSOR.peek() !== OPEN_LIST) return undefined;
  if (signal === "spans") return "spans";
  const others = bytes.subarray(start, end);
  const hidden = signal === "logs" ? [SPANS] : [SPANS, LOGS];
  return hidden.some((name) => others.includes(name)) ? undefined : signal;
}

/** Written without white space, as nearly all are. */
function isUsual(bytes: Buffer, start: number, end: number): boolean {
  if (end - start < USUAL.length) return false;
  for (let index = 0; index < USUAL.length; index++) if (bytes[start + index] !== USUAL[index]) return false;
  return true;
}

const USUAL = Buffer.from('{"resourceSpans":[');
const CURSOR = new JsonCursor();
const SPANS = Buffer.from("resourceSpans");
const LOGS = Buffer.from("resourceLogs");
const METRICS = Buffer.from("resourceMetrics");
