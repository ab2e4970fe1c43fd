import type { FoundTraces } from "../domain/first-suite.ts";
import type { Trace } from "../domain/trace.ts";
import { UserError } from "../errors.ts";
import { recordReader } from "../formats/recognise.ts";
import type { RawSpan } from "../formats/spans/raw-span.ts";
import { readTrace } from "../formats/spans/read-trace.ts";
import type { FileTree } from "../ports.ts";
import { openTraceFile } from "./sources/trace-file.ts";

/**
 * The files among some that hold traces, and what the first records of them show. Null where none does.
 *
 * @param paths those that look as if they could are opened; the first records decide
 */
export async function foundTraces(tree: FileTree, paths: readonly string[]): Promise<FoundTraces | null> {
  const files: string[] = [];
  const looked: Look[] = [];
  for (const path of paths.filter(mayHoldTraces).slice(0, MOST_FILES)) {
    const look = await lookInto(tree, path);
    if (look === undefined) continue;
    files.push(path);
    looked.push(look);
  }
  const [first] = looked;
  if (first === undefined) return null;
  const traces = looked.flatMap(tracesOf);
  const hops = traces.flatMap((trace) => trace.hops);
  const models = hops.flatMap((hop) => (hop.kind === "model" ? (hop.requestedModel ?? hop.resolvedModel ?? []) : []));
  return {
    files,
    format: first.format,
    attributes: attributesOf(traces),
    models: byFrequency(models.filter((name) => !/\p{Cc}/u.test(name))),
    callsTools: hops.some(({ kind }) => kind === "tool"),
    searches: hops.some(({ kind }) => kind === "retrieval"),
  };
}

const MOST_FILES = 100;
const MOST_RECORDS = 200;
const MOST_VALUES = 30;

function mayHoldTraces(path: string): boolean {
  if (/\.(jsonl|ndjson|otlp|binpb)(\.gz|\.zst)?$/i.test(path)) return true;
  return /trace|span|otel|otlp/i.test(path) && /\.(json|pb)(\.gz|\.zst)?$/i.test(path);
}

type Look = { readonly format: string; readonly spans: readonly RawSpan[]; readonly whole: readonly Trace[] };

/** Undefined where the file is no file of traces, whatever else it is. */
async function lookInto(tree: FileTree, path: string): Promise<Look | undefined> {
  let format: string | undefined;
  let records = 0;
  const spans: RawSpan[] = [];
  const whole: Trace[] = [];
  try {
    for await (const value of valuesIn(tree, path)) {
      const reader = recordReader(value);
      format ??= reader?.name;
      if (format === undefined || ++records > MOST_RECORDS) break;
      const record = reader?.read(value);
      spans.push(...(record?.spans ?? []));
      whole.push(...(record?.traces ?? []));
    }
  } catch (error) {
    // A damaged file is doctor's to tell: here it is no file of traces.
    if (!(error instanceof UserError || error instanceof SyntaxError)) throw error;
  }
  return format === undefined || spans.length + whole.length === 0 ? undefined : { format, spans, whole };
}

async function* valuesIn(tree: FileTree, path: string): AsyncGenerator<unknown> {
  const { parts } = await openTraceFile(tree, path);
  for await (const part of parts) {
    if (part.kind === "value") yield part.value;
    if (part.kind !== "lines" || part.block.bytes === undefined) continue;
    for (const line of part.block.bytes.toString("utf8").split("\n"))
      if (line.trim() !== "") yield JSON.parse(line.replace(/^\uFEFF/, ""));
  }
}

function tracesOf({ spans, whole }: Look): readonly Trace[] {
  const groups = new Map<string, [RawSpan, ...RawSpan[]]>();
  for (const span of spans) {
    const group = groups.get(span.traceId);
    if (group === undefined) groups.set(span.traceId, [span]);
    else group.push(span);
  }
  const read = [...groups.values()].map((group) => readTrace(group, []));
  const ids = new Set(whole.map(({ id }) => id));
  return [...whole, ...read.filter(({ id }) => !ids.has(id))];
}

function attributesOf(traces: readonly Trace[]): FoundTraces["attributes"] {
  const values = new Map<string, Set<string>>();
  for (const { attributes } of traces)
    for (const [name, value] of Object.entries(attributes)) {
      const known = values.get(name) ?? new Set<string>();
      if (known.size < MOST_VALUES) known.add(typeof value === "string" ? value : JSON.stringify(value));
      values.set(name, known);
    }
  return [...values].map(([name, known]) => ({ name, values: [...known] }));
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}
