import type { Answer } from "../domain/answer.ts";
import type { Asked } from "../domain/case-answers.ts";
import type { Variant } from "../domain/variant.ts";

/** The beginning of an answer as it was given, nothing redacted. @property isCut there was more of it */
export type AnswerText = { readonly text: string; readonly isCut: boolean };

/** Some texts of a run, for a report that may show them. */
export type AnswerTexts = {
  /** Failed answers are passed over: they have no text. */
  keep(variant: Variant, asked: Asked, answer: Answer): void;
  /** What a case was answered under a variant in the earliest trial that was; undefined where no text is at hand. */
  textOf(variant: Variant, id: string): AnswerText | undefined;
};

/** Characters of one answer. Much more than is shown, so that what is redacted is whole. */
export const KEPT_OF_AN_ANSWER = 8_000;

/**
 * Keeps one text for each case and variant while a run goes on, at most 8,000 characters of it. What is kept of all of them
 * together is bounded: past the bound further texts are not at hand.
 *
 * @param most characters of all texts together
 */
export function openAnswerTexts(most = 16_000_000): AnswerTexts {
  const kept = new Map<Variant, Map<string, AnswerText & { readonly trial: number }>>();
  let size = 0;
  return {
    keep(variant, { case: { id }, trial }, answer) {
      if (answer.status === "failed") return;
      const texts = kept.get(variant) ?? new Map<string, AnswerText & { readonly trial: number }>();
      kept.set(variant, texts);
      const earlier = texts.get(id);
      if (earlier !== undefined && earlier.trial <= trial) return;
      const whole = answer.text === "" ? callsInstead(answer.toolCalls.map(({ name }) => name)) : answer.text;
      const text = whole.slice(0, KEPT_OF_AN_ANSWER);
      const grown = size + text.length - (earlier?.text.length ?? 0);
      if (grown > most) return;
      size = grown;
      texts.set(id, { text, isCut: text.length < whole.length, trial });
    },
    textOf(variant, id) {
      const found = kept.get(variant)?.get(id);
      return found && { text: found.text, isCut: found.isCut };
    },
  };
}

function callsInstead(names: readonly string[]): string {
  return names.length === 0 ? "(no text)" : `(no text; tool calls: ${names.join(", ")})`;
}
