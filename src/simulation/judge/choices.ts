import { shareFound, stems } from "../words.ts";
import type { Judging } from "./judging.ts";
import { quality } from "./quality.ts";

const MOSTLY = 0.8;

/** One of autoevals' five choices, by which words of either answer the other has too. */
export function chooseFactuality(
  { answers, reference = "", question = "" }: Judging,
  slips: (what: string) => boolean,
): "A" | "B" | "C" | "D" | "E" {
  const asked = stems(question);
  const facts = (text: string) => new Set([...stems(text)].filter((stem) => !asked.has(stem)));
  const [expert, submitted] = [facts(reference), facts(answers.at(-1)?.text ?? "")];
  const covered = shareFound(expert, submitted);
  const backed = shareFound(submitted, expert);
  if (slips("choice")) return covered < 0.5 ? "A" : "D";
  if (covered >= MOSTLY) return backed >= MOSTLY ? "C" : "B";
  return backed >= MOSTLY ? "A" : "D";
}

/** Answers as good as this are equally good. */
const SAME = 0.05;

/** The better of two answers as one of the words for them; where it slips it prefers the first, as judges do. */
export function chooseOfTwo(levels: readonly unknown[], judging: Judging, slips: (what: string) => boolean): unknown {
  const [first, second, tie] = levels;
  if (slips("order")) return first;
  const [one = 0, other = 0] = judging.answers.map(({ text }) => quality(judging, text));
  if (tie !== undefined && Math.abs(one - other) < SAME) return tie;
  return one >= other ? first : second;
}
