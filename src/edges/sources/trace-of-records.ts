import type { Trace } from "../../domain/trace.ts";
import { logGathering } from "../../formats/spans/log-gathering.ts";
import type { RawRecord } from "../../formats/spans/raw-span.ts";
import { readTrace } from "../../formats/spans/read-trace.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";

/**
 * One trace from records that hold it or its spans, among others perhaps. One that this program wrote whole is taken as
 * it is.
 *
 * @param isDamaged whether a record that mentions the trace could not be read
 * @returns undefined when nothing of it is there
 */
export function traceOf(
  id: string,
  records: readonly RawRecord[],
  versions: VersionMapping,
  isDamaged: boolean,
): Trace | undefined {
  const whole = records.flatMap(({ traces = [] }) => traces).find((trace) => trace.id === id);
  const trace = whole ?? traceOfSpans(id, records, versions);
  if (trace === undefined || !isDamaged || trace.flaws.includes("unreadable-record")) return trace;
  return { ...trace, flaws: [...trace.flaws, "unreadable-record"] };
}

function traceOfSpans(id: string, records: readonly RawRecord[], versions: VersionMapping): Trace | undefined {
  const [first, ...others] = records.flatMap(({ spans }) => spans.filter(({ traceId }) => traceId === id));
  if (first === undefined) return undefined;
  const logs = logGathering();
  for (const record of records) logs.add(record.logs.filter(({ traceId }) => traceId === id));
  return readTrace([first, ...others], logs.of(id), versions);
}
