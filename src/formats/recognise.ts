import { otlpRecords } from "./otlp/record.ts";
import type { RecordFormat } from "./spans/raw-span.ts";

/** All trace formats, the one with the most telling shape first: the first that recognises a value reads it. */
export const FORMATS: readonly RecordFormat[] = [otlpRecords];

/** The format of a JSON value, or undefined when it is a record of none. Never throws. */
export function recordReader(value: unknown): RecordFormat | undefined {
  return FORMATS.find((format) => format.recognises(value));
}
