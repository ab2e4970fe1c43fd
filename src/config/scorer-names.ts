import { SCORER_KINDS, type ScorerKind } from "../domain/scorer-spec.ts";

/** What a suite file calls a scorer: which one it is, and whether its score is turned round. */
export type NamedScorer = { readonly kind: ScorerKind; readonly negated: boolean };

/** The scorer that a name of the suite file stands for. The schema sees to it that the name is one of ours. */
export function scorerNamed(name: string): NamedScorer {
  const known = SCORERS.get(name);
  if (known === undefined) throw new Error(`the schema let the scorer ${name} through`);
  return known;
}

/** Other libraries' names: autoevals' (in capitals) and promptfoo's second ones. */
const ALIASES: { readonly [name: string]: ScorerKind } = {
  ExactMatch: "equals",
  ListContains: "contains-all",
  Levenshtein: "levenshtein",
  EmbeddingSimilarity: "similar",
  ValidJSON: "is-json",
  Factuality: "factuality",
  AnswerRelevancy: "answer-relevance",
  ContextRecall: "context-recall",
  ContextPrecision: "context-precision",
  Faithfulness: "context-faithfulness",
  "model-graded-factuality": "factuality",
  "similar:cosine": "similar",
  "trajectory:tool-args-match": "tool-args-match",
  "word-count": "length",
};

/** One less a latency, a cost or what production recorded would mean nothing. */
const NEVER_NEGATED: readonly ScorerKind[] = ["latency", "cost", "trace-attribute"];

const PLAIN: readonly (readonly [name: string, kind: ScorerKind])[] = [
  ...SCORER_KINDS.map((kind) => [kind, kind] as const),
  ...Object.entries(ALIASES),
];

const SCORERS: ReadonlyMap<string, NamedScorer> = new Map<string, NamedScorer>([
  ...PLAIN.map(([name, kind]) => [name, { kind, negated: false }] as const),
  ...PLAIN.filter(([, kind]) => !NEVER_NEGATED.includes(kind)).map(
    ([name, kind]) => [`not-${name}`, { kind, negated: true }] as const,
  ),
]);

/** Every name that a suite file may use: ours, the aliases, and what may be negated again with `not-`. */
export const SCORER_NAMES: readonly string[] = [...SCORERS.keys()];
