import { addCounts, type Counts } from "../calibration/table.ts";
import type { Desk } from "./desk.ts";
import { type Size, simulateIncident } from "./incident.ts";
import { countsOf } from "./outcome.ts";
import { TRUTHS, type Truth } from "./truths.ts";

/** One line of a table: a truth, and how much is replayed. */
export type BlameRow = { readonly truth: Truth; readonly size: Size };

/** How much is replayed: what is quoted, and besides it less and more for what happens to roles. */
export const REFERENCE: Size = { cases: 40, trials: 3 };
const OTHERS: readonly Size[] = [
  { cases: 20, trials: 3 },
  { cases: 80, trials: 5 },
];

/** As the program has it after two records: of 100 questions those that lost most. */
export const CHOSEN: Size = { ...REFERENCE, from: 100 };

/** The roles do not depend on which layer it is: of the single causes one stands for all. */
const OF_ROLES = ["single: retrieval", "two additive", "AND", "OR"];

/** All lines. */
export const ROWS: readonly BlameRow[] = [
  ...TRUTHS.map((truth) => ({ truth, size: REFERENCE })),
  ...OTHERS.flatMap((size) =>
    TRUTHS.filter(({ name, strength }) => strength === "strong" && OF_ROLES.includes(name)).map((truth) => ({
      truth,
      size,
    })),
  ),
  ...TRUTHS.filter(({ name }) => [...OF_ROLES, "none"].includes(name)).map((truth) => ({ truth, size: CHOSEN })),
];

/** Some incidents of one line: what one thread does before it says what came of them. */
export type Portion = {
  readonly row: number;
  readonly from: number;
  readonly incidents: number;
  readonly seed: string;
};

const AT_ONCE = 5;

/** All portions, so that every line has this many incidents. */
export function portionsOf(incidents: number, seed: string): readonly Portion[] {
  return ROWS.flatMap((_, row) =>
    Array.from({ length: Math.ceil(incidents / AT_ONCE) }, (_, portion) => ({
      row,
      from: portion * AT_ONCE,
      incidents: Math.min(AT_ONCE, incidents - portion * AT_ONCE),
      seed,
    })),
  );
}

/** Simulates a portion. Each incident has chance of its own, whoever simulates it and when. */
export async function simulatePortion(desk: Desk, { row, from, incidents, seed }: Portion): Promise<Counts> {
  const { truth, size } = ROWS[row] ?? { truth: undefined, size: REFERENCE };
  let counts: Counts = {};
  if (truth === undefined) return counts;
  for (let incident = from; incident < from + incidents; incident += 1) {
    const own = `${seed} ${incident}`;
    counts = addCounts(counts, countsOf(truth, await simulateIncident(desk, truth, size, own), own));
  }
  return counts;
}
