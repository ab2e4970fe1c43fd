import type { Case } from "../domain/case.ts";
import type { TrafficMix } from "../domain/traffic-mix.ts";
import { mmdCosine } from "../statistics/mmd-cosine.ts";
import { seedOf } from "../statistics/seed-of.ts";
import { movedSlices } from "./traffic-mix/moved-slices.ts";
import { askedTexts } from "./traffic-mix/texts.ts";

/** Fewer independent requests on a side say nothing of its mix. */
const FEWEST = 5;
/** The p of slices is multiplied by Holm; that of texts is not, and each of its permutations takes longer. */
const PERMUTATIONS = { slices: 999, texts: 199 };
/** Slices and texts are two looks at one question: each may err in half of 5 %. */
const LEVEL = 0.025;

/** @property attributes the slice attributes of the suite  @property seed equal seeds give equal numbers */
export type TrafficMixRequest = {
  readonly before: readonly Case[];
  readonly after: readonly Case[];
  readonly attributes: readonly string[];
  readonly seed: string | number;
};

/**
 * How the requests of two times differ: the shares of their slices, and the words of their questions.
 *
 * Only cases that were drawn anew count: those kept from the sample before are the same on purpose. Cases of one
 * conversation change sides together. A side of fewer than five conversations has no mix that could be told.
 */
export function trafficMix({ before, after, attributes, seed }: TrafficMixRequest): TrafficMix {
  const [early, late] = [fresh(before), fresh(after)];
  const drawn = seedOf(String(seed));
  const slices = areEnough(early, late)
    ? movedSlices(early, late, attributes, { permutations: PERMUTATIONS.slices, seed: drawn })
    : undefined;
  const [said, says] = [askedTexts(early, drawn), askedTexts(late, drawn)];
  const areTold = said.units >= FEWEST && says.units >= FEWEST;
  const options = { permutations: PERMUTATIONS.texts, seed: drawn };
  const texts = areTold ? mmdCosine(said.texts, says.texts, options) : undefined;
  return {
    before: early.length,
    after: late.length,
    ...(slices === undefined ? {} : { slices }),
    ...(texts === undefined ? {} : { texts }),
    moved: (slices?.p ?? 1) <= LEVEL || (texts?.p ?? 1) <= LEVEL,
  };
}

function fresh(cases: readonly Case[]): readonly Case[] {
  return cases.filter(({ part }) => part === "fresh");
}

function areEnough(...sides: readonly (readonly Case[])[]): boolean {
  return sides.every((cases) => new Set(cases.map(({ cluster }) => cluster)).size >= FEWEST);
}
