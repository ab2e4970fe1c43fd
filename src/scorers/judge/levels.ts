import type { JudgeForm } from "./ask-judge.ts";

/** What a judge that grades answers. */
export type Grade = { readonly reason: string; readonly score: number };

/** The levels of a grade. Judges keep five apart; finer scales are spread by noise. */
export const LEVELS = [0, 0.25, 0.5, 0.75, 1] as const;

/** How a grade is to be written. The reason comes first, so that the level follows from it. */
export const GRADE: JudgeForm["answer"] = {
  name: "grade",
  schema: {
    type: "object",
    properties: {
      reason: { type: "string", description: "What in the answer decides the score, in a line or two." },
      score: { type: "number", enum: LEVELS },
    },
    required: ["reason", "score"],
    additionalProperties: false,
  },
};
