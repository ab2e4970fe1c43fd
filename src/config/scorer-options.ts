import type { ScorerKind } from "../domain/scorer-spec.ts";

/** The options of one scorer, besides those that every metric has. */
export type ScorerOptions = {
  readonly known: readonly string[];
  /** Those that must be there, or groups of which at least one must be. */
  readonly required: readonly (string | readonly string[])[];
  /** It needs what the case expects, unless one of these options says it in the case's place. */
  readonly expectsUnlessTold?: readonly string[];
};

const TEXT = { known: ["value"], required: [], expectsUnlessTold: ["value"] } as const;
const TEXTS = { known: ["values"], required: [], expectsUnlessTold: ["values"] } as const;
const GRADED_TEXT = { ...TEXT, known: ["value", "threshold"] } as const;
const BARE = { known: [], required: [] } as const;
const LIMITS = { required: [["min", "max"]] } as const;
const JUDGED = { known: ["judge", "threshold"], required: ["judge"] } as const;

/** What each scorer may and must be told. */
export const OPTIONS: { readonly [kind in ScorerKind]: ScorerOptions } = {
  equals: TEXT,
  contains: TEXT,
  "contains-any": TEXTS,
  "contains-all": TEXTS,
  icontains: TEXT,
  "icontains-any": TEXTS,
  "icontains-all": TEXTS,
  "starts-with": TEXT,
  regex: { known: ["pattern", "flags"], required: [], expectsUnlessTold: ["pattern"] },
  levenshtein: GRADED_TEXT,
  "rouge-n": { ...GRADED_TEXT, known: ["value", "n", "threshold"] },
  similar: { ...GRADED_TEXT, known: ["value", "model", "threshold"], required: ["model"] },
  "is-json": BARE,
  "json-schema": { known: ["schema"], required: ["schema"] },
  "is-refusal": BARE,
  "finish-reason": { known: ["value"], required: ["value"] },
  length: { ...LIMITS, known: ["unit", "min", "max"] },
  "is-valid-openai-tools-call": BARE,
  "tool-call-f1": { known: ["tools", "threshold"], required: [] },
  "tool-args-match": { known: ["tool", "arguments", "mode"], required: [] },
  "trajectory:tool-sequence": { known: ["steps", "mode"], required: [] },
  "trajectory:step-count": { ...LIMITS, known: ["min", "max"] },
  "context-recall": { ...JUDGED, expectsUnlessTold: [] },
  "context-precision": JUDGED,
  "context-faithfulness": JUDGED,
  "citation-support": JUDGED,
  "llm-rubric": { known: ["rubric", "judge"], required: ["rubric", "judge"] },
  factuality: { ...JUDGED, expectsUnlessTold: [] },
  "answer-relevance": JUDGED,
  pairwise: JUDGED,
  javascript: { known: ["file", "value"], required: [["file", "value"]] },
  latency: BARE,
  cost: BARE,
  "trace-attribute": { known: ["attribute", "range"], required: ["attribute", "range"] },
};
