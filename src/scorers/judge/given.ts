import type { RetrievedDocument } from "../../domain/message.ts";
import type { AnswerToScore } from "../scorer.ts";
import type { Block } from "./fence.ts";

/** What the user asked last. */
export function questionBlock({ recording }: Pick<AnswerToScore, "recording">): Block {
  const text = recording.turns.findLast((turn) => turn.role === "user")?.text ?? "(not recorded)";
  return { name: "question", text };
}

/**
 * The documents where all of them can be read; undefined where there are none on record, or one without its text: what
 * that one supports nobody can say.
 */
export function readableDocuments({ documents }: AnswerToScore): readonly RetrievedDocument[] | undefined {
  return documents?.every(({ text }) => text !== undefined) ? documents : undefined;
}
