import type { Chance } from "./chance.ts";

/** The uniform numbers behind one metric of one case: those of both sides' trials, before's first. */
export type Draws = { readonly place: number; readonly lot: number; readonly luck: readonly number[] };

/** Numbers of one metric of one case. @param trials on each side */
export function drawsOf(trials: number, chance: Chance): Draws {
  const [place, lot] = [chance(), chance()];
  const luck: number[] = [];
  for (let trial = 0; trial < 2 * trials; trial += 1) luck.push(chance());
  return { place, lot, luck };
}

/**
 * Numbers each of which is, with this probability, the one that is shared. A mixture of uniform numbers is uniform, so
 * sharing changes how cases move together and nothing else.
 */
export function mixedDraws(own: Draws, shared: Draws | undefined, probability: number, chance: Chance): Draws {
  if (shared === undefined) return own;
  const pick = (mine: number, theirs: number) => (chance() < probability ? theirs : mine);
  return {
    place: pick(own.place, shared.place),
    lot: pick(own.lot, shared.lot),
    luck: own.luck.map((mine, index) => pick(mine, shared.luck[index] ?? mine)),
  };
}
