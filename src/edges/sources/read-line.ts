import { EMPTY_RECORD } from "../../formats/spans/raw-span.ts";
import { type Reading, readRecord } from "./read-record.ts";

/**
 * Reads a line of JSON in whatever format it is recognised as. Bytes that are no UTF-8 become replacement characters:
 * one broken character in an answer is no reason to lose the trace.
 *
 * @param wanted as in `RecordFormat.read`
 */
export function readLine(line: Buffer, wanted?: ReadonlySet<string>): Reading {
  let value: unknown;
  try {
    value = JSON.parse(line.toString("utf8"));
  } catch {
    // The engine's own message quotes the line, and the line may hold what users wrote.
    return { record: EMPTY_RECORD, problem: "not JSON" };
  }
  return readRecord(value, wanted);
}
