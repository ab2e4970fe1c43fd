import { type JudgeForm, judgePromptOf, openJudge } from "./judge/ask-judge.ts";
import { questionBlock } from "./judge/given.ts";
import { graded, type Scorer, type SpecOf, unscored } from "./scorer.ts";

/**
 * How the facts of the answer stand to those of the expected answer: one of five choices, with the scores that
 * autoevals' Factuality gives them (github.com/braintrustdata/autoevals, templates/factuality.yaml; the choices go back
 * to OpenAI's evals, fact.yaml).
 */
export const factuality: Scorer<SpecOf<"factuality">> = {
  about: "answer",
  revision: "factuality/1",
  get judgePrompt() {
    return judgePromptOf(FORM);
  },
  async prepare({ judge, threshold }, models) {
    const ask = await openJudge<{ readonly choice: Choice }>(judge, FORM, models);
    return async (toScore) => {
      const { answer, expected } = toScore;
      if (expected === undefined) return unscored("no-expected-value");
      const blocks = [
        questionBlock(toScore),
        { name: "expert answer", text: expected },
        { name: "submitted answer", text: answer.text },
      ];
      const judged = await ask({ blocks }, toScore);
      return judged.status === "judged" ? graded(CHOICES[judged.value.choice], threshold) : judged;
    };
  },
};

type Choice = keyof typeof CHOICES;

const CHOICES = { A: 0.4, B: 0.6, C: 1, D: 0, E: 1 } as const;

const FORM: JudgeForm = {
  instructions: `You compare the facts of a submitted answer with those of an expert answer to the same question. Differences of style, grammar and punctuation do not count.

Choose one:
A: the submitted answer is a subset of the expert answer and fully consistent with it.
B: the submitted answer is a superset of the expert answer and fully consistent with it.
C: the submitted answer holds all the same details as the expert answer.
D: the submitted answer and the expert answer disagree.
E: the answers differ, but the differences do not matter for factuality.

Answer with JSON alone: {"reason": "what decides, in a line or two", "choice": "A", "B", "C", "D" or "E"}.`,
  answer: {
    name: "factuality",
    schema: {
      type: "object",
      properties: {
        reason: { type: "string", description: "Which facts agree, lack or contradict, in a line or two." },
        choice: { type: "string", enum: Object.keys(CHOICES) },
      },
      required: ["reason", "choice"],
      additionalProperties: false,
    },
  },
};
