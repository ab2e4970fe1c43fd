import type { Comparison } from "../domain/verdict.ts";

/**
 * The ids of the cases that lost most by the metrics that failed the comparison: the worst of each metric first, then the
 * next of each, each case once.
 *
 * @param most ids, at least 1
 */
export function worstCases({ metrics }: Comparison, most: number): readonly string[] {
  const lists = metrics
    .filter(({ blocking, verdict }) => blocking && verdict === "regressed")
    .map(({ evidence }) => evidence?.worst.map(({ id }) => id) ?? []);
  const longest = Math.max(0, ...lists.map((ids) => ids.length));
  const inTurns = Array.from({ length: longest }, (_, place) => lists.flatMap((ids) => ids.slice(place, place + 1)));
  return [...new Set(inTurns.flat())].slice(0, most);
}
