import { type CaseWeights, caseWeights } from "../../domain/case-weight.ts";
import type { CaseRow, Run } from "../../domain/run.ts";
import type { Pairing } from "../../domain/verdict.ts";
import { type CasePair, pairCases } from "./pair-cases.ts";

/** Cases of one side, and what each counts for. */
export type SideRows = {
  readonly rows: readonly CaseRow[];
  /** One per row, ≥ 0. */
  readonly weights: readonly number[];
  /** All weights are the same. */
  readonly equal: boolean;
};

/** What is compared with what. Where `paired`, the rows at one place of the two sides are of one case. */
export type ComparedRows = {
  readonly paired: boolean;
  readonly before: SideRows;
  readonly after: SideRows;
  readonly pairing: Pairing;
};

/**
 * The cases of two runs that are compared: those on both sides, or all cases of each as two samples of one traffic.
 *
 * What production answered once and two runs observed is no pair: it would stay the same whatever happened since. It is
 * left out of both sides. As two samples runs are compared that share no case, or only what happened to recur in samples
 * that were each drawn anew. A few such pairs say less than the samples do.
 *
 * Of two samples, cases have weights where both know them: one weighed and one not stand for different traffic.
 * A pair weighs what its case counts for in the later run, or in the earlier one where the later does not know.
 */
export function comparedRows(before: Run, after: Run): ComparedRows {
  const found = pairCases(before.cases, after.cases);
  const told = new Set(found.flatMap((pair) => (isOneAnswer(before, after, pair) ? [pair.after.id] : [])));
  const isNew = ({ id }: CaseRow) => !told.has(id);
  const [earlier, later] = [before.cases.filter(isNew), after.cases.filter(isNew)];
  const pairs = found.filter((pair) => isNew(pair.after));
  const isPaired = isToBePaired(pairs.length, [earlier.length, later.length], after);
  const pairing: Pairing = {
    relation: isPaired ? relationOf(earlier.length, later.length, pairs.length) : "disjoint",
    paired: pairs.length,
    onlyBefore: earlier.length - pairs.length,
    onlyAfter: later.length - pairs.length,
    clusters: new Set(pairs.map(({ after: row }) => row.cluster)).size,
  };
  return isPaired ? asPairs(pairs, pairing) : asSamples([earlier, later], pairing);
}

/** Fewer than this share of the smaller side in pairs, and the samples as a whole say more. */
const LEAST_SHARED = 0.5;

function isToBePaired(pairs: number, [before, after]: readonly [number, number], { sample }: Run): boolean {
  if (before === 0 || after === 0) return true;
  // What was kept to be asked again is to be in pairs; where it is not, that is told.
  if (pairs > 0 && (sample.fixed?.cases ?? 0) > 0) return true;
  return pairs > 0 && pairs >= LEAST_SHARED * Math.min(before, after);
}

function asPairs(pairs: readonly CasePair[], pairing: Pairing): ComparedRows {
  const [earlier, later] = [pairs.map((pair) => pair.before), pairs.map((pair) => pair.after)];
  const shared = caseWeights(later.some(isWeighed) ? later : earlier);
  return { paired: true, before: { rows: earlier, ...shared }, after: { rows: later, ...shared }, pairing };
}

function asSamples([before, after]: readonly [readonly CaseRow[], readonly CaseRow[]], pairing: Pairing): ComparedRows {
  const areWeighed = before.some(isWeighed) && after.some(isWeighed);
  const sideOf = (rows: readonly CaseRow[]): SideRows => ({ rows, ...(areWeighed ? caseWeights(rows) : alike(rows)) });
  return { paired: false, before: sideOf(before), after: sideOf(after), pairing };
}

function isOneAnswer(before: Run, after: Run, pair: CasePair): boolean {
  if (before.target !== "observed" || after.target !== "observed") return false;
  const earlier = new Set(pair.before.trials.map(({ trace }) => trace));
  return pair.after.trials.every(({ trace }) => earlier.has(trace));
}

function relationOf(before: number, after: number, paired: number): Pairing["relation"] {
  if (paired === 0) return "disjoint";
  return paired === before && paired === after ? "same" : "overlapping";
}

function alike(rows: readonly CaseRow[]): CaseWeights {
  return { weights: rows.map(() => 1), equal: true };
}

function isWeighed({ weight, represents }: CaseRow): boolean {
  return weight !== undefined || represents !== undefined;
}
