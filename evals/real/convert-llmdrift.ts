/**
 * Turns the LLMDrift data set (one CSV) into traces: OTLP/JSON lines, one file for each dated model.
 *
 *     node evals/real/convert-llmdrift.ts <folder to write into>
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { sha256 } from "../../src/domain/digest.ts";
import { UserError } from "../../src/errors.ts";
import { messagesAttribute, type Span, spanLine } from "../otlp-writer.ts";
import { datasetFile, readDataset } from "./dataset-file.ts";

export const LLMDRIFT_CSV: string = datasetFile("llmdrift/PRIME_FULL_EVAL.csv");

/** One question, asked of one model. */
export type DriftRecord = {
  /** The dated name, without the prefix of the caller's library. */
  readonly model: string;
  readonly id: string;
  readonly dataset: string;
  readonly query: string;
  readonly gold: "[Yes]" | "[No]";
  readonly answer: string;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly latencyMs: number;
  /** Milliseconds since the epoch; the file names no time zone, UTC is assumed. */
  readonly atMs: number;
};

/**
 * The records of the CSV, in its order.
 * @throws UserError when a record lacks a field or holds one of an unknown form
 */
export function readDriftRecords(csv: string): readonly DriftRecord[] {
  return rowsOf(csv).map((row, index) => {
    const text = (column: string) => row[column] ?? broken(index, `has no column ${column}`);
    const number = (column: string) => {
      const value = Number(text(column));
      return Number.isFinite(value) ? value : broken(index, `has no number in ${column}`);
    };
    return {
      model: text("model").replace(/^openaichat\//, ""),
      id: text("id"),
      dataset: text("dataset"),
      query: text("query"),
      gold: goldOf(text("ref_answer")) ?? broken(index, "has a ref_answer that is neither yes nor no"),
      answer: text("answer"),
      temperature: number("temperature"),
      maxTokens: number("max_tokens"),
      latencyMs: Math.round(number("latency") * 1000),
      atMs: timeOf(text("timestamp")) ?? broken(index, "has a timestamp that is not MM/DD/YYYY, HH:MM:SS"),
    };
  });
}

type Row = { readonly [column: string]: string };

function rowsOf(csv: string): readonly Row[] {
  try {
    return parse<Row>(csv, { columns: true });
  } catch (cause) {
    throw new UserError(`PRIME_FULL_EVAL.csv is not CSV: ${(cause as Error).message}`, REMEDY, { cause });
  }
}

const REMEDY = "Use the file as its README describes it, unchanged.";

function broken(index: number, what: string): never {
  throw new UserError(`PRIME_FULL_EVAL.csv: record ${index + 1} ${what}`, REMEDY);
}

/** The two halves of the data spell the gold answer differently: "yes" and "No". */
function goldOf(reference: string): DriftRecord["gold"] | undefined {
  switch (reference.trim().toLowerCase()) {
    case "yes":
      return "[Yes]";
    case "no":
      return "[No]";
    default:
      return undefined;
  }
}

function timeOf(timestamp: string): number | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4}), (\d{2}):(\d{2}):(\d{2})$/.exec(timestamp);
  if (match === null) return undefined;
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The one prompt template behind all questions: a query with its number replaced by `{number}`. */
export function templateOf(query: string): string {
  return query.replace(/\d+/, "{number}");
}

/** One trace with one model call. The line is without its end. */
export function driftTrace(record: DriftRecord): string {
  const { model, id, atMs, latencyMs } = record;
  const traceId = sha256(`llmdrift:${model}:${id}`).slice(0, 32);
  const span: Span = {
    traceId,
    spanId: sha256(`${traceId} chat`).slice(0, 16),
    name: `chat ${model}`,
    kind: 3,
    startMs: atMs,
    endMs: atMs + latencyMs,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": model,
      "gen_ai.response.model": model,
      "gen_ai.request.temperature": record.temperature,
      "gen_ai.request.max_tokens": record.maxTokens,
      "gen_ai.input.messages": messagesAttribute([{ role: "user", content: record.query }]),
      "gen_ai.output.messages": messagesAttribute([{ role: "assistant", content: record.answer }]),
      "app.question.id": id,
      "app.dataset": record.dataset,
      "app.expected": record.gold,
      "app.prompt.template_hash": sha256(templateOf(record.query)),
    },
  };
  return spanLine({ "service.name": "llmdrift" }, "llmdrift", [span]);
}

/** Writes `<model>.otlp.jsonl` for every model, and the prompt template they share. @returns records by model */
export async function convertLlmDrift(
  folder: string,
  csvPath: string = LLMDRIFT_CSV,
): Promise<ReadonlyMap<string, readonly DriftRecord[]>> {
  const records = readDriftRecords(await readDataset(csvPath));
  const byModel = Map.groupBy(records, ({ model }) => model);
  await mkdir(folder, { recursive: true });
  for (const [model, own] of byModel)
    await writeFile(join(folder, `${model}.otlp.jsonl`), own.map((record) => `${driftTrace(record)}\n`).join(""));
  await writeFile(join(folder, "prompt.txt"), `${templateOf(records[0]?.query ?? "")}\n`);
  return byModel;
}

/** How many answers contain the gold tag, in any letter case: what the scorer `icontains` counts. */
export function rightAnswers(records: readonly DriftRecord[]): number {
  return records.filter(({ answer, gold }) => answer.toLowerCase().includes(gold.toLowerCase())).length;
}

if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) throw new UserError("no folder was given", "Name the folder to write the traces into.");
  for (const [model, records] of await convertLlmDrift(folder))
    console.log(`${model}: ${rightAnswers(records)} of ${records.length} answers contain the gold tag`);
}
