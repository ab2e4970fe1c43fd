import type { Chance } from "./chance.ts";

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
