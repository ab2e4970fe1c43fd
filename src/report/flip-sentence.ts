import { count, share } from "./numbers.ts";

/**
 * How often a judge changed its mind with the order, without a full stop: "the judge changed its mind with the order in 12
 * of 142 pairs (8.5 %)". Undefined where there was no pair.
 */
export function flipSentence({
  flipped,
  pairs,
}: {
  readonly flipped: number;
  readonly pairs: number;
}): string | undefined {
  if (pairs === 0) return undefined;
  return `the judge changed its mind with the order in ${flipped} of ${count(pairs, "pair")} (${share(flipped / pairs)})`;
}
