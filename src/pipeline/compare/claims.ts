import { holm } from "../../statistics/holm.ts";
import type { ErrorLevels } from "./error-levels.ts";
import type { Measured } from "./measure.ts";

/** p-values of one claim after correction, and the level that it has to stay below to blame or to praise. */
export type Claim = { readonly pRegressed: number; readonly pImproved: number; readonly blame: number };

/** What is claimed together: so that any false claim among them is made with at most α. */
export type Family = {
  readonly members: readonly Measured[];
  /** How many there would be if all could be measured: with several looks the same number at each. */
  readonly size: number;
};

/** Corrects the claims of each family: by Holm, or, with several looks, by a share of α for each. */
export function claimsOf(families: readonly Family[], levels: ErrorLevels): ReadonlyMap<Measured, Claim> {
  return new Map(families.flatMap((family) => claimsIn(family, levels)));
}

/** The claims of one family. @param tested its members' p-values, one by one: of the estimates unless given */
export function claimsIn(
  { members, size }: Family,
  levels: ErrorLevels,
  tested: readonly Pick<Claim, "pRegressed" | "pImproved">[] = members.map(({ estimate }) => estimate),
): (readonly [Measured, Claim])[] {
  const adjust = levels.corrected ? holm : (p: readonly number[]) => p;
  const regressed = adjust(tested.map(({ pRegressed }) => pRegressed));
  const improved = adjust(tested.map(({ pImproved }) => pImproved));
  const blame = levels.blame(Math.max(size, members.length));
  return members.map((member, place) => [
    member,
    { pRegressed: regressed[place] ?? 1, pImproved: improved[place] ?? 1, blame },
  ]);
}
