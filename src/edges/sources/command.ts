import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SampleSpec } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import { EMPTY_RECORD, type RawRecord } from "../../formats/spans/raw-span.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";
import type { FileTree, SpanFacts, SurveyReport, SurveyRequest, TraceSource } from "../../ports.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import { commitFolder } from "./commit-folder.ts";
import type { Line } from "./lines.ts";
import { pathOutside } from "./path-outside.ts";
import { linesPrinted } from "./program.ts";
import { type Reading, readRecord } from "./read-record.ts";
import { attributesOfFacts, spanFacts } from "./span-facts.ts";
import { surveyTally } from "./survey-tally.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { traceOf } from "./trace-of-records.ts";
import { treeFolder } from "./tree-folder.ts";

export type CommandOptions = {
  /** A program and its arguments; no shell reads them. */
  readonly command: readonly [string, ...string[]];
  /** The repository's root, where it runs. */
  readonly root: string;
  /** It runs in the files of this commit instead: those of the work tree may come from a stranger. */
  readonly commit?: string;
  /** The files of that commit, where there is no git to have them from. */
  readonly files?: FileTree;
  readonly environment: EnvironmentVariables;
  readonly sample: Pick<SampleSpec, "seed" | "size">;
  /** Names of the attributes that carry versions, by layer. */
  readonly versions: VersionMapping;
  /** The attribute that says how satisfied the user was. */
  readonly feedback?: string;
  /** Share of lines that may be unreadable, 0…1. */
  readonly errorBudget: number;
  readonly signal: AbortSignal;
};

/**
 * Traces that a program prints, one record of any format a line. The environment tells it what is wanted; it may draw
 * by itself, and print what it likes besides. One line is held at a time, and what was asked for.
 */
export function commandSource(options: CommandOptions): TraceSource {
  // What a survey was told, a fetch is told too, so that a program that draws by itself finds the same again.
  let since: EnvironmentVariables = {};
  return {
    survey(request, visit) {
      since = sinceOf(request);
      return survey(options, { ...drawing(request), ...since }, request, visit);
    },
    fetch: (ids) => fetchTraces(options, { ...drawing(options.sample), ...since }, ids),
  };
}

function drawing({ seed, size }: Pick<SampleSpec, "seed" | "size">): EnvironmentVariables {
  return {
    EVAL_BASELINE_SEED: seed,
    ...(typeof size === "number" ? { EVAL_BASELINE_SIZE: String(size) } : { EVAL_BASELINE_RATE: String(size.rate) }),
  };
}

function sinceOf({ since }: SurveyRequest): EnvironmentVariables {
  return since === undefined ? {} : { EVAL_BASELINE_SINCE: new Date(Number(since / 1_000_000n)).toISOString() };
}

async function survey(
  options: CommandOptions,
  told: EnvironmentVariables,
  { attributes }: SurveyRequest,
  visit: (facts: SpanFacts) => void,
): Promise<SurveyReport> {
  const { feedback } = options;
  const tally = surveyTally();
  const wanted = attributesOfFacts(attributes, feedback);
  for await (const lines of run(options, told)) {
    for (const line of lines) {
      const { record, problem } = readLine(line, wanted);
      tally.count({ place: `line ${line.number} of the command ${options.command[0]}`, problem });
      for (const span of record.spans) visit(spanFacts(span, attributes, feedback));
    }
  }
  return tally.report(options.errorBudget);
}

async function fetchTraces(
  options: CommandOptions,
  told: EnvironmentVariables,
  ids: readonly string[],
): Promise<readonly Trace[]> {
  await using folder = await temporaryFolder();
  const list = join(folder.path, "trace-ids");
  await writeFile(list, ids.map((id) => `${id}\n`).join(""));
  const records = new Map<string, RawRecord[]>(ids.map((id) => [id, []]));
  const damaged = new Set<string>();
  for await (const lines of run(options, { ...told, EVAL_BASELINE_TRACE_IDS: list })) {
    for (const line of lines) {
      const { record, problem } = readLine(line);
      for (const id of idsIn(record)) records.get(id)?.push(record);
      if (problem !== undefined) for (const id of ids) if (line.bytes?.includes(id)) damaged.add(id);
    }
  }
  return ids.flatMap((id) => traceOf(id, records.get(id) ?? [], options.versions, damaged.has(id)) ?? []);
}

function idsIn({ spans, logs, traces = [] }: RawRecord): ReadonlySet<string> {
  return new Set([
    ...spans.map(({ traceId }) => traceId),
    ...logs.map(({ traceId }) => traceId),
    ...traces.map(({ id }) => id),
  ]);
}

async function* run(options: CommandOptions, told: EnvironmentVariables): AsyncGenerator<readonly Line[]> {
  const { command, root, commit, files, environment, signal } = options;
  if (commit === undefined) {
    yield* linesPrinted({ command, folder: root, environment: { ...environment, ...told } }, signal);
    return;
  }
  await using folder = await (files === undefined ? commitFolder(root, commit) : treeFolder(files));
  const trusted = { ...environment, PATH: await pathOutside(root, environment["PATH"]) };
  yield* linesPrinted({ command, folder: folder.path, environment: { ...trusted, ...told } }, signal);
}

function readLine({ bytes }: Line, wanted?: ReadonlySet<string>): Reading {
  if (bytes === undefined) return { record: EMPTY_RECORD, problem: "longer than can be read" };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    // The engine's own message quotes the line, and the line may hold what users wrote.
    return { record: EMPTY_RECORD, problem: "not JSON" };
  }
  return readRecord(value, wanted);
}
