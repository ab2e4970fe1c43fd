import type { ComparedRows } from "./rows.ts";

/** Some of the compared cases, by their places in the rows of each side; for pairs the two lists are the same. */
export type Cell = { readonly before: readonly number[]; readonly after: readonly number[] };

/** How many cases a cell has: each pair once. */
export function casesIn({ before, after }: Cell, paired: boolean): number {
  return paired ? after.length : before.length + after.length;
}

/** All that is compared. */
export function wholeCell({ before, after, paired }: ComparedRows): Cell {
  const places = before.rows.map((_, place) => place);
  return { before: places, after: paired ? places : after.rows.map((_, place) => place) };
}
