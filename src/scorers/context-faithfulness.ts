import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { documentBlocks } from "./judge/fence.ts";
import { questionBlock, readableDocuments } from "./judge/given.ts";
import { STATEMENTS, type Statements, shareSupported } from "./judge/statements.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * The share of the statements of the answer that the documents support (RAGAS, faithfulness: supported statements / all
 * statements). An answer that states nothing, as one that declines, states nothing unsupported: 1.
 */
export const contextFaithfulness: Scorer<SpecOf<"context-faithfulness">> = {
  about: "answer",
  revision: "context-faithfulness/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<Statements>(judge, FORM, models);
    return async (toScore) => {
      const documents = readableDocuments(toScore);
      if (documents === undefined) return unscored("not-recorded");
      const blocks = [
        questionBlock(toScore),
        ...documentBlocks(documents),
        { name: "answer", text: toScore.answer.text },
      ];
      const judged = await ask({ blocks }, toScore);
      if (judged.status !== "judged") return judged;
      const { value } = judged;
      return graded(value.statements.length === 0 ? 1 : shareSupported(value), threshold);
    };
  },
};

const FORM: JudgeForm = {
  instructions: `You are given a question, the documents that a search found (perhaps none), and an answer. Take the answer apart into its statements of fact, at most 30, in their order. Greetings, offers of help, questions, and saying that something is not known are no statements. For each say whether the documents support it: supported is true when a document says it or it follows from what documents say, and false otherwise. What you know yourself does not count.

Answer with JSON alone: {"statements": [{"statement": "one statement", "reason": "which document, or none", "supported": true or false}]}. The list is empty when the answer states nothing.`,
  answer: STATEMENTS,
};
