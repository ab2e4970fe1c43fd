import type { Trace } from "../../domain/trace.ts";
import { UserError } from "../../errors.ts";
import { mentionedTraces } from "../../formats/otlp/mentions.ts";
import { recordReader } from "../../formats/recognise.ts";
import { EMPTY_RECORD, type RawLog, type RawRecord, type RawSpan } from "../../formats/spans/raw-span.ts";
import { readTrace } from "../../formats/spans/read-trace.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";
import type { FileTree, Problem, SpanFacts, SurveyReport, SurveyRequest, TraceSource } from "../../ports.ts";
import { decompressed } from "./decompressed.ts";
import { type Line, linesOf } from "./lines.ts";
import { noTraceFiles } from "./no-trace-files.ts";
import { attributesOfFacts, spanFacts } from "./span-facts.ts";

export type TraceFilesOptions = {
  readonly tree: FileTree;
  /** Which files of the tree hold traces and their logs. */
  readonly globs: readonly string[];
  /** Names of the attributes that carry versions, by layer. */
  readonly versions: VersionMapping;
  /** The attribute that says how satisfied the user was. */
  readonly feedback?: string;
  /** Share of lines that may be unreadable, 0…1. */
  readonly errorBudget: number;
};

/**
 * Traces in files of OTLP JSON, one TracesData or LogsData per line, plain or gzip, in any order and spread over any
 * number of files. Reads line by line; memory holds the longest line and what was asked for.
 */
export function traceFiles(options: TraceFilesOptions): TraceSource {
  return {
    survey: (request, visit) => survey(options, request, visit),
    fetch: (ids) => fetch(options, ids),
  };
}

async function survey(
  { tree, globs, feedback, errorBudget }: TraceFilesOptions,
  { attributes }: SurveyRequest,
  visit: (facts: SpanFacts) => void,
): Promise<SurveyReport> {
  let records = 0;
  let badRecords = 0;
  const firstProblems: Problem[] = [];
  const wanted = attributesOfFacts(attributes, feedback);
  for await (const { path, line } of allLines(tree, globs)) {
    records++;
    const { record, problem } = readLine(line, wanted);
    if (problem !== undefined && ++badRecords <= 5) firstProblems.push({ place: `${path}:${line.number}`, problem });
    for (const span of record.spans) visit(spanFacts(span, attributes, feedback));
  }
  const report = { records, badRecords, firstProblems };
  if (badRecords > errorBudget * records) throw tooManyBadLines(report, errorBudget);
  return report;
}

function tooManyBadLines({ records, badRecords, firstProblems }: SurveyReport, budget: number): UserError {
  const [first] = firstProblems;
  return new UserError(
    `${first?.place}: ${first?.problem}; ${badRecords} of ${records} records (${percent(badRecords / records)}) cannot be read, and the error budget is ${percent(budget)}`,
    "Repair or remove these records, or raise budget.errors in the suite file.",
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

async function fetch({ tree, globs, versions }: TraceFilesOptions, ids: readonly string[]): Promise<readonly Trace[]> {
  const wanted = new Set(ids);
  const spans = new Map<string, [RawSpan, ...RawSpan[]]>();
  const logs = new Map<string, RawLog[]>();
  const damaged = new Set<string>();
  for await (const { line } of allLines(tree, globs)) {
    const mentioned = line.bytes === undefined ? [] : mentionedTraces(line.bytes, wanted);
    if (mentioned.length === 0) continue;
    const { record, problem } = readLine(line);
    if (problem !== undefined) for (const id of mentioned) damaged.add(id);
    for (const span of record.spans) if (wanted.has(span.traceId)) append(spans, span);
    for (const log of record.logs) if (wanted.has(log.traceId)) append(logs, log);
  }
  return ids.flatMap((id) => {
    const found = spans.get(id);
    if (found === undefined) return [];
    const trace = readTrace(found, logs.get(id) ?? [], versions);
    return damaged.has(id) ? { ...trace, flaws: [...trace.flaws, "unreadable-record"] } : trace;
  });
}

function append<T extends { readonly traceId: string }>(groups: Map<string, T[]> | Map<string, [T, ...T[]]>, item: T) {
  const group = groups.get(item.traceId);
  if (group === undefined) groups.set(item.traceId, [item]);
  else group.push(item);
}

type Reading = { readonly record: RawRecord; readonly problem?: string };

function readLine({ bytes }: Line, wanted?: ReadonlySet<string>): Reading {
  if (bytes === undefined) return { record: EMPTY_RECORD, problem: "longer than can be read" };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    // The engine's own message quotes the line, and the line may hold what users wrote.
    return { record: EMPTY_RECORD, problem: "not JSON" };
  }
  const format = recordReader(value);
  if (format === undefined) return { record: EMPTY_RECORD, problem: "not a trace in any format that is known" };
  const record = format.read(value, wanted);
  return record.withoutId > 0 ? { record, problem: "a span without a valid trace id and span id" } : { record };
}

async function* allLines(
  tree: FileTree,
  globs: readonly string[],
): AsyncGenerator<{ readonly path: string; readonly line: Line }> {
  const paths = await tree.match(globs);
  if (paths.length === 0) throw await noTraceFiles(tree, globs);
  for (const path of paths) {
    try {
      for await (const lines of linesOf(decompressed(tree.open(path), path)))
        for (const line of lines) yield { path, line };
    } catch (error) {
      throw error instanceof UserError ? error : unreadable(path, error);
    }
  }
}

function unreadable(path: string, error: unknown): UserError {
  // The code only: the message of the system holds a path of this machine.
  const reason = error instanceof Error && "code" in error ? String(error.code) : "the read failed";
  return new UserError(`cannot read ${path}: ${reason}`, "Make the file readable, or leave it out of traces.from.", {
    cause: error,
  });
}
