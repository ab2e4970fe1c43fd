import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** The next number of a stream, 0 included and 1 not. */
export type Chance = () => number;

/**
 * The stream of random numbers that goes by a name. Streams of different names have nothing to do with each other, so a
 * simulation comes to the same numbers in whatever order, and by however many workers, its parts are done.
 */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  const digest = createHash("sha256").update(JSON.stringify(names)).digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)));
  return () => uniformFloat64(generator);
}
