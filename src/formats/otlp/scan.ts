import { landmarks } from "../landmarks.ts";
import type { RawSpan } from "../spans/raw-span.ts";
import { type Field, RecordScan } from "./scan-record.ts";

/** What a survey needs of a span, or of several of a trace that differ in nothing but their start. */
export type ScannedSpan = Pick<RawSpan, "traceId" | "startNs" | "attributes" | "resource" | "traceState"> & {
  readonly status: "error" | "unset";
};

export type ScanRequest = {
  /** Names of the attributes whose values are wanted. */
  readonly attributes: ReadonlySet<string>;
  readonly errors: boolean;
  readonly starts: boolean;
  readonly traceStates: boolean;
  /**
   * Is told of each trace that is met, not twice in a row of the same, whatever becomes of its record.
   * @returns whether anything of the trace is wanted
   */
  readonly matters: (traceId: string) => boolean;
};

/** Reads OTLP JSON for a survey without parsing it. */
export type OtlpScanner = {
  /**
   * The spans of one TracesData record on one line, as the reader of parsed records has them; of several that are given
   * as one, the first start. Spans that have no key for a trace id are passed over: they are not noticed unless something
   * that is wanted is in them, nor is it that a list begins when one of them is its first.
   *
   * @param start where the record begins in the bytes, with its brace
   * @param end where it ends, behind its brace
   * @returns undefined when it is not clear without parsing: an order of keys that no writer uses, links, an invalid id
   */
  spans(bytes: Buffer, start: number, end: number): readonly ScannedSpan[] | undefined;
};

/**
 * A scanner goes from one place to the next that matters: a trace id, a name that is wanted. Within JSON text a quote
 * would be escaped, so `"traceId"` is always a whole string of the record's own, and before a colon it is a key. Whatever
 * a name belongs to is made sure of by walking there from the beginning of its span; what is in between without such
 * a place is never looked at.
 *
 * @returns undefined when what is wanted cannot be looked for: a name with characters that a writer may escape, one of a
 *   letter, very many
 */
export function otlpScanner(request: ScanRequest): OtlpScanner | undefined {
  const names = [...request.attributes];
  if (!names.every((name) => /^[\w.-]+$/.test(name) && !name.startsWith(MADE_BY_THE_READER))) return undefined;
  const fields: readonly Field[] = [
    "traceId",
    ...(request.errors ? (["status"] as const) : []),
    ...(request.starts ? (["startTimeUnixNano"] as const) : []),
    ...(request.traceStates ? (["traceState"] as const) : []),
  ];
  const marked = [...new Set([...fields, ...names])].flatMap((text) => {
    const field = fields.find((known) => known === text);
    const isName = names.includes(text);
    return textsFor(text, isName).map((looked) => ({ text, looked, field, isName }));
  });
  const marks = landmarks(marked.map(({ looked }) => looked));
  return marks === undefined ? undefined : new RecordScan(marks, { marked, matters: request.matters });
}

/** The shortest text sets the speed of a search; what a key is followed by makes the shortest keys longer. */
function textsFor(text: string, isName: boolean): readonly string[] {
  const quoted = `"${text}"`;
  return isName || quoted.length > 9 ? [quoted] : [":", " ", "\t", "\r"].map((after) => quoted + after);
}

/** Attributes of the scope that are no attributes in the file. */
const MADE_BY_THE_READER = "otel.scope.";

/**
 * Whether the beginning of some lines holds a letter, digit, dot or dash written as an escape. No writer needs to; one
 * that does may write names so, and they are not found in raw bytes.
 */
export function hasNeedlessEscape(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, LOOKED_AT);
  for (let at = beginning.indexOf(ESCAPE); at >= 0; at = beginning.indexOf(ESCAPE, at + ESCAPE.length))
    if (NEEDLESS.test(beginning.toString("latin1", at + ESCAPE.length, at + ESCAPE.length + 2))) return true;
  return false;
}

const LOOKED_AT = 1 << 14;
const ESCAPE = Buffer.from("\\u00");
const NEEDLESS = /^(2[de]|3\d|[46][1-9a-f]|[57][\da]|5f)$/i;
