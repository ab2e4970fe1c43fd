// src/domain/scorer-spec.ts
/** The scorers by their names in a suite; promptfoo's names where it has the scorer. */
const SCORER_KINDS = [
	"equals",
	"contains",
	"contains-any",
	"contains-all",
	"icontains",
	"icontains-any",
	"icontains-all",
	"starts-with",
	"regex",
	"levenshtein",
	"rouge-n",
	"similar",
	"is-json",
	"json-schema",
	"is-refusal",
	"finish-reason",
	"length",
	"is-valid-openai-tools-call",
	"tool-call-f1",
	"tool-args-match",
	"trajectory:tool-sequence",
	"trajectory:step-count",
	"context-recall",
	"context-precision",
	"context-faithfulness",
	"citation-support",
	"llm-rubric",
	"factuality",
	"answer-relevance",
	"pairwise",
	"javascript",
	"latency",
	"cost",
	"trace-attribute"
];
/** The scorers that ask a model for a judgement. */
const JUDGED = [
	"context-recall",
	"context-precision",
	"context-faithfulness",
	"citation-support",
	"llm-rubric",
	"factuality",
	"answer-relevance",
	"pairwise"
];
/** Whether it scores a replayed answer: what production recorded is not measured anew. */
function scoresReplays({ scorer }) {
	return scorer !== "trace-attribute";
}

export { SCORER_KINDS as n, scoresReplays as r, JUDGED as t };