/** How often each value was seen. */
export type Tallies = { readonly [value: string]: number };

/**
 * The total variation distance of two distributions that were counted: ½Σ|p − q|.
 *
 * Answers: of all that is seen, what share would have to change for the two to be alike? Of small counts it is above 0
 * even where nothing differs.
 *
 * @param left, right at least one count above 0 each  @returns 0…1
 */
export function totalVariation(left: Tallies, right: Tallies): number {
  const [l, r] = [totalOf(left), totalOf(right)];
  const values = new Set([...Object.keys(left), ...Object.keys(right)]);
  return (
    [...values].reduce((sum, value) => sum + Math.abs(countOf(left, value) / l - countOf(right, value) / r), 0) / 2
  );
}

function totalOf(counts: Tallies): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function countOf(counts: Tallies, value: string): number {
  return Object.hasOwn(counts, value) ? (counts[value] ?? 0) : 0;
}
