/**
 * Two instants of UTC, as short as they still differ: days, else minutes, else seconds. Equal ones are days.
 *
 * @param one an ISO instant
 */
export function timesApart(one: string, other: string): readonly [string, string] {
  const cuts = [DAY, MINUTE, SECOND].map((length) => [cut(one, length), cut(other, length)] as const);
  return cuts.find(([a, b]) => a !== b) ?? [cut(one, DAY), cut(other, DAY)];
}

/** Characters of an ISO instant. */
const [DAY, MINUTE, SECOND] = [10, 16, 19] as const;

function cut(at: string, length: number): string {
  return at.slice(0, length).replace("T", " ");
}
