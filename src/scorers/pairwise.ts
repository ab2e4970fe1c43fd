import type { Score } from "../domain/score.ts";
import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { questionBlock } from "./judge/given.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * The answer against the one production gave: 1 better, 0 worse, 0.5 as good. The judge is always asked in both orders,
 * because judges prefer a position (arXiv 2306.05685); where it changes its mind with the order it has none, and that
 * is a tie, marked as flipped. Both sides of a comparison meet the same opponent, so their difference pairs. The same
 * text twice is a tie that nobody need be asked about.
 */
export const pairwise: Scorer<SpecOf<"pairwise">> = {
  about: "answer",
  revision: "pairwise/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<{ readonly better: "A" | "B" | "tie" }>(judge, FORM, models);
    return async (toScore) => {
      const { answer, recording } = toScore;
      const { observed } = recording;
      if (observed.status === "failed" || observed.text.trim() === "") return unscored("not-recorded");
      if (observed.text.trim() === answer.text.trim()) return graded(TIE, threshold);
      const question = questionBlock(toScore);
      const inOrder = (a: string, b: string) =>
        ask({ blocks: [question, { name: "answer A", text: a }, { name: "answer B", text: b }] }, toScore);
      const [first, second] = await Promise.all([
        inOrder(answer.text, observed.text),
        inOrder(observed.text, answer.text),
      ]);
      if (first.status !== "judged") return first;
      if (second.status !== "judged") return second;
      return settled(WINS_AS_A[first.value.better], 1 - WINS_AS_A[second.value.better], threshold);
    };
  },
};

const TIE = 0.5;
const WINS_AS_A = { A: 1, tie: TIE, B: 0 } as const;

/** @param first, second what each order says of our answer: 1 better, 0.5 as good, 0 worse */
function settled(first: number, second: number, threshold: number | undefined): Score {
  if (first === second) return graded(first, threshold);
  return { ...graded(TIE, threshold), flipped: true };
}

const FORM: JudgeForm = {
  instructions: `You compare two answers of assistants to one question of a user: which is more helpful, right and to the point? The order in which they stand, their length and their style do not count. Say tie when neither is clearly better.

Answer with JSON alone: {"reason": "what decides, in a line or two", "better": "A", "B" or "tie"}.`,
  answer: {
    name: "comparison",
    schema: {
      type: "object",
      properties: {
        reason: { type: "string", description: "What makes one better, in a line or two." },
        better: { type: "string", enum: ["A", "B", "tie"] },
      },
      required: ["reason", "better"],
      additionalProperties: false,
    },
  },
};
