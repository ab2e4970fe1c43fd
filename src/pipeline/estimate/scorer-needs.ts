import type { Case, Recording } from "../../domain/case.ts";
import { roughTokens } from "../../domain/cost.ts";
import type { JudgedKind, Metric } from "../../domain/suite.ts";
import { exactly, type Need, NONE, type Range, sum, times, tokensRange } from "./need.ts";

/** An answer that will be scored. */
export type JudgedAnswer = {
  readonly case: Case;
  readonly recording: Recording;
  /** Tokens of it. */
  readonly output: Range;
  /** False where another arm asks the same: its answer may be the same, and judged already. */
  readonly alone: boolean;
};

const JUDGE_OUTPUT_TOKENS = 120;
const JUDGE_INSTRUCTION_TOKENS = 350;
/** A judge's answer that is not in its form is asked for once more. */
const WITH_REPAIR = 2;

/** What a metric takes of models for these answers; nothing where it asks none. */
export function scorerNeeds({ spec }: Metric, answers: readonly JudgedAnswer[]): readonly Need[] {
  if (spec.scorer === "similar") return answers.map((answer) => embeddingNeed(answer, spec));
  if (!("judge" in spec)) return [];
  const rubric = spec.scorer === "llm-rubric" ? roughTokens(spec.rubric) : 0;
  const { price } = spec.judge;
  return answers.map((answer) => {
    const { calls, shown, answers: shownAnswers } = JUDGEMENTS[spec.scorer](answer);
    const question = answer.recording.turns.findLast((turn) => turn.role === "user")?.text ?? "";
    const each = tokensRange(JUDGE_INSTRUCTION_TOKENS + rubric + roughTokens(question));
    const input = sum(times(calls, each), times(exactly(shownAnswers), answer.output), tokensRange(shown));
    return {
      calls: { low: answer.alone ? calls.low : 0, likely: calls.likely, high: calls.high * WITH_REPAIR },
      input: { ...input, high: input.high * WITH_REPAIR },
      output: {
        low: Math.floor((calls.low * JUDGE_OUTPUT_TOKENS) / 4),
        likely: calls.likely * JUDGE_OUTPUT_TOKENS,
        high: calls.high * WITH_REPAIR * 4 * JUDGE_OUTPUT_TOKENS,
      },
      ...(price === undefined ? {} : { price }),
    };
  });
}

/** Calls for one answer, how often the answer is shown in them, and the tokens of other texts that are. */
type Judgement = { readonly calls: Range; readonly answers: number; readonly shown: number };

const MOST_DOCUMENTS = 10;

const JUDGEMENTS: { readonly [kind in JudgedKind]: (answer: JudgedAnswer) => Judgement } = {
  "llm-rubric": () => ({ calls: exactly(1), answers: 1, shown: 0 }),
  "answer-relevance": () => ({ calls: exactly(1), answers: 1, shown: 0 }),
  factuality: (answer) => ({ calls: exactly(1), answers: 1, shown: expectedTokens(answer) }),
  "context-recall": (answer) => ({
    calls: exactly(1),
    answers: 0,
    shown: expectedTokens(answer) + documentTokens(answer),
  }),
  "context-faithfulness": (answer) => ({ calls: exactly(1), answers: 1, shown: documentTokens(answer) }),
  "citation-support": (answer) => ({ calls: exactly(1), answers: 1, shown: documentTokens(answer) }),
  // One call for each document.
  "context-precision": (answer) => {
    const documents = Math.min(documentsOf(answer).length, MOST_DOCUMENTS);
    const calls = documents === 0 ? NONE : { low: 1, likely: documents, high: MOST_DOCUMENTS };
    return { calls, answers: 0, shown: documentTokens(answer) };
  },
  // In both orders, each with the answer it is compared with.
  pairwise: () => ({ calls: exactly(2), answers: 4, shown: 0 }),
};

function expectedTokens({ case: { expected = "" } }: JudgedAnswer): number {
  return roughTokens(expected);
}

function documentsOf({ recording }: JudgedAnswer): readonly { readonly text?: string }[] {
  return recording.retrievals.flatMap(({ documents }) => documents);
}

function documentTokens(answer: JudgedAnswer): number {
  return documentsOf(answer).reduce((total, { text = "" }) => total + roughTokens(text), 0);
}

function embeddingNeed(
  answer: JudgedAnswer,
  { value, model: { price } }: Extract<Metric["spec"], { scorer: "similar" }>,
): Need {
  const expected = tokensRange(value === undefined ? expectedTokens(answer) : roughTokens(value));
  return {
    calls: { ...exactly(1), low: answer.alone ? 1 : 0 },
    input: sum(answer.output, expected),
    output: NONE,
    ...(price === undefined ? {} : { price }),
  };
}
