import type { JudgeForm } from "./ask-judge.ts";

/** What a judge that goes through a list answers: one verdict for each item, in the order of the list. */
export type Verdicts = {
  readonly verdicts: readonly { readonly number: number; readonly reason: string; readonly holds: boolean }[];
};

/** The form of such an answer. @param holds what is true of an item, or is not */
export function verdictsForm(name: string, holds: string): JudgeForm["answer"] {
  return {
    name,
    schema: {
      type: "object",
      properties: {
        verdicts: {
          type: "array",
          items: {
            type: "object",
            properties: {
              number: { type: "integer", description: "The item's number, counted from 1." },
              reason: { type: "string", description: "What decides, in a line." },
              holds: { type: "boolean", description: holds },
            },
            required: ["number", "reason", "holds"],
            additionalProperties: false,
          },
        },
      },
      required: ["verdicts"],
      additionalProperties: false,
    },
  };
}

/** Says what is wrong with a list that leaves an item out, repeats or invents one. @param items how many there are */
export function oneVerdictFor(items: number): (answer: unknown) => string | undefined {
  return (answer) => {
    // The schema has been asked before.
    const { verdicts } = answer as Verdicts;
    const inOrder = verdicts.length === items && verdicts.every(({ number }, index) => number === index + 1);
    return inOrder ? undefined : `It must hold ${items} verdicts, numbered 1 to ${items} in this order.`;
  };
}
