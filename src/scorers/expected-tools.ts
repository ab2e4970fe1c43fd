import { textsIn } from "./expected-list.ts";
import type { AnswerToScore } from "./scorer.ts";

/**
 * The names of the tools that should be called, in order: the suite's, else what the case expects (a JSON array, or
 * names between commas or line ends), else those that production called.
 *
 * @returns undefined where none of them says anything; an empty list where no tool should be called
 */
export function expectedTools(
  tools: readonly string[] | undefined,
  { expected, recording: { observed } }: AnswerToScore,
): readonly string[] | undefined {
  const wanted = tools ?? textsIn(expected, /[,\n]/);
  if (wanted !== undefined) return wanted;
  return observed.status === "answered" ? observed.toolCalls.map(({ name }) => name) : undefined;
}
