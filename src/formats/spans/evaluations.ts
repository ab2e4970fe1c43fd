import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, Evaluation } from "../../domain/trace.ts";
import { isObject, items, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { entry } from "../payloads/attribute-values.ts";
import { gathered } from "./flattened/unflatten.ts";
import type { RawEvent, RawLog, RawSpan } from "./raw-span.ts";

const RESULT = "gen_ai.evaluation.result";

/**
 * The scores that production recorded on a trace, from attributes and events of its spans and from log records, the
 * latest last; those without a time come first. OpenTelemetry does not say who gave a score; the readers of formats that
 * do say it in an attribute of ours.
 */
export function readEvaluations(spans: readonly RawSpan[], logs: readonly RawLog[]): readonly Evaluation[] {
  const events = spans.flatMap((span) => span.events).filter(({ name }) => name === RESULT);
  const records = logs.filter(({ name }) => name === RESULT);
  return [
    ...spans.flatMap(annotationsOn),
    ...events,
    ...records.map(({ body, ...record }) => ({
      ...record,
      attributes: { ...record.attributes, ...bodyAttributes(body) },
    })),
  ]
    .toSorted((a, b) => Number((a.timeNs ?? 0n) - (b.timeNs ?? 0n)))
    .flatMap(({ attributes }) => readEvaluation(attributes));
}

/** OpenInference's, "annotations.0.annotation.name". Those of a session are about no single trace. */
function annotationsOn({ attributes }: RawSpan): readonly RawEvent[] {
  return ANNOTATIONS.flatMap(([list, item]) => items(gathered(attributes, list)).map((one) => own(one, item))).map(
    (told) => ({
      name: RESULT,
      timeNs: null,
      attributes: Object.fromEntries([
        ...entry("gen_ai.evaluation.name", own(told, "name")),
        ...entry("gen_ai.evaluation.score.value", own(told, "score")),
        ...entry("gen_ai.evaluation.score.label", own(told, "label")),
        ...entry("eval_baseline.evaluation.by", ANNOTATORS.get(own(told, "annotator_kind"))),
      ]),
    }),
  );
}

const ANNOTATIONS = [
  ["annotations", "annotation"],
  ["evaluations", "evaluation"],
  ["trace.annotations", "annotation"],
  ["trace.evaluations", "evaluation"],
] as const;

const ANNOTATORS: ReadonlyMap<unknown, Evaluation["by"]> = new Map([
  ["HUMAN", "human"],
  ["LLM", "machine"],
  ["CODE", "machine"],
]);

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
