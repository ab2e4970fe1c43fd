import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, Evaluation } from "../../domain/trace.ts";
import { isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

const RESULT = "gen_ai.evaluation.result";

/**
 * The scores that production recorded on a trace, from events of its spans and from log records. OpenTelemetry does not
 * say who gave a score; the readers of formats that do say it in an attribute of ours.
 */
export function readEvaluations(spans: readonly RawSpan[], logs: readonly RawLog[]): readonly Evaluation[] {
  const events = spans.flatMap((span) => span.events).filter(({ name }) => name === RESULT);
  const records = logs.filter(({ name }) => name === RESULT);
  return [
    ...events.map(({ attributes }) => attributes),
    ...records.map(({ attributes, body }) => ({ ...attributes, ...bodyAttributes(body) })),
  ].flatMap(readEvaluation);
}

function bodyAttributes(body: unknown): Attributes {
  const content = decoded(body);
  return isObject(content) ? (content as Attributes) : {};
}

function readEvaluation(attributes: Attributes): readonly Evaluation[] {
  const name = attributeText(attributes, "gen_ai.evaluation.name");
  if (name === undefined) return [];
  const score = own(attributes, "gen_ai.evaluation.score.value");
  const value = typeof score === "string" && score.trim() !== "" ? Number(score) : score;
  const label = attributeText(attributes, "gen_ai.evaluation.score.label");
  return [
    {
      name,
      ...(typeof value === "number" && Number.isFinite(value) && { value }),
      ...(label !== undefined && { label }),
      by: BY.get(attributeText(attributes, "eval_baseline.evaluation.by") ?? "") ?? "unknown",
    },
  ];
}

const BY: ReadonlyMap<string, Evaluation["by"]> = new Map([
  ["human", "human"],
  ["machine", "machine"],
]);
