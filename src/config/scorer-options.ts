import type { ScorerKind } from "../domain/suite.ts";

/** The options of one scorer, besides those that every metric has. */
export type ScorerOptions = {
  readonly known: readonly string[];
  /** Those that must be there, or groups of which at least one must be. */
  readonly required: readonly (string | readonly string[])[];
  /** Whether it holds the answer against what the case expects, so that a metric may name an attribute of its own. */
  readonly expects: "never" | "perhaps" | "unless-told";
  /** Options that say what is expected in the case's place. */
  readonly told?: readonly string[];
};

const TEXT = { known: ["value"], required: [], expects: "unless-told", told: ["value"] } as const;
const TEXTS = { known: ["values"], required: [], expects: "unless-told", told: ["values"] } as const;
const GRADED_TEXT = { ...TEXT, known: ["value", "threshold"] } as const;
const BARE = { known: [], required: [], expects: "never" } as const;
const LIMITS = { required: [["min", "max"]], expects: "never" } as const;
const JUDGED = { known: ["judge", "threshold"], required: ["judge"], expects: "perhaps" } as const;

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
  regex: { known: ["pattern", "flags"], required: [], expects: "unless-told", told: ["pattern"] },
  levenshtein: GRADED_TEXT,
  "rouge-n": { ...GRADED_TEXT, known: ["value", "n", "threshold"] },
  similar: { ...GRADED_TEXT, known: ["value", "model", "threshold"], required: ["model"] },
  "is-json": BARE,
  "json-schema": { known: ["schema"], required: ["schema"], expects: "never" },
  "is-refusal": BARE,
  "finish-reason": { known: ["value"], required: ["value"], expects: "never" },
  length: { ...LIMITS, known: ["unit", "min", "max"] },
  "is-valid-openai-tools-call": BARE,
  "tool-call-f1": { known: ["tools", "threshold"], required: [], expects: "perhaps" },
  "tool-args-match": { known: ["tool", "arguments", "mode"], required: [], expects: "perhaps" },
  "trajectory:tool-sequence": { known: ["steps", "mode"], required: [], expects: "perhaps" },
  "trajectory:step-count": { ...LIMITS, known: ["min", "max"] },
  "context-recall": { ...JUDGED, expects: "unless-told" },
  "context-precision": JUDGED,
  "context-faithfulness": { ...JUDGED, expects: "never" },
  "citation-support": { ...JUDGED, expects: "never" },
  "llm-rubric": { known: ["rubric", "judge"], required: ["rubric", "judge"], expects: "perhaps" },
  factuality: { ...JUDGED, expects: "unless-told" },
  "answer-relevance": { ...JUDGED, expects: "never" },
  pairwise: { ...JUDGED, expects: "never" },
  javascript: { known: ["file", "value"], required: [["file", "value"]], expects: "perhaps" },
  latency: BARE,
  cost: BARE,
  "trace-attribute": { known: ["attribute", "range"], required: ["attribute", "range"], expects: "never" },
};
