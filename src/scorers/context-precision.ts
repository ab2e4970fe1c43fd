import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { documentBlocks } from "./judge/fence.ts";
import { questionBlock, readableDocuments } from "./judge/given.ts";
import { oneVerdictFor, type Verdicts, verdictsForm } from "./judge/verdicts.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * How far relevant documents stand before others, among the first ten. RAGAS, context precision:
 * Σ_k precision@k · v_k / Σ_k v_k, with v_k = 1 where document k is relevant and precision@k the share of relevant ones
 * among the first k. 0 where none is relevant or none was found. Relevance is judged by the question, and by what the
 * case expects where it expects something.
 */
export const contextPrecision: Scorer<SpecOf<"context-precision">> = {
  about: "answer",
  revision: "context-precision/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<Verdicts>(judge, FORM, models);
    return async (toScore) => {
      const { expected } = toScore;
      const documents = readableDocuments(toScore)?.slice(0, MOST_DOCUMENTS);
      if (documents === undefined) return unscored("not-recorded");
      if (documents.length === 0) return graded(0, threshold);
      const blocks = [
        questionBlock(toScore),
        ...(expected === undefined ? [] : [{ name: "reference answer", text: expected }]),
        ...documentBlocks(documents),
      ];
      const judged = await ask({ blocks, wrong: oneVerdictFor(documents.length) }, toScore);
      if (judged.status !== "judged") return judged;
      return graded(averagePrecision(judged.value.verdicts.map(({ holds }) => holds)), threshold);
    };
  },
};

const MOST_DOCUMENTS = 10;

/** Mean of precision@k over the places k that are relevant; 0 where none is. */
function averagePrecision(relevant: readonly boolean[]): number {
  let found = 0;
  let sum = 0;
  for (const [index, one] of relevant.entries()) {
    if (!one) continue;
    found += 1;
    sum += found / (index + 1);
  }
  return found === 0 ? 0 : sum / found;
}

const FORM: JudgeForm = {
  instructions: `You are given a question, perhaps a reference answer to it, and the numbered documents that a search found. For each document, in order, say whether it is relevant: holds is true when it has something that is needed to answer the question, or to arrive at the reference answer, and false otherwise. Sharing words with the question does not make a document relevant.

Answer with JSON alone: {"verdicts": [{"number": the document's number, "reason": "what decides, in a line", "holds": true or false}]}, one for every document.`,
  answer: verdictsForm("relevance", "Whether the document is relevant."),
};
