import type { Trace } from "../../domain/trace.ts";
import { UserError } from "../../errors.ts";
import { mentionedTraces } from "../../formats/otlp/mentions.ts";
import { readTrace } from "../../formats/otlp/read-trace.ts";
import { type OtlpRecord, type RawLog, type RawSpan, readRecord } from "../../formats/otlp/record.ts";
import type { VersionMapping } from "../../formats/otlp/trace-versions.ts";
import type { FileTree, Problem, SpanFacts, SurveyReport, TraceSource } from "../../ports.ts";
import { decompressed } from "./decompressed.ts";
import { type Line, linesOf } from "./lines.ts";
import { noTraceFiles } from "./no-trace-files.ts";
import { attributesOfFacts, spanFacts } from "./span-facts.ts";

export type OtlpFilesOptions = {
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
export function otlpFiles(options: OtlpFilesOptions): TraceSource {
  return {
    survey: (attributes) => survey(options, attributes),
    fetch: (ids) => fetch(options, ids),
  };
}

async function* survey(
  { tree, globs, feedback, errorBudget }: OtlpFilesOptions,
  attributes: readonly string[],
): AsyncGenerator<SpanFacts, SurveyReport> {
  let lines = 0;
  let badLines = 0;
  const firstProblems: Problem[] = [];
  const wanted = attributesOfFacts(attributes, feedback);
  for await (const { path, line } of allLines(tree, globs)) {
    lines++;
    const { record, problem } = readLine(line, wanted);
    if (problem !== undefined && ++badLines <= 5) firstProblems.push({ place: `${path}:${line.number}`, problem });
    for (const span of record.spans) yield spanFacts(span, attributes, feedback);
  }
  const report = { lines, badLines, firstProblems };
  if (badLines > errorBudget * lines) throw tooManyBadLines(report, errorBudget);
  return report;
}

function tooManyBadLines({ lines, badLines, firstProblems }: SurveyReport, budget: number): UserError {
  const [first] = firstProblems;
  return new UserError(
    `${first?.place}: ${first?.problem}; ${badLines} of ${lines} lines (${percent(badLines / lines)}) cannot be read, and the error budget is ${percent(budget)}`,
    "Repair or remove these lines, or raise budget.errors in the suite file.",
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

async function fetch({ tree, globs, versions }: OtlpFilesOptions, ids: readonly string[]): Promise<readonly Trace[]> {
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
    return damaged.has(id) ? { ...trace, complete: false } : trace;
  });
}

function append<T extends { readonly traceId: string }>(groups: Map<string, T[]> | Map<string, [T, ...T[]]>, item: T) {
  const group = groups.get(item.traceId);
  if (group === undefined) groups.set(item.traceId, [item]);
  else group.push(item);
}

type Reading = { readonly record: OtlpRecord; readonly problem?: string };

const NOTHING: OtlpRecord = { spans: [], logs: [], withoutId: 0 };

function readLine({ bytes }: Line, wanted?: ReadonlySet<string>): Reading {
  if (bytes === undefined) return { record: NOTHING, problem: "longer than can be read" };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    // The engine's own message quotes the line, and the line may hold what users wrote.
    return { record: NOTHING, problem: "not JSON" };
  }
  const record = readRecord(value, wanted);
  if (record === undefined) return { record: NOTHING, problem: "not an OTLP record" };
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
