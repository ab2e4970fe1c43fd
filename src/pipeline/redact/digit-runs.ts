import { DIGITS } from "./patterns.ts";

/** A group of digits that stands by itself. */
export type DigitGroup = { readonly start: number; readonly end: number; readonly digits: string };

/**
 * The groups of digits in a text, those that one number may be written in together.
 *
 * @param joins whether what stands between two groups, at most five characters, may stand inside a number
 */
export function digitRuns(text: string, joins: (gap: string) => boolean): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = [];
  for (const { 0: digits, index } of text.matchAll(DIGITS)) {
    const group = { start: index, end: index + digits.length, digits };
    const run = runs.at(-1);
    const last = run?.at(-1);
    const gap = last === undefined ? undefined : text.slice(last.end, index);
    if (run !== undefined && gap !== undefined && gap.length <= 5 && joins(gap)) run.push(group);
    else runs.push([group]);
  }
  return runs;
}

/**
 * Looks at every stretch of at most so many neighbouring groups with so many digits, the longest from each place first,
 * and goes on behind the first that is accepted.
 */
export function firstStretches<T>(
  run: readonly DigitGroup[],
  size: { readonly groups: number; readonly least: number; readonly most: number },
  accept: (first: DigitGroup, last: DigitGroup, groups: readonly DigitGroup[]) => T | undefined,
): readonly T[] {
  const accepted: T[] = [];
  for (let from = 0; from < run.length; from += 1) {
    let to = from;
    let length = 0;
    for (const group of run.slice(from, from + size.groups)) {
      if (length + group.digits.length > size.most) break;
      length += group.digits.length;
      to += 1;
    }
    for (; length >= size.least; to -= 1) {
      const [first, last] = [run[from], run[to - 1]];
      const result = first && last && accept(first, last, run.slice(from, to));
      if (result !== undefined) {
        accepted.push(result);
        from = to - 1;
        break;
      }
      length -= last?.digits.length ?? length;
    }
  }
  return accepted;
}
