import { readInstant } from "../instant.ts";
import { own } from "../json-shape.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { evaluationLog } from "../payloads/evaluation-log.ts";
import type { RawLog } from "../spans/raw-span.ts";
import { field, textField } from "./fields.ts";

/** Whether a value is a score: of the API, of the export, of a trace's own list. */
export function isScore(value: unknown): boolean {
  return (
    textField(value, "name") !== undefined &&
    SOURCES.has(textField(value, "source") ?? "") &&
    (field(value, "dataType") !== undefined || field(value, "value") !== undefined)
  );
}

/** Who gave a score. What an application sends is taken for what its users said. */
const SOURCES: ReadonlyMap<string, "human" | "machine"> = new Map([
  ["ANNOTATION", "human"],
  ["API", "human"],
  ["EVAL", "machine"],
]);

/**
 * A score as an evaluation's record.
 *
 * @param traceId of the trace that holds the score, where the score does not say it
 * @returns undefined for a score of a session or an experiment, which is about no single trace
 */
export function readScore(score: unknown, traceId?: string): RawLog | undefined {
  const subject = field(score, "subject");
  const isOnTrace = own(subject, "kind") === "trace";
  const trace = textField(score, "traceId") ?? textField(subject, isOnTrace ? "id" : "traceId") ?? traceId;
  if (trace === undefined || !isScore(score)) return undefined;
  const isOnObservation = own(subject, "kind") === "observation";
  const span = textField(score, "observationId") ?? (isOnObservation ? textField(subject, "id") : undefined);
  const name = textField(score, "name") ?? "";
  const by = SOURCES.get(textField(score, "source") ?? "") ?? "unknown";
  const time = readInstant(field(score, "timestamp")) ?? readInstant(field(score, "createdAt"));
  return evaluationLog(trace, span ?? null, { name, ...scored(score), by }, time);
}

/** Scores as attributes, so that a suite can name one as feedback: `langfuse.score.<name>`. */
export function scoreEntries(scores: readonly unknown[]): readonly Entry[] {
  return scores.filter(isScore).flatMap((score) => {
    const { value, label } = scored(score);
    return entry(`langfuse.score.${textField(score, "name")}`, value ?? label);
  });
}

/** The third version of the API has one typed value, older ones a number with the words beside it. */
function scored(score: unknown): { readonly value?: number; readonly label?: string } {
  const given = field(score, "value");
  const words = textField(score, "stringValue");
  const number = typeof given === "boolean" ? Number(given) : toNumber(given);
  const isNumber = number !== undefined && textField(score, "dataType") !== "CATEGORICAL";
  const label = words ?? (typeof given === "string" && number === undefined ? given : undefined);
  return { ...(isNumber && { value: number }), ...(label !== undefined && label !== "" && { label }) };
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
