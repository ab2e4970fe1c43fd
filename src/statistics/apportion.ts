/**
 * Shares out places among groups in proportion to their sizes, at least one each as far as they reach (the largest
 * groups first), and never more than a group's size.
 *
 * Every place goes to the group with the highest size / (2 · places it has + 1): the method of Sainte-Laguë. Unlike
 * largest remainders it never takes a place away from a group when there are more places to give (the Alabama
 * paradox), so a smaller draw is always a part of a larger one. See Balinski and Young, Fair Representation, 1982.
 *
 * @param sizes by group, whole numbers of at least 1
 * @param places whole number of at least 0
 * @returns places by group; a group without any is absent. They sum to the smaller of `places` and all sizes together.
 */
export function apportion(sizes: ReadonlyMap<string, number>, places: number): ReadonlyMap<string, number> {
  // Ties go to the first of this order, so that equal groups are served the same way everywhere.
  const groups = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
  const given = new Map(groups.slice(0, places).map(([name]) => [name, 1]));
  for (let left = places - given.size; left > 0; left--) {
    const next = neediest(groups, given);
    if (next === undefined) break;
    given.set(next, (given.get(next) ?? 0) + 1);
  }
  return given;
}

function neediest(
  groups: readonly (readonly [string, number])[],
  given: ReadonlyMap<string, number>,
): string | undefined {
  let best: string | undefined;
  let highest = 0;
  for (const [name, size] of groups) {
    const has = given.get(name) ?? 0;
    const claim = has < size ? size / (2 * has + 1) : 0;
    if (claim > highest) [best, highest] = [name, claim];
  }
  return best;
}
