/**
 * How different two sets of texts are, by where their characters agree: the squared maximum mean discrepancy.
 *
 * Answers: were these completions drawn from one distribution, prompt by prompt? k(x, y) = share of equal positions of
 * two texts for one prompt, cut or padded to a length; MMD² = mean k(X, X′) − 2·mean k(X, Y) + mean k(Y, Y′), a text never
 * with itself. About 0 for equal distributions, and may be below. Source: Gao, Liang and Guestrin, arXiv 2410.20247.
 *
 * @param left, right texts, and the prompt that each answers; at least two texts for one prompt on either side
 * @param length in code points; pads count as equal
 */
export function mmdHamming(
  left: readonly PromptedText[],
  right: readonly PromptedText[],
  length: number,
): { readonly mmd: number } {
  const [x, y] = [left, right].map((texts) => texts.map((text) => ({ ...text, points: padded(text.text, length) })));
  return { mmd: meanKernel(x ?? [], x ?? []) - 2 * meanKernel(x ?? [], y ?? []) + meanKernel(y ?? [], y ?? []) };
}

/** A completion and what it completes. */
export type PromptedText = { readonly prompt: number | string; readonly text: string };

type Padded = PromptedText & { readonly points: readonly number[] };

function padded(text: string, length: number): readonly number[] {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? -1).slice(0, length);
  return [...points, ...new Array<number>(length - points.length).fill(-1)];
}

function meanKernel(left: readonly Padded[], right: readonly Padded[]): number {
  let sum = 0;
  let pairs = 0;
  for (const a of left) {
    for (const b of right) {
      if (a === b || a.prompt !== b.prompt) continue;
      sum += a.points.filter((point, position) => point === b.points[position]).length / a.points.length;
      pairs++;
    }
  }
  return sum / pairs;
}
