import type { Prevention, SliceName } from "../../domain/detection-gap.ts";
import { cosine, textVectors } from "../../statistics/text-vectors.ts";
import type { Candidate } from "./facts.ts";

/** A post-mortem adds so many questions at most: a person has to look at each. */
const MOST = 20;
/** From here on two questions ask nearly the same. */
const NEARLY = 0.9;

/**
 * Questions of the incident to add: those that fail under its versions and pass under those of before come first, then those
 * unlike all that was asked, then others that fail; of those that ask nearly the same one.
 *
 * @param among.novel ids of questions unlike all that was asked  @param among.only no others than these
 * @returns nothing where there is none
 */
export function addedCases(
  candidates: readonly Candidate[],
  among: { readonly slice?: SliceName; readonly novel?: ReadonlySet<string>; readonly only?: ReadonlySet<string> },
): readonly Prevention[] {
  const { slice, novel, only } = among;
  const rank = (one: Candidate): number => (one.resolves ? 0 : novel?.has(one.case) ? 1 : 2);
  const ranked = candidates
    .filter((one) => only === undefined || only.has(one.case))
    .filter((one) => slice === undefined || isIn(one, slice))
    .filter((one) => one.fails || novel?.has(one.case))
    .toSorted((a, b) => rank(a) - rank(b) || (a.case < b.case ? -1 : 1));
  const chosen = withoutNear(ranked).slice(0, MOST);
  if (chosen.length === 0) return [];
  return [
    {
      kind: "add-cases",
      cases: chosen.map((one) => one.case),
      traces: [...new Set(chosen.flatMap(({ traces }) => traces))],
      ...(slice === undefined ? {} : { slice }),
    },
  ];
}

/** Whether a question is of a slice. */
export function isIn({ slices }: Pick<Candidate, "slices">, { attribute, value }: SliceName): boolean {
  return Object.hasOwn(slices, attribute) && slices[attribute] === value;
}

/** In their order; a question without a text at hand is like no other. */
function withoutNear(ranked: readonly Candidate[]): readonly Candidate[] {
  const { vectors } = textVectors(ranked.map(({ text = "" }) => text));
  const kept: number[] = [];
  vectors.forEach((vector, place) => {
    const isNear = kept.some((other) => cosine(vector, vectors[other] ?? new Map()) >= NEARLY);
    if (!isNear) kept.push(place);
  });
  return kept.flatMap((place) => ranked[place] ?? []);
}
