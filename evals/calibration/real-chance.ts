import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { sha256 } from "../../src/domain/digest.ts";

/** Numbers from 0 up to, not including, 1. */
export type Chance = () => number;

/** A stream of chance of its own for each name: rows of a table do not depend on which others are made. */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  const generator = xoroshiro128plus(Number.parseInt(sha256(names.join("|")).slice(0, 8), 16) | 0);
  return () => uniformFloat64(generator);
}

/** The first `size` of the items in a chance order; the given list stays as it is. */
export function drawWithout<T>(items: readonly T[], size: number, chance: Chance): readonly T[] {
  const pool = [...items];
  for (let place = 0; place < size; place += 1) {
    const other = place + Math.floor(chance() * (pool.length - place));
    const [here, there] = [pool[place], pool[other]] as [T, T];
    pool[place] = there;
    pool[other] = here;
  }
  return pool.slice(0, size);
}
