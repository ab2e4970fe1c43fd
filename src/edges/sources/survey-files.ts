import { hasNeedlessEscape, type OtlpScanner, otlpScanner } from "../../formats/otlp/scan.ts";
import { signalOf } from "../../formats/otlp/signal.ts";
import { type TraceIds, traceIds } from "../../formats/otlp/trace-ids.ts";
import type { FileTree, SpanFacts, SurveyReport, SurveyRequest } from "../../ports.ts";
import type { FilePart } from "./file-parts.ts";
import { LINE_FEED, type LineBlock, lineEnd, textEnd, textStart } from "./lines.ts";
import { readLine } from "./read-line.ts";
import { type Reading, readRecord } from "./read-record.ts";
import { attributesOfFacts, factsReader, type SurveyedSpan } from "./span-facts.ts";
import { type SurveyTally, surveyTally } from "./survey-tally.ts";
import { openTraceFile } from "./trace-file.ts";
import { type FileWhereabouts, type Whereabouts, whereabouts } from "./whereabouts.ts";

export type FileSurvey = {
  readonly tree: FileTree;
  readonly paths: readonly string[];
  readonly feedback: string | undefined;
  /** Share of records that may be unreadable, 0…1. */
  readonly errorBudget: number;
};

/**
 * Visits the facts of every span in some files. Lines of OTLP are read from their raw bytes as far as that can be done
 * with certainty, and everything else is parsed.
 *
 * @throws UserError when a file cannot be read, or too many records
 */
export async function surveyFiles(
  { tree, paths, feedback, errorBudget }: FileSurvey,
  request: SurveyRequest,
  visit: (facts: SpanFacts) => void,
): Promise<{ readonly report: SurveyReport; readonly whereabouts: Whereabouts }> {
  const places = whereabouts();
  const survey = new RecordSurvey(request, feedback, visit);
  for (const path of paths) {
    const { isPacked, parts } = await openTraceFile(tree, path);
    const file = places.file(path, !isPacked && tree.opensParts === true);
    survey.begin(path, file);
    for await (const part of parts) survey.take(part);
  }
  return { report: survey.tally.report(errorBudget), whereabouts: places };
}

/** A survey of one file after another. */
class RecordSurvey {
  readonly tally: SurveyTally = surveyTally();
  private readonly wanted: ReadonlySet<string>;
  private readonly scanner: OtlpScanner | undefined;
  private readonly ids: TraceIds = traceIds();
  private readonly factsOf: (span: SurveyedSpan) => SpanFacts;
  private readonly visit: (facts: SpanFacts) => void;
  private path = "";
  private file: FileWhereabouts | undefined;
  private lines = 0;

  constructor(request: SurveyRequest, feedback: string | undefined, visit: (facts: SpanFacts) => void) {
    const { attributes, conversations, counts, since } = request;
    this.wanted = attributesOfFacts(attributes, feedback, request);
    this.scanner = otlpScanner({
      attributes: this.wanted,
      errors: request.errors !== false,
      // The earliest span names the stratum, and tells the turns of a conversation apart.
      starts: since !== undefined || attributes.length > 0 || conversations,
      traceStates: counts,
      matters: (id) => {
        this.file?.met(id);
        return request.matters?.(id) ?? true;
      },
    });
    this.factsOf = factsReader(attributes, feedback, conversations);
    this.visit = visit;
  }

  begin(path: string, file: FileWhereabouts): void {
    this.path = path;
    this.file = file;
    this.lines = 0;
  }

  take(part: FilePart): void {
    switch (part.kind) {
      case "lines":
        this.takeLines(part.block);
        return;
      case "value":
        this.unknownBlock();
        this.takeReading(readRecord(part.value, this.wanted), part.place);
        return;
      case "broken":
        this.unknownBlock();
        this.tally.count(part);
        return;
      default:
        part satisfies never;
    }
  }

  private unknownBlock(): void {
    this.file?.block({ from: 0, to: Number.POSITIVE_INFINITY });
    this.file?.unsure();
  }

  private takeReading({ record, problem }: Reading, place: string): void {
    this.tally.count({ place, problem });
    for (const span of record.spans) this.visit(this.factsOf(span));
  }

  private takeLines({ bytes, offset }: LineBlock): void {
    this.file?.block({ from: offset, to: offset + (bytes?.length ?? 0) });
    if (bytes === undefined) {
      this.file?.unsure();
      this.tally.count({ place: `${this.path}:${++this.lines}`, problem: "longer than 256 MB" });
      return;
    }
    const isPlain = !hasNeedlessEscape(bytes);
    let part = 0;
    for (let start = 0; start < bytes.length; ) {
      if (start - part >= PART) {
        part = start;
        this.file?.cut(offset + start);
      }
      const end = bytes[start] === LINE_FEED ? start : lineEnd(bytes, start);
      this.lines++;
      const from = textStart(bytes, start, offset === 0 && start === 0);
      const to = textEnd(bytes, from, end);
      if (to > from && !(isPlain && this.scanLine(bytes, from, to))) this.parseLine(bytes.subarray(from, to));
      start = end + 1;
    }
  }

  /** @returns false when the line has to be parsed */
  private scanLine(bytes: Buffer, from: number, to: number): boolean {
    const signal = signalOf(bytes, from, to);
    if (signal === undefined) return false;
    if (signal === "spans") {
      const spans = this.scanner?.spans(bytes, from, to);
      if (spans === undefined) return false;
      for (const span of spans) this.visit(this.factsOf(span));
    } else if (signal === "logs") {
      this.ids.each(bytes, from, to, (id) => this.file?.met(id));
    }
    this.tally.count(GOOD);
    return true;
  }

  private parseLine(line: Buffer): void {
    this.file?.unsure();
    this.takeReading(readLine(line, this.wanted), `${this.path}:${this.lines}`);
  }
}

/** Bytes of lines that are remembered as one place, and are read again for a trace that was met there. */
const PART = 128 * 1024;

const GOOD = { place: "", problem: undefined };
