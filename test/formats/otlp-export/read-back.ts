import type { Trace } from "../../../src/domain/trace.ts";
import { recordReader } from "../../../src/formats/recognise.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";

/** The trace that our own readers make of a written line. */
export function readBack(line: string): Trace {
  const value: unknown = JSON.parse(line);
  const format = recordReader(value);
  if (format === undefined) throw new Error("no format recognises the line");
  const { spans, logs = [], withoutId } = format.read(value);
  const [first, ...others] = spans;
  if (first === undefined || withoutId !== 0) throw new Error("a span has no ids");
  return readTrace([first, ...others], logs);
}
