import type { JudgeForm } from "./ask-judge.ts";

/** What a judge that takes a text apart answers: its statements, each with what the documents say about it. */
export type Statements = {
  readonly statements: readonly {
    readonly statement: string;
    readonly reason: string;
    readonly supported: boolean;
  }[];
};

/** The form of such an answer. The reason stands before what follows from it. */
export const STATEMENTS: JudgeForm["answer"] = {
  name: "statements",
  schema: {
    type: "object",
    properties: {
      statements: {
        type: "array",
        items: {
          type: "object",
          properties: {
            statement: { type: "string", description: "One statement, in the words of the text." },
            reason: { type: "string", description: "Which document says so, or that none does, in a line." },
            supported: { type: "boolean" },
          },
          required: ["statement", "reason", "supported"],
          additionalProperties: false,
        },
      },
    },
    required: ["statements"],
    additionalProperties: false,
  },
};

/** The share of the statements that are supported, 0…1. @param statements at least one */
export function shareSupported({ statements }: Statements): number {
  return statements.filter(({ supported }) => supported).length / statements.length;
}
