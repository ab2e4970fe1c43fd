import { recordReader } from "../../formats/recognise.ts";
import { EMPTY_RECORD, type RawRecord } from "../../formats/spans/raw-span.ts";

/** A record as far as it can be read, and what is wrong with it. */
export type Reading = { readonly record: RawRecord; readonly problem?: string };

/** Reads a JSON value in whatever format it is recognised as. @param wanted as in `RecordFormat.read` */
export function readRecord(value: unknown, wanted?: ReadonlySet<string>): Reading {
  const format = recordReader(value);
  if (format === undefined) return { record: EMPTY_RECORD, problem: "not a trace in any format that is known" };
  const record = format.read(value, wanted);
  if (record.problem !== undefined) return { record, problem: record.problem };
  return record.withoutId > 0 ? { record, problem: "a span without a valid trace id and span id" } : { record };
}
