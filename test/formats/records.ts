import type { Hop, Trace } from "../../src/domain/trace.ts";
import type { RawLog, RawSpan, RecordFormat } from "../../src/formats/spans/raw-span.ts";
import { readTrace } from "../../src/formats/spans/read-trace.ts";
import type { VersionMapping } from "../../src/formats/spans/trace-versions.ts";

/** The traces in some records of a format, in the order in which they are first met. */
export function tracesOf(
  format: RecordFormat,
  records: readonly unknown[],
  mapping: VersionMapping = {},
): readonly Trace[] {
  const spans = new Map<string, RawSpan[]>();
  const logs: RawLog[] = [];
  for (const value of records) {
    if (!format.recognises(value)) throw new Error(`${format.name} does not recognise ${JSON.stringify(value)}`);
    const record = format.read(value);
    for (const span of record.spans) spans.set(span.traceId, [...(spans.get(span.traceId) ?? []), span]);
    logs.push(...record.logs);
  }
  return [...spans].flatMap(([id, [first, ...others]]) =>
    first === undefined
      ? []
      : [
          readTrace(
            [first, ...others],
            logs.filter((log) => log.traceId === id),
            mapping,
          ),
        ],
  );
}

/** The only trace in some records. */
export function traceOf(format: RecordFormat, records: readonly unknown[], mapping?: VersionMapping): Trace {
  const [trace, ...others] = tracesOf(format, records, mapping);
  if (trace === undefined || others.length > 0) throw new Error(`${others.length + (trace ? 1 : 0)} traces`);
  return trace;
}

/** The only hop of a kind. */
export function hopOf<K extends Hop["kind"]>(trace: Trace, kind: K): Extract<Hop, { kind: K }> {
  const found = trace.hops.filter((hop): hop is Extract<Hop, { kind: K }> => hop.kind === kind);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} hops of kind ${kind}`);
  return only;
}
