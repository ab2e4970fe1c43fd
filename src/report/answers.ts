import type { Result, ShownAnswers } from "../domain/result.ts";
import { answerDiff } from "./answer-diff.ts";
import { block, folded } from "./markdown.ts";
import { MARKDOWN } from "./markup.ts";
import { level } from "./numbers.ts";
import { decisiveComparison } from "./sentence.ts";

/**
 * What the worst questions got before and after, each as a diff, folded. Undefined where the suite keeps answers to itself.
 *
 * @param most questions
 */
export function answersSection(result: Result, most: number): string | undefined {
  const { answers = [] } = result;
  if (answers.length === 0) return undefined;
  const shown = answers.slice(0, most).map((one) => `${questionWords(one, result)}\n\n${answerWords(one)}`);
  const intro = "The first answer of each side, redacted: <code>-</code> before, <code>+</code> after.";
  return folded(`Answers to the worst questions (${shown.length})`, [intro, ...shown].join("\n\n"));
}

function questionWords({ case: id }: ShownAnswers, result: Result): string {
  const scores = (decisiveComparison(result)?.metrics ?? []).flatMap(({ metric, unit, evidence }) =>
    (evidence?.worst ?? [])
      .filter((moved) => moved.id === id)
      .map(({ before, after }) => `${MARKDOWN.word(metric)} ${level(before, unit)} → ${level(after, unit)}`),
  );
  const name = MARKDOWN.strong(MARKDOWN.code(MARKDOWN.word(id, 64)));
  return scores.length === 0 ? name : `${name}, ${scores.slice(0, 5).join(", ")}`;
}

function answerWords({ before, after }: ShownAnswers): string {
  const diff = block("diff", answerDiff(before ?? "", after ?? ""));
  if (before === undefined) return `${diff}\n\nWhat was answered before is not at hand.`;
  if (after === undefined) return `${diff}\n\nWhat was answered after is not at hand.`;
  return before === after ? `${diff}\n\nBoth sides gave this one; others of their answers differ.` : diff;
}
