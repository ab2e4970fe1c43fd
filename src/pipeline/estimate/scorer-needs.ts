import type { Case, Recording } from "../../domain/case.ts";
import { roughTokens } from "../../domain/cost.ts";
import { expectedBy } from "../../domain/expected.ts";
import type { RetrievedDocument } from "../../domain/message.ts";
import type { JudgedKind } from "../../domain/scorer-spec.ts";
import type { Metric } from "../../domain/suite.ts";
import { citationsIn } from "../../scorers/judge/citations.ts";
import { documentBlocks } from "../../scorers/judge/fence.ts";
import { exactly, type Need, NONE, type Range, sum, times, tokensRange } from "./need.ts";

/** An answer that will be scored. */
export type JudgedAnswer = {
  readonly case: Case;
  readonly recording: Recording;
  /** Tokens of it. */
  readonly output: Range;
  /** False where another arm asks the same: its answer may be the same, and judged already. */
  readonly alone: boolean;
  /** It is production's own answer, the one in the recording. */
  readonly own?: true;
};

const JUDGE_OUTPUT_TOKENS = 120;
const JUDGE_INSTRUCTION_TOKENS = 350;
/** A judge's answer that is not in its form is asked for once more. */
const WITH_REPAIR = 2;

/** What a metric takes of models for these answers; nothing where it asks none. */
export function scorerNeeds(metric: Metric, answers: readonly JudgedAnswer[]): readonly Need[] {
  const { spec } = metric;
  if (spec.scorer === "similar") return embeddingNeeds(metric, spec, answers);
  if (!("judge" in spec)) return [];
  const rubric = spec.scorer === "llm-rubric" ? roughTokens(spec.rubric) : 0;
  const { price } = spec.judge;
  return answers.flatMap((answer): readonly Need[] => {
    const expected = expectedBy(metric, answer);
    if (metric.expected !== undefined && expected === undefined) return [];
    const { calls, shown, answers: shownAnswers } = JUDGEMENTS[spec.scorer](answer, expected);
    const question = answer.recording.turns.findLast((turn) => turn.role === "user")?.text ?? "";
    const each = tokensRange(JUDGE_INSTRUCTION_TOKENS + rubric + roughTokens(question));
    const input = sum(times(calls, each), times(exactly(shownAnswers), answer.output), tokensRange(shown));
    const need: Need = {
      calls: { low: answer.alone ? calls.low : 0, likely: calls.likely, high: calls.high * WITH_REPAIR },
      input: { ...input, high: input.high * WITH_REPAIR },
      output: {
        low: Math.floor((calls.low * JUDGE_OUTPUT_TOKENS) / 4),
        likely: calls.likely * JUDGE_OUTPUT_TOKENS,
        high: calls.high * WITH_REPAIR * 4 * JUDGE_OUTPUT_TOKENS,
      },
      ...(price === undefined ? {} : { price }),
    };
    return [need];
  });
}

/** Calls for one answer, how often the answer is shown in them, and the tokens of other texts that are. */
type Judgement = { readonly calls: Range; readonly answers: number; readonly shown: number };

const JUDGEMENTS: {
  readonly [kind in JudgedKind]: (answer: JudgedAnswer, expected: string | undefined) => Judgement;
} = {
  "llm-rubric": (answer, expected) => ({ calls: exactly(1), answers: 1, shown: shownOf(answer) + tokensOf(expected) }),
  "answer-relevance": () => ({ calls: exactly(1), answers: 1, shown: 0 }),
  factuality: (_, expected) => ({
    calls: expected === undefined ? NONE : exactly(1),
    answers: 1,
    shown: tokensOf(expected),
  }),
  "context-recall": (answer, expected) => ({
    calls: expected === undefined ? NONE : where(hasDocuments(answer)),
    answers: 0,
    shown: shownOf(answer) + tokensOf(expected),
  }),
  "context-faithfulness": (answer) => ({
    calls: where(readable(answer) !== undefined),
    answers: 1,
    shown: shownOf(answer),
  }),
  // An answer without citations is 0, and one may have other citations than production's.
  "citation-support": (answer) => ({
    calls: { ...where(hasCitations(answer)), low: 0 },
    answers: 1,
    shown: shownOf(answer),
  }),
  "context-precision": (answer, expected) => ({
    calls: where(hasDocuments(answer)),
    answers: 0,
    shown: shownOf(answer, MOST_RANKED) + tokensOf(expected),
  }),
  // In both orders, each with the answer it is compared with; not at all where the two are the same.
  pairwise: ({ recording: { observed }, own = false }) => ({
    calls: own || observed.status === "failed" || observed.text.trim() === "" ? NONE : { ...exactly(2), low: 0 },
    answers: 4,
    shown: 0,
  }),
};

/** Of more, context-precision judges none. */
const MOST_RANKED = 10;

/** A call where production's documents say so. Another index, or an application of the user's, may find other ones. */
function where(asked: boolean): Range {
  return { low: Number(asked), likely: Number(asked), high: 1 };
}

/** The documents of production, if there are any on record and all have their texts. */
function readable({ recording }: JudgedAnswer): readonly RetrievedDocument[] | undefined {
  const documents = recording.retrievals.flatMap((one) => one.documents);
  return recording.retrievals.length > 0 && documents.every(({ text }) => text !== undefined) ? documents : undefined;
}

function hasDocuments(answer: JudgedAnswer): boolean {
  return (readable(answer) ?? []).length > 0;
}

function hasCitations(answer: JudgedAnswer): boolean {
  const { observed } = answer.recording;
  if (observed.status === "failed") return hasDocuments(answer);
  return citationsIn(observed.text, readable(answer) ?? []).some(({ document }) => document !== undefined);
}

/** Tokens of the documents as a judge is shown them. */
function shownOf({ recording }: JudgedAnswer, most?: number): number {
  const documents = recording.retrievals.flatMap((one) => one.documents).slice(0, most);
  return documentBlocks(documents).reduce((total, { text }) => total + roughTokens(text), 0);
}

function tokensOf(expected = ""): number {
  return roughTokens(expected);
}

/** Two texts for each answer; the one that is expected is paid for once. */
function embeddingNeeds(
  metric: Metric,
  { value, model: { price } }: Extract<Metric["spec"], { scorer: "similar" }>,
  answers: readonly JudgedAnswer[],
): readonly Need[] {
  const paid = new Set<string>();
  return answers.flatMap((answer): readonly Need[] => {
    const own = expectedBy(metric, answer);
    const wanted = value ?? own;
    if (wanted === undefined || wanted.trim() === "" || (metric.expected !== undefined && own === undefined)) return [];
    const isNew = !paid.has(wanted);
    paid.add(wanted);
    const need: Need = {
      calls: { ...exactly(2), low: answer.alone ? 2 : 0 },
      input: sum(answer.output, isNew ? tokensRange(roughTokens(wanted)) : NONE),
      output: NONE,
      ...(price === undefined ? {} : { price }),
    };
    return [need];
  });
}
