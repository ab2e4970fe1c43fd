import type { CaseRow } from "../../domain/run.ts";

/** One case as it stands in both runs. */
export type CasePair = { readonly before: CaseRow; readonly after: CaseRow };

/** Cases with the same identity, in the order of `after`. */
export function pairCases(before: readonly CaseRow[], after: readonly CaseRow[]): readonly CasePair[] {
  const earlier = new Map(before.map((row) => [row.id, row]));
  return after.flatMap((row) => {
    const match = earlier.get(row.id);
    return match === undefined ? [] : [{ before: match, after: row }];
  });
}
