import type { Trace } from "../../domain/trace.ts";
import { hasNeedlessEscape } from "../../formats/otlp/scan.ts";
import { signalOf } from "../../formats/otlp/signal.ts";
import { traceIds } from "../../formats/otlp/trace-ids.ts";
import { logGathering } from "../../formats/spans/log-gathering.ts";
import type { RawRecord, RawSpan } from "../../formats/spans/raw-span.ts";
import { readTrace } from "../../formats/spans/read-trace.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";
import type { FileTree } from "../../ports.ts";
import type { FilePart } from "./file-parts.ts";
import { LINE_FEED, type LineBlock, lineEnd, textEnd, textStart } from "./lines.ts";
import { readLine } from "./read-line.ts";
import { type Reading, readRecord } from "./read-record.ts";
import { linesIn, openTraceFile } from "./trace-file.ts";
import type { Whereabouts } from "./whereabouts.ts";

/**
 * Whole traces from files: the spans and logs that any of the files has of them.
 *
 * @param ids what is wanted, in the order in which it is given back; what is gone is left out
 * @param places where a survey has met them; without it every file is read whole
 * @throws UserError when a file cannot be read
 */
export async function fetchFromFiles(
  ids: readonly string[],
  files: { readonly tree: FileTree; readonly paths: readonly string[]; readonly versions: VersionMapping },
  places: Whereabouts | undefined,
): Promise<readonly Trace[]> {
  const gathering = new Gathering(new Set(ids));
  for (const path of files.paths) {
    const ranges = places?.partsOf(path, ids) ?? "all";
    const parts = ranges === "all" ? (await openTraceFile(files.tree, path)).parts : linesIn(files.tree, path, ranges);
    for await (const part of parts) gathering.take(part);
  }
  return ids.flatMap((id) => gathering.traceOf(id, files.versions) ?? []);
}

/** What is found of the traces that are wanted. Nothing else is held. */
class Gathering {
  private readonly wanted: ReadonlySet<string>;
  private readonly spans = new Map<string, [RawSpan, ...RawSpan[]]>();
  private readonly logs = logGathering();
  private readonly whole = new Map<string, Trace>();
  private readonly damaged = new Set<string>();
  private readonly ids = traceIds();

  constructor(wanted: ReadonlySet<string>) {
    this.wanted = wanted;
  }

  take(part: FilePart): void {
    switch (part.kind) {
      case "lines":
        this.takeLines(part.block);
        return;
      case "value":
        this.takeReading(readRecord(part.value), () => []);
        return;
      case "broken":
        return;
      default:
        part satisfies never;
    }
  }

  /** A trace that this program wrote whole is taken as it is. */
  traceOf(id: string, versions: VersionMapping): Trace | undefined {
    const spans = this.spans.get(id);
    const whole = this.whole.get(id);
    if (whole === undefined && spans === undefined) return undefined;
    const trace = whole ?? (spans && readTrace(spans, this.logs.of(id), versions));
    if (trace === undefined || !this.damaged.has(id) || trace.flaws.includes("unreadable-record")) return trace;
    return { ...trace, flaws: [...trace.flaws, "unreadable-record"] };
  }

  private takeLines({ bytes, offset }: LineBlock): void {
    if (bytes === undefined) return;
    const isPlain = !hasNeedlessEscape(bytes);
    for (let start = 0; start < bytes.length; ) {
      const end = bytes[start] === LINE_FEED ? start : lineEnd(bytes, start);
      const from = textStart(bytes, start, offset === 0 && start === 0);
      const to = textEnd(bytes, from, end);
      if (to > from && !(isPlain && this.isWithout(bytes, from, to))) {
        const line = bytes.subarray(from, to);
        this.takeReading(readLine(line), () => wordsOf(line));
      }
      start = end + 1;
    }
  }

  /** Whether a line of OTLP mentions none of the traces; what its format is can only be told of a whole one. */
  private isWithout(bytes: Buffer, from: number, to: number): boolean {
    const signal = signalOf(bytes, from, to);
    if (signal === undefined || signal === "metrics") return signal === "metrics";
    let isWithout = true;
    this.ids.each(bytes, from, to, (id) => {
      isWithout &&= !this.wanted.has(id);
    });
    return isWithout;
  }

  private takeReading({ record, problem }: Reading, words: () => readonly string[]): void {
    if (problem !== undefined) for (const word of words()) if (this.wanted.has(word)) this.damaged.add(word);
    this.takeRecord(record);
  }

  private takeRecord({ spans, logs, traces = [] }: RawRecord): void {
    for (const span of spans) {
      if (!this.wanted.has(span.traceId)) continue;
      const known = this.spans.get(span.traceId);
      if (known === undefined) this.spans.set(span.traceId, [span]);
      else known.push(span);
    }
    this.logs.add(logs.filter(({ traceId }) => this.wanted.has(traceId)));
    for (const trace of traces) if (this.wanted.has(trace.id)) this.whole.set(trace.id, trace);
  }
}

/** All that may be an id in a line that cannot be read, whatever its format. */
function wordsOf(line: Buffer): readonly string[] {
  const words = line.toString("latin1").match(/[\w.+/=-]{4,128}/g) ?? [];
  return [...words, ...words.map((word) => word.toLowerCase())];
}
