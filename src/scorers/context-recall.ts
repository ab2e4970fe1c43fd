import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { documentBlocks } from "./judge/fence.ts";
import { questionBlock, readableDocuments } from "./judge/given.ts";
import { STATEMENTS, type Statements, shareSupported } from "./judge/statements.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * The share of the statements of the expected answer that the documents support: whether retrieval found what a right
 * answer needs (RAGAS, context recall: statements of the reference supported by the context / all of them). Where
 * retrieval found nothing the share is 0, and nobody is asked.
 */
export const contextRecall: Scorer<SpecOf<"context-recall">> = {
  about: "answer",
  revision: "context-recall/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<Statements>(judge, FORM, models);
    return async (toScore) => {
      const { expected } = toScore;
      const documents = readableDocuments(toScore);
      if (documents === undefined) return unscored("not-recorded");
      if (expected === undefined) return unscored("no-expected-value");
      if (documents.length === 0) return graded(0, threshold);
      const blocks = [
        questionBlock(toScore),
        ...documentBlocks(documents),
        { name: "reference answer", text: expected },
      ];
      const judged = await ask({ blocks, wrong: noStatements }, toScore);
      return judged.status === "judged" ? graded(shareSupported(judged.value), threshold) : judged;
    };
  },
};

function noStatements(answer: unknown): string | undefined {
  const { statements } = answer as Statements;
  return statements.length === 0 ? "It must list at least one statement of the reference answer." : undefined;
}

const FORM: JudgeForm = {
  instructions: `You are given a question, a reference answer to it, and the documents that a search found. Take the reference answer apart into its statements, at most 30, in their order. For each say whether the documents support it: supported is true when a document says it or it follows from what documents say, and false otherwise. What you know yourself does not count.

Answer with JSON alone: {"statements": [{"statement": "one statement", "reason": "which document, or none", "supported": true or false}]}.`,
  answer: STATEMENTS,
};
