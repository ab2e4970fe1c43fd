import type { Trace } from "../../domain/trace.ts";
import { TRACE_FORMAT } from "../../domain/trace-line.ts";
import { ShapeError } from "../json-reader.ts";
import { own } from "../json-shape.ts";
import { entry } from "../payloads/attribute-values.ts";
import { wantedAttributes } from "../payloads/wanted-attributes.ts";
import { EMPTY_RECORD, type RawRecord, type RawSpan, type RecordFormat } from "../spans/raw-span.ts";
import { logsOfTrace, spansOfTrace } from "./hand-written-spans.ts";
import { readHandWritten } from "./read-hand-written.ts";
import { readWrittenTrace } from "./read-written-trace.ts";

/** eval-baseline's own form, one object per trace: written by a person, or by `writeTrace`. */
export const nativeTraces: RecordFormat = {
  name: "eval-baseline traces",
  recognises: (value) => {
    const format = own(value, "format");
    if (typeof format === "string" && format.startsWith("eval-baseline-trace/")) return true;
    // Hops are this form's own word, so a trace whose format is forgotten or misspelt can be told so.
    return Array.isArray(own(value, "hops")) && (format === undefined || typeof format === "string");
  },
  read: readRecord,
};

/** What is wrong with a trace of this form, with its place in it: "hops[2].model is missing". Undefined when nothing is. */
export function nativeProblem(value: unknown): string | undefined {
  const reading = readNative(value);
  return typeof reading === "string" ? reading : undefined;
}

/** A trace that `writeTrace` wrote, equal to what it was given; undefined for a hand-written one and anything else. */
export function readNativeTrace(value: unknown): Trace | undefined {
  const reading = readNative(value);
  return typeof reading === "string" ? undefined : reading.traces?.[0];
}

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const reading = readNative(value, wanted);
  return typeof reading === "string" ? { ...EMPTY_RECORD, problem: reading } : reading;
}

/** The record, or what is wrong with it. */
function readNative(value: unknown, wanted?: ReadonlySet<string>): RawRecord | string {
  const format = own(value, "format");
  if (format !== TRACE_FORMAT) {
    const written = typeof format === "object" ? "no text" : (JSON.stringify(format) ?? "missing");
    return `format is ${written}, and this version reads ${TRACE_FORMAT}`;
  }
  try {
    if (own(value, "stack") !== undefined) return wholeTrace(readWrittenTrace(value), wanted);
    const trace = readHandWritten(value);
    return {
      spans: spansOfTrace(trace, wanted),
      logs: wanted === undefined ? logsOfTrace(trace) : [],
      withoutId: 0,
    };
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    return error.message;
  }
}

/** One span carries all that a survey asks about a trace that is used as it is. */
function wholeTrace(trace: Trace, wanted: ReadonlySet<string> | undefined): RawRecord {
  const isError = trace.hops.some(({ status }) => status === "error");
  const entries = [...Object.entries(trace.attributes), ...entry("gen_ai.conversation.id", trace.conversation)];
  const span: RawSpan = {
    traceId: trace.id,
    spanId: "trace",
    parentId: null,
    name: "trace",
    startNs: trace.startNs,
    endNs: null,
    status: isError ? "error" : "unset",
    attributes: wantedAttributes(entries, wanted),
    resource: {},
    events: [],
    ...(trace.upstream.count !== undefined && { traceState: traceStateOf(trace.upstream.count) }),
  };
  return { spans: [span], logs: [], withoutId: 0, traces: [trace] };
}

const WHOLE = 2 ** 56;

/** The threshold that stands for a count; the randomness beside it passes every threshold. */
function traceStateOf(count: number): string {
  const threshold = count > 1 ? Math.round(WHOLE * (1 - 1 / count)) : 0;
  return `ot=th:${Math.min(threshold, WHOLE - 1)
    .toString(16)
    .padStart(14, "0")};rv:ffffffffffffff`;
}
