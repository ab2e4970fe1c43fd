import { type JudgeForm, type Judging, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { documentBlocks } from "./judge/fence.ts";
import { questionBlock } from "./judge/given.ts";
import { GRADE, type Grade, LEVELS } from "./judge/levels.ts";
import { type AnswerToScore, type Scorer, type SpecOf, scored } from "./scorer.ts";

/**
 * A model grades the answer by the suite's rubric, on five levels. It sees the question, the documents where they are
 * known, the answer, and what the case expects where it expects something.
 */
export const llmRubric: Scorer<SpecOf<"llm-rubric">> = {
  about: "answer",
  revision: "llm-rubric/2",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ rubric, judge }, models) {
    const ask = await openJudge<Grade>(judge, FORM, models);
    return async (toScore) => {
      const judged = await ask(judgingOf(rubric, toScore), toScore);
      return judged.status === "judged" ? scored(judged.value.score) : judged;
    };
  },
};

const FORM: JudgeForm = {
  instructions: `You grade one answer of an assistant to one question of a user, by the rubric below and by nothing else.

The score is one of ${LEVELS.join(", ")}: 1 when the answer meets the rubric fully, 0.75 with a small flaw, 0.5 in part, 0.25 hardly, 0 not at all. Do not reward length, style or confidence unless the rubric asks for them.

You are given the question, the answer, and where there are any the documents the assistant had and a reference for a right answer.

Answer with JSON alone: {"reason": "what decides, in a line or two", "score": a number from the list}.`,
  answer: GRADE,
};

function judgingOf(rubric: string, toScore: AnswerToScore): Judging {
  const { answer, expected, documents = [] } = toScore;
  return {
    rubric,
    blocks: [
      questionBlock(toScore),
      ...documentBlocks(documents),
      { name: "answer", text: answer.text },
      ...(expected === undefined ? [] : [{ name: "reference", text: expected }]),
    ],
  };
}
