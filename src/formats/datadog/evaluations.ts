import type { Evaluation } from "../../domain/trace.ts";
import { isObject, own } from "../json-shape.ts";
import { type Entry, entry } from "../payloads/attribute-values.ts";
import { evaluationLog } from "../payloads/evaluation-log.ts";
import type { RawLog, RawSpan } from "../spans/raw-span.ts";
import { field } from "./field.ts";

/** The evaluations of a span. */
export function readEvaluations(span: unknown, { traceId, spanId }: RawSpan): readonly RawLog[] {
  return evaluationsOf(span).map((evaluation) => evaluationLog(traceId, spanId, evaluation));
}

/** Evaluations as attributes, so that a suite can name one as feedback: `datadog.evaluation.<name>`. */
export function evaluationEntries(span: unknown): readonly Entry[] {
  return evaluationsOf(span).flatMap(({ name, value, label }) => entry(`datadog.evaluation.${name}`, value ?? label));
}

function evaluationsOf(span: unknown): readonly Evaluation[] {
  const evaluations = field(span, "evaluation") ?? field(span, "evaluations");
  if (!isObject(evaluations)) return [];
  return Object.entries(evaluations).map(([name, evaluation]) => ({
    name,
    ...readResult(own(evaluation, "value"), own(evaluation, "assessment")),
    by: giver(name, evaluation),
  }));
}

/** A number is a score, true and false are 1 and 0, a word is a label; without a word the assessment, pass or fail, is. */
function readResult(value: unknown, assessment: unknown): Pick<Evaluation, "value" | "label"> {
  const label = typeof assessment === "string" && assessment !== "" ? { label: assessment } : {};
  if (typeof value === "number") return { value, ...label };
  if (typeof value === "boolean") return { value: Number(value), ...label };
  return typeof value === "string" && value !== "" ? { label: value } : label;
}

/** Datadog does not say who gave a score. The name of a user's feedback does, and only machines give their reasons. */
function giver(name: string, evaluation: unknown): Evaluation["by"] {
  if (FEEDBACK.test(name)) return "human";
  return own(evaluation, "reasoning") ? "machine" : "unknown";
}

const FEEDBACK = /feedback|thumb|human|annotat|user[ _-]?(rating|score)/i;
