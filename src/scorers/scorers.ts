import type { ScorerKind, ScorerSpec } from "../domain/scorer-spec.ts";
import { answerRelevance } from "./answer-relevance.ts";
import { citationSupport } from "./citation-support.ts";
import { contains } from "./contains.ts";
import { containsAll, containsAny, icontainsAll, icontainsAny } from "./contains-several.ts";
import { contextFaithfulness } from "./context-faithfulness.ts";
import { contextPrecision } from "./context-precision.ts";
import { contextRecall } from "./context-recall.ts";
import { cost } from "./cost.ts";
import { equals } from "./equals.ts";
import { factuality } from "./factuality.ts";
import { finishReason } from "./finish-reason.ts";
import { icontains } from "./icontains.ts";
import { isJson } from "./is-json.ts";
import { isRefusal } from "./is-refusal.ts";
import { javascript } from "./javascript.ts";
import { jsonSchema } from "./json-schema.ts";
import { latency } from "./latency.ts";
import { length } from "./length.ts";
import { levenshtein } from "./levenshtein.ts";
import { llmRubric } from "./llm-rubric.ts";
import { pairwise } from "./pairwise.ts";
import { regex } from "./regex.ts";
import { rougeN } from "./rouge-n.ts";
import type { Scorer, SpecOf } from "./scorer.ts";
import { similar } from "./similar.ts";
import { startsWith } from "./starts-with.ts";
import { stepCount } from "./step-count.ts";
import { toolArgsMatch } from "./tool-args-match.ts";
import { toolCallF1 } from "./tool-call-f1.ts";
import { toolCallsValid } from "./tool-calls-valid.ts";
import { toolSequence } from "./tool-sequence.ts";
import { traceAttribute } from "./trace-attribute.ts";

const SCORERS = {
  equals,
  contains,
  "contains-any": containsAny,
  "contains-all": containsAll,
  icontains,
  "icontains-any": icontainsAny,
  "icontains-all": icontainsAll,
  "starts-with": startsWith,
  regex,
  levenshtein,
  "rouge-n": rougeN,
  similar,
  "is-json": isJson,
  "json-schema": jsonSchema,
  "is-refusal": isRefusal,
  "finish-reason": finishReason,
  length,
  "is-valid-openai-tools-call": toolCallsValid,
  "tool-call-f1": toolCallF1,
  "tool-args-match": toolArgsMatch,
  "trajectory:tool-sequence": toolSequence,
  "trajectory:step-count": stepCount,
  "context-recall": contextRecall,
  "context-precision": contextPrecision,
  "context-faithfulness": contextFaithfulness,
  "citation-support": citationSupport,
  "llm-rubric": llmRubric,
  factuality,
  "answer-relevance": answerRelevance,
  pairwise,
  javascript,
  latency,
  cost,
  "trace-attribute": traceAttribute,
} as const satisfies { readonly [kind in ScorerKind]: Scorer<SpecOf<kind>> };

/** The scorer that a spec asks for; it is to be given that same spec. */
export function scorerFor(spec: ScorerSpec): Scorer<ScorerSpec> {
  return SCORERS[spec.scorer];
}
