import type { Case } from "../../domain/case.ts";
import type { UnitText } from "../../statistics/mmd-cosine.ts";
import { seedOf } from "../../statistics/seed-of.ts";

/** Every two texts are compared: so many of one side are enough to see a shift, and take a second. */
const MOST = 300;

/** What the user said last in each case, at most 300 of them, and how many conversations they come from. */
export function askedTexts(
  cases: readonly Case[],
  seed: number,
): { readonly texts: readonly UnitText[]; readonly units: number } {
  const all = cases.flatMap(({ id, cluster, recordings: [{ turns }] }) => {
    const text = turns.findLast(({ role }) => role === "user")?.text.trim() ?? "";
    return text === "" ? [] : [{ unit: cluster, text, rank: seedOf(`${seed} ${id}`) }];
  });
  const texts = all.length <= MOST ? all : all.toSorted((a, b) => a.rank - b.rank).slice(0, MOST);
  return { texts, units: new Set(texts.map(({ unit }) => unit)).size };
}
