import { sentences, shareFound, stems } from "../words.ts";
import type { Judging } from "./judging.ts";

/**
 * 0…1: how good an answer is, as the mean of the criteria that can be judged. What a reference says counts as much as
 * all else together.
 */
export function quality(
  { answers, reference, evidence, rubric }: Judging,
  answer: string = answers.at(-1)?.text ?? "",
): number {
  const said = stems(answer);
  if (said.size === 0) return 0;
  const onTopic = Math.min(1, 1.5 * shareFound(stems(evidence), said));
  const criteria = [evidence === "" ? Math.min(1, said.size / 8) : onTopic];
  if (/\b(?:cit\w*|sources?)\b/i.test(rubric)) criteria.push(/[[(]\w*\d+[\])]/.test(answer) ? 1 : 0);
  if (/\b(?:brief|short|concise)\b/i.test(rubric)) criteria.push(sentences(answer).length <= 3 ? 1 : 0);
  const mean = criteria.reduce((sum, criterion) => sum + criterion, 0) / criteria.length;
  return reference === undefined ? mean : (mean + shareFound(stems(reference), said)) / 2;
}
