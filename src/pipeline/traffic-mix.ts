import type { Case } from "../domain/case.ts";
import type { TrafficMix } from "../domain/traffic-mix.ts";
import { mmdCosine } from "../statistics/mmd-cosine.ts";
import { seedOf } from "../statistics/seed-of.ts";
import { movedSlices } from "./traffic-mix/moved-slices.ts";
import { askedTexts } from "./traffic-mix/texts.ts";

/** Fewer independent requests on a side say nothing of its mix. */
const FEWEST = 5;
const PERMUTATIONS = 999;
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
  const options = { permutations: PERMUTATIONS, seed: seedOf(String(seed)) };
  const slices = areEnough(early, late) ? movedSlices(early, late, attributes, options) : undefined;
  const [said, says] = [askedTexts(early, options.seed), askedTexts(late, options.seed)];
  const texts = said.units < FEWEST || says.units < FEWEST ? undefined : mmdCosine(said.texts, says.texts, options);
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
