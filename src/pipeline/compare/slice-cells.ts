import type { CaseRow } from "../../domain/run.ts";
import type { Cell } from "./cell.ts";
import type { ComparedRows } from "./rows.ts";

/** The cases of one value of one slice attribute. */
export type SliceCell = { readonly attribute: string; readonly value: string; readonly cell: Cell };

/** Of an attribute with more values (an id, say) only the largest are compared; the smallest could say nothing anyway. */
const MOST_VALUES = 50;

/** The slices of the compared cases: by attribute, then by value. A pair is in the slice that the later run says. */
export function sliceCells({ before, after, paired }: ComparedRows): readonly SliceCell[] {
  const groups: Groups = new Map();
  group(groups, after.rows, "after");
  if (!paired) group(groups, before.rows, "before");
  const attributes = [...groups].sort(byName);
  return attributes.flatMap(([attribute, values]) =>
    [...values]
      .sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]) || byName(a, b))
      .slice(0, MOST_VALUES)
      .sort(byName)
      .map(([value, { before: earlier, after: later }]) => ({
        attribute,
        value,
        cell: { before: paired ? later : earlier, after: later },
      })),
  );
}

type Group = { readonly before: number[]; readonly after: number[] };
type Groups = Map<string, Map<string, Group>>;

function group(groups: Groups, rows: readonly CaseRow[], side: keyof Group): void {
  rows.forEach(({ slices }, place) => {
    for (const [attribute, value] of Object.entries(slices)) {
      const values = groups.get(attribute) ?? new Map<string, Group>();
      groups.set(attribute, values);
      const places = values.get(value) ?? { before: [], after: [] };
      values.set(value, places);
      places[side].push(place);
    }
  });
}

function sizeOf({ before, after }: Group): number {
  return before.length + after.length;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
