import type { ScorerKind, ScorerSpec } from "../domain/suite.ts";
import { contains } from "./contains.ts";
import { cost } from "./cost.ts";
import { equals } from "./equals.ts";
import { icontains } from "./icontains.ts";
import { jsonSchema } from "./json-schema.ts";
import { latency } from "./latency.ts";
import { llmRubric } from "./llm-rubric.ts";
import { regex } from "./regex.ts";
import type { Scorer, SpecOf } from "./scorer.ts";
import { traceAttribute } from "./trace-attribute.ts";

const SCORERS = {
  equals,
  contains,
  icontains,
  regex,
  "json-schema": jsonSchema,
  latency,
  cost,
  "llm-rubric": llmRubric,
  "trace-attribute": traceAttribute,
} as const satisfies { readonly [kind in ScorerKind]: Scorer<SpecOf<kind>> };

/** The scorer that a spec asks for; it is to be given that same spec. */
export function scorerFor(spec: ScorerSpec): Scorer<ScorerSpec> {
  return SCORERS[spec.scorer];
}
