import type { ModelSpec } from "./model-spec.ts";

/** The scorers by their names in a suite; promptfoo's names where it has the scorer. */
export const SCORER_KINDS = [
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
  "trace-attribute",
] as const;
export type ScorerKind = (typeof SCORER_KINDS)[number];

/** The scorers that ask a model for a judgement. */
export const JUDGED = [
  "context-recall",
  "context-precision",
  "context-faithfulness",
  "citation-support",
  "llm-rubric",
  "factuality",
  "answer-relevance",
  "pairwise",
] as const satisfies readonly ScorerKind[];
export type JudgedKind = (typeof JUDGED)[number];

/**
 * What a scorer is asked to do, the files it names already read. A `value` that is absent is what the case expects.
 * Thresholds are 0…1: a score at or above one is 1, below it 0; without one the score stands as it is.
 */
export type ScorerSpec =
  | { readonly scorer: "equals" | "contains" | "icontains" | "starts-with"; readonly value?: string }
  /** @property values absent: what the case expects, one per line, or a JSON array of texts */
  | {
      readonly scorer: "contains-any" | "contains-all" | "icontains-any" | "icontains-all";
      readonly values?: readonly string[];
    }
  | { readonly scorer: "regex"; readonly pattern?: string; readonly flags?: string }
  /** Similarity 0…1: one less the edit distance over the longer length. */
  | { readonly scorer: "levenshtein"; readonly value?: string; readonly threshold?: number }
  | { readonly scorer: "rouge-n"; readonly value?: string; readonly n: number; readonly threshold?: number }
  | { readonly scorer: "similar"; readonly value?: string; readonly model: ModelSpec; readonly threshold?: number }
  | { readonly scorer: "is-json" | "is-refusal" | "is-valid-openai-tools-call" | "latency" | "cost" }
  | { readonly scorer: "json-schema"; readonly schema: { readonly [key: string]: unknown } }
  | { readonly scorer: "finish-reason"; readonly value: string }
  | {
      readonly scorer: "length";
      readonly unit: "words" | "characters";
      readonly min?: number;
      readonly max?: number;
    }
  /** Expected calls come from the suite, else from what the case expects, else from the recording. */
  | { readonly scorer: "tool-call-f1"; readonly tools?: readonly string[]; readonly threshold?: number }
  | {
      readonly scorer: "tool-args-match";
      readonly tool?: string;
      readonly arguments?: { readonly [name: string]: unknown };
      /** exact: equal arguments; partial: those that are named are equal. */
      readonly mode: "exact" | "partial";
    }
  | {
      readonly scorer: "trajectory:tool-sequence";
      readonly steps?: readonly string[];
      /** exact: these and no others; in-order: these in this order, others between them. */
      readonly mode: "exact" | "in-order";
    }
  | { readonly scorer: "trajectory:step-count"; readonly min?: number; readonly max?: number }
  | {
      readonly scorer: "javascript";
      /** The file's text, or an expression over `output` and `context`. */
      readonly source: string;
      /** The path it was read from; absent for an expression. */
      readonly path?: string;
    }
  | { readonly scorer: "llm-rubric"; readonly rubric: string; readonly judge: ModelSpec }
  | {
      readonly scorer: Exclude<JudgedKind, "llm-rubric">;
      readonly judge: ModelSpec;
      readonly threshold?: number;
    }
  | {
      readonly scorer: "trace-attribute";
      readonly attribute: string;
      /** The attribute's worst and best value; mapped to 0 and 1. May run downwards. */
      readonly range: readonly [number, number];
    };

/** Whether it scores a replayed answer: what production recorded is not measured anew. */
export function scoresReplays({ scorer }: Pick<ScorerSpec, "scorer">): boolean {
  return scorer !== "trace-attribute";
}
