import { sha256 } from "../../domain/digest.ts";

/** One more than the largest u. */
export const U_RANGE = 2n ** 56n;

/**
 * A unit's place in the draw: the first 14 hexadecimal digits of sha256(seed 0x00 id) as a number, 0…2⁵⁶ − 1. The largest
 * are drawn first. It depends on nothing else, so machines, shards and data warehouses agree on the order.
 *
 * @param id of a trace, or of a conversation where those are drawn
 */
export function uOf(seed: string, id: string): bigint {
  return BigInt(`0x${uDigits(seed, id)}`);
}

/** The same as 14 hexadecimal digits, which compare as texts like the numbers they write, and cost less to make. */
export function uDigits(seed: string, id: string): string {
  return sha256(`${seed}\u0000${id}`).slice(0, 14);
}

/** A number of the range as its 14 digits. */
export function digitsOf(u: bigint): string {
  return u.toString(16).padStart(14, "0");
}

/**
 * The smallest u that is drawn at a rate. A smaller rate draws a part of what a larger one draws, and traces that come
 * later evict none.
 *
 * @param rate the share of units to draw, 0…1
 */
export function leastU(rate: number): bigint {
  return BigInt(Math.round((1 - rate) * 2 ** 56));
}
