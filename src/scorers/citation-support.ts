import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { citationsIn } from "./judge/citations.ts";
import { documentBlocks, MOST_CHARACTERS } from "./judge/fence.ts";
import { questionBlock, readableDocuments } from "./judge/given.ts";
import { oneVerdictFor, type Verdicts, verdictsForm } from "./judge/verdicts.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * The share of the citations in the answer that point to a document which supports the sentence they stand in (ALCE's
 * citation precision, arXiv 2305.14627, taken one citation at a time). Which document a citation points to is read
 * here; the judge is asked only whether it supports the sentence. A citation of no such document counts as unsupported.
 * An answer without citations scores 0: an edit that makes a prompt forget them is a loss, and no missing score.
 */
export const citationSupport: Scorer<SpecOf<"citation-support">> = {
  about: "answer",
  revision: "citation-support/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<Verdicts>(judge, FORM, models);
    return async (toScore) => {
      const documents = readableDocuments(toScore);
      if (documents === undefined) return unscored("not-recorded");
      const citations = citationsIn(toScore.answer.text.slice(0, MOST_CHARACTERS), documents).slice(0, MOST_CITATIONS);
      const cited = citations.flatMap(({ mark, document }) => (document === undefined ? [] : [{ mark, document }]));
      if (cited.length === 0) return graded(0, threshold);
      // Documents that nothing points to are left out: what another document says supports no citation of this one.
      const places = [...new Set(cited.map(({ document }) => document))];
      const shown = places.flatMap((place) => documents[place] ?? []).slice(0, MOST_CITATIONS);
      const lines = cited.map(
        ({ mark, document }, index) => `${index + 1}. [${mark}] points to document ${places.indexOf(document) + 1}`,
      );
      const blocks = [
        questionBlock(toScore),
        ...documentBlocks(shown),
        { name: "answer", text: toScore.answer.text },
        { name: "citations", text: lines.join("\n") },
      ];
      const judged = await ask({ blocks, wrong: oneVerdictFor(cited.length) }, toScore);
      if (judged.status !== "judged") return judged;
      const supported = judged.value.verdicts.filter(({ holds }) => holds).length;
      return graded(supported / citations.length, threshold);
    };
  },
};

/** As many documents as a judge is shown at once; the citations after these are not looked at. */
const MOST_CITATIONS = 20;

const FORM: JudgeForm = {
  instructions: `You are given a question, an answer, the documents that the answer points to, and a numbered list of those places in the answer, in the order in which they stand there, each with its document. For each say whether that document supports the sentence which the mark stands in or follows: holds is true when the document says what the sentence says, and false otherwise. What other documents say, and what you know yourself, does not count.

Answer with JSON alone: {"verdicts": [{"number": the number in the list, "reason": "what decides, in a line", "holds": true or false}]}, one for every line of the list.`,
  answer: verdictsForm("support", "Whether the document supports the sentence."),
};
