import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { questionBlock } from "./judge/given.ts";
import { GRADE, type Grade, LEVELS } from "./judge/levels.ts";
import { graded, type Scorer, type SpecOf } from "./scorer.ts";

/**
 * Whether the answer addresses the question, on five levels; whether it is right is not asked. promptfoo and RAGAS have a
 * model guess the question from the answer and compare embeddings; a judge that is asked outright needs one call in
 * place of several, no second model, and gives a reason.
 */
export const answerRelevance: Scorer<SpecOf<"answer-relevance">> = {
  about: "answer",
  revision: "answer-relevance/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<Grade>(judge, FORM, models);
    return async (toScore) => {
      const blocks = [questionBlock(toScore), { name: "answer", text: toScore.answer.text }];
      const judged = await ask({ blocks }, toScore);
      return judged.status === "judged" ? graded(judged.value.score, threshold) : judged;
    };
  },
};

const FORM: JudgeForm = {
  instructions: `You say how far an answer addresses a question. Whether the answer is true is not your concern: a wrong answer to the question addresses it, a true statement about something else does not.

The score is one of ${LEVELS.join(", ")}: 1 when everything that was asked is addressed and nothing else is talked about, 0.75 when little is missing or beside the point, 0.5 when a part is, 0.25 when the answer only touches the question, 0 when it is evasive or about something else.

Answer with JSON alone: {"reason": "what decides, in a line or two", "score": a number from the list}.`,
  answer: GRADE,
};
